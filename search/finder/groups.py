"""The results as groups of cards: the first few of each on the page, all of one group page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.http import HttpRequest

from search.finder import cards
from search.finder.answers import Answers
from search.finder.match import MatchResult, SchemeMatch
from site_core.listings.paging import paginate

GROUP = "nhom"
# The parameter's values, which are the anchors of the groups too.
ANCHORS = {"fits": "phu-hop", "need_facts": "can-them", "not_eligible": "chua-phu-hop"}
# Cards of a group that the page shows; the others are a link away, so that a page stays a page however many schemes there are.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Schemes of one verdict: the cards that are shown, how many there are in all, and where all of them are.

    `page` is the page of the group when it is looked at alone.
    """

    verdict: str
    cards: tuple[cards.Card, ...]
    total: int
    all_address: str
    page: Page[SchemeMatch] | None = None

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.cards)


def groups(request: HttpRequest, answers: Answers, result: MatchResult) -> Mapping[str, Group]:
    """The three groups by verdict; when the address names one of them, that one alone with its page.

    Raises Http404 for a page that the group does not have.
    """
    wanted = next((verdict for verdict, anchor in ANCHORS.items() if request.GET.get(GROUP) == anchor), None)
    found: dict[str, Sequence[SchemeMatch]] = {verdict: getattr(result, verdict) for verdict in ANCHORS}
    page = paginate(request, found[wanted], SHOWN) if wanted else None
    return {
        verdict: Group(
            verdict=verdict,
            cards=tuple(
                cards.card(scheme, answers)
                for scheme in (schemes[:SHOWN] if page is None else page if verdict == wanted else ())
            ),
            total=len(schemes),
            all_address=answers.href(**{GROUP: ANCHORS[verdict]}) + f"#{ANCHORS[verdict]}",
            page=page if verdict == wanted else None,
        )
        for verdict, schemes in found.items()
    }
