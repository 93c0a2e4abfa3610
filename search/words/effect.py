"""What a change of the editors' words does: to the judged queries, and to the searches that it is meant for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from wagtail.models import Page

from search.query import quality
from search.query.quality import Report, Score
from search.requests import SearchRequest
from search.service import site_search
from search.words.codes import known_keys, titles_of
from search.words.current import Words, best_bet_rows, best_bets, current_words, synonym_rows, vocabulary
from search.words.judged import answer, judged_rows
from search.words.models import BestBet, Synonym

# So many searches of the row itself are tried, and so many titles of each shown.
MOST_TRIED = 6
TITLES = 3


@dataclass(frozen=True, slots=True)
class Move:
    """A judged query before and after the change, with the titles of what comes first."""

    before: Score
    after: Score
    first_before: str
    first_after: str

    @property
    def query(self) -> str:
        return self.before.judged.query

    @property
    def better(self) -> bool:
        return self.after.gain > self.before.gain

    @property
    def worse(self) -> bool:
        return self.after.gain < self.before.gain

    @property
    def breaks(self) -> bool:
        """Whether the change breaks an invariant that held."""
        return self.after.broken and not self.before.broken


@dataclass(frozen=True, slots=True)
class Tried:
    """A search that the change is about: how much it finds and what comes first, before and after."""

    text: str
    total_before: int
    total_after: int
    first_before: tuple[str, ...]
    first_after: tuple[str, ...]

    @property
    def same(self) -> bool:
        return (self.total_before, self.first_before) == (self.total_after, self.first_after)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does.

    `moves` are the judged queries whose score or first hit changes, the worst first; `not_shown` are titles of chosen pages that nobody can
    find, as they are not public or no pages of the search.
    """

    before: Report
    after: Report
    moves: tuple[Move, ...]
    tried: tuple[Tried, ...]
    not_shown: tuple[str, ...] = ()

    @property
    def worse(self) -> bool:
        return self.after.ndcg < self.before.ndcg

    @property
    def breaks(self) -> tuple[Move, ...]:
        """Invariants that held and would not any more."""
        return tuple(move for move in self.moves if move.breaks)


def of_synonym(row: Synonym, *, deleted: bool = False) -> Effect:
    """What saving a synonym does, new or changed; or deleting it."""
    now = current_words()
    rows = synonym_rows(without=row.pk) if row.pk else synonym_rows()
    added = () if deleted else ((row.kind, row.terms),)
    return compare(now, replace(now, vocabulary=vocabulary((*rows, *added))), row.term_list())


def of_best_bet(row: BestBet, *, deleted: bool = False) -> Effect:
    """What saving a best bet does, new or changed, with the pages that its form holds; or deleting it."""
    now = current_words()
    rows = best_bet_rows(without=row.pk) if row.pk else best_bet_rows()
    added = [
        (row.pk or 0, row.phrases, chosen.page_id)
        for chosen in row.pages.all()
        if chosen.page.live and row.is_in_force() and not deleted
    ]
    changed = sorted((*rows, *added), key=lambda one: one[0] or float("inf"))
    effect = compare(now, replace(now, best_bets=best_bets(tuple(changed))), row.phrase_list())
    return effect if deleted else replace(effect, not_shown=_not_shown([chosen.page for chosen in row.pages.all()]))


def _not_shown(chosen: Sequence[Page]) -> tuple[str, ...]:
    findable = known_keys(f"page:{page.pk}" for page in chosen)
    return tuple(page.title for page in chosen if f"page:{page.pk}" not in findable)


def compare(before: Words, after: Words, searches: Sequence[str]) -> Effect:
    """The effect of other words on the judged queries, and on some searches."""
    judged = judged_rows()
    reports = [quality.score(judged, _asking(words)) for words in (before, after)]
    pairs = zip(reports[0].scores, reports[1].scores, strict=True)
    moved = [(old, new) for old, new in pairs if (old.rank, old.first) != (new.rank, new.first)]
    titles = titles_of({score.first for pair in moved for score in pair})
    moves = [Move(old, new, titles.get(old.first, ""), titles.get(new.first, "")) for old, new in moved]
    moves.sort(key=lambda move: (not move.breaks, move.after.gain - move.before.gain, move.query))
    return Effect(reports[0], reports[1], tuple(moves), tuple(_tried(searches[:MOST_TRIED], before, after)))


def _asking(words: Words) -> Callable[[str], quality.Answer]:
    return lambda query: answer(query, words)


def _tried(searches: Iterable[str], before: Words, after: Words) -> Iterable[Tried]:
    for text in searches:
        request = SearchRequest(text=text, size=TITLES, facets=())
        old, new = site_search(request, before), site_search(request, after)
        yield Tried(
            text, old.total, new.total, tuple(hit.title for hit in old.hits), tuple(hit.title for hit in new.hits)
        )
