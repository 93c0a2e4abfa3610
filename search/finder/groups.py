"""One group of schemes whole, page by page: as cards with all their reasons, or as a table to compare."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.http import HttpRequest

from search.finder import wording
from search.finder.answers import Answers
from search.finder.cards import Card, Line, card, line
from search.finder.match import MatchResult, SchemeMatch
from site_core.listings.paging import paginate

GROUP = "nhom"
FITS, NEED, POSSIBLE, EXCLUDED, ASIDE, TABLE = "phu-hop", "can-them", "co-the", "chua-phu-hop", "nguoi-sap-mo", "bang"
# Cards on a page; a table has room for more.
SHOWN, ROWS = 12, 30

_SCHEMES: Mapping[str, Callable[[MatchResult], Sequence[SchemeMatch]]] = {
    FITS: lambda result: result.fits,
    NEED: lambda result: result.need_facts,
    POSSIBLE: lambda result: [*result.fits, *result.need_facts],
    EXCLUDED: lambda result: result.not_eligible,
    ASIDE: lambda result: result.aside,
    TABLE: lambda result: [*result.fits, *result.need_facts],
}


@dataclass(frozen=True, slots=True)
class Group:
    """A page of a group: its cards, or the lines of a table."""

    anchor: str
    title: str
    total: int
    page: Page[SchemeMatch]
    cards: tuple[Card, ...] = ()
    rows: tuple[Line, ...] = ()


def group(request: HttpRequest, answers: Answers, result: MatchResult) -> Group | None:
    """The group that the address names; None when it names none. Raises Http404 for a page that the group does not have."""
    name = request.GET.get(GROUP, "")
    if name not in _SCHEMES:
        return None
    found = _SCHEMES[name](result)
    page = paginate(request, found, ROWS if name == TABLE else SHOWN)
    return Group(
        anchor=name,
        title=wording.GROUPS[name],
        total=len(found),
        page=page,
        cards=() if name == TABLE else tuple(card(scheme, answers) for scheme in page),
        rows=tuple(line(scheme, answers) for scheme in page) if name == TABLE else (),
    )


def address(name: str, answers: Answers) -> str:
    """Where a group is, with these answers."""
    return answers.href(**{GROUP: name}) + f"#{name}"
