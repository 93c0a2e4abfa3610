"""Suggestions as people type: pages whose title or other names hold words that begin so, grouped by kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.analysis.question import take_apart
from search.analysis.tokens import Token, folded_words, pair
from search.analysis.vocabulary import Vocabulary
from search.engines.base import Engine
from search.engines.choices import request_filters
from search.engines.plan import All, Best, Clause, Flat, OneOf, Plan, Plus, Prefix
from search.place_names import Gazetteer
from search.requests import Hit, SearchRequest
from search.wording import KINDS

MOST = 8

# At first no kind may crowd out the others; what is left over is then given to the best.
MOST_OF_A_KIND = 3

# One letter begins everything, and more words than these name nothing.
FEWEST_LETTERS = 2
MOST_WORDS = 8

# Hits that are looked at for the few that are shown.
_CONSIDERED = 30

# What a word counts for by where it stands, and a title in which the words stand together, or which begins with them.
_TITLE, _PLACE, _KEYWORDS = 4.0, 3.0, 1.5
_TOGETHER, _BEGINNING = 3.0, 20.0
_KINDS = {"scheme": 3.0, "guide": 2.5, "place": 2.0, "legal_document": 1.5, "programme": 1.0, "project": 1.0}


@dataclass(frozen=True, slots=True)
class Suggestion:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SuggestionGroup:
    """Suggestions of one kind; `label` names it."""

    kind: str
    label: str
    items: tuple[Suggestion, ...]


def suggest(
    text: str, *, engine: Engine, vocabulary: Vocabulary, gazetteer: Gazetteer, kinds: tuple[str, ...] = ()
) -> tuple[SuggestionGroup, ...]:
    """At most `MOST` pages for what has been typed so far, grouped by kind; all words must be there, the last may have only begun.

    Any text is accepted; too little of it has no suggestions. Raises EngineUnavailable when the engine cannot answer.
    """
    words = take_apart(text, vocabulary, gazetteer).tokens
    if not 0 < len(words) <= MOST_WORDS or sum(len(word.folded) for word in words) < FEWEST_LETTERS:
        return ()
    request = SearchRequest(text=text, kinds=kinds, size=_CONSIDERED, facets=())
    now = dt.datetime.now(dt.UTC)
    plan = Plan(text=begun_clause(words), now=now, filters=request_filters(request, now))
    return _grouped(_best(engine.search(plan, request).hits, words))


def begun_clause(words: Sequence[Token]) -> Clause:
    """Pages whose title, names or, for a place, former names hold all the words, the last begun at least."""
    *whole, last = (word.folded for word in words)
    held = [*(_held(word, word) for word in whole), _held(last)]
    bonuses = [Flat(OneOf("kind", (kind,)), score) for kind, score in _KINDS.items()]
    if whole:
        bonuses.append(Flat(Prefix("title_pairs", pair(whole[-1], last)), _TOGETHER))
    return Plus(All(tuple(held)), tuple(bonuses))


def _held(start: str, word: str = "") -> Clause:
    """A word that begins so, or just the word when it is given."""

    def stands(text: str) -> Clause:
        return OneOf(f"{text}_folded", (word,)) if word else Prefix(f"{text}_folded", start)

    of_place = All((OneOf("kind", ("place",)), stands("place")))
    return Best((Flat(stands("title"), _TITLE), Flat(of_place, _PLACE), Flat(stands("keywords"), _KEYWORDS)))


def _best(hits: Sequence[Hit], words: Sequence[Token]) -> Iterator[Hit]:
    """The hits to show: those whose title begins so first, and at first only a few of a kind."""
    typed = " ".join(word.folded for word in words)

    def worth(hit: Hit) -> float:
        return hit.score + (_BEGINNING if " ".join(folded_words(hit.title)).startswith(typed) else 0.0)

    ranked = sorted(hits, key=worth, reverse=True)
    seen: dict[str, int] = {}
    first: list[Hit] = []
    rest: list[Hit] = []
    for hit in ranked:
        seen[hit.kind] = seen.get(hit.kind, 0) + 1
        (first if seen[hit.kind] <= MOST_OF_A_KIND else rest).append(hit)
    shown = {hit.key for hit in (first + rest)[:MOST]}
    return (hit for hit in ranked if hit.key in shown)


def _grouped(hits: Iterator[Hit]) -> tuple[SuggestionGroup, ...]:
    groups: dict[str, list[Suggestion]] = {}
    for hit in hits:
        groups.setdefault(hit.kind, []).append(Suggestion(hit.title, hit.url))
    return tuple(SuggestionGroup(kind, KINDS.get(kind, kind), tuple(items)) for kind, items in groups.items())
