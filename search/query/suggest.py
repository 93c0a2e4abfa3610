"""Suggestions as people type: pages whose title or other names hold words that begin so, grouped by kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis.place_names import Gazetteer
from search.analysis.question import Question, take_apart
from search.analysis.tokens import Token, folded_words, pair
from search.analysis.vocabulary import Vocabulary
from search.engines.base import Engine
from search.engines.choices import request_filters
from search.engines.plan import All, Best, Clause, Flat, OneOf, Plan, Plus, Prefix, Some
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

# What a word, and two words side by side, count for by where they stand; and a title that begins with all that was typed.
_WORDS = {"title": 3.0, "keywords": 1.5, "place": 2.5}
_PAIRS = {"title": 6.0, "keywords": 4.0, "place": 5.0}
_BEGINNING = 1.5
_DOCUMENT = 20.0
_KIND_SCORES = {"scheme": 4.0, "guide": 3.0, "place": 2.0, "legal_document": 1.5, "programme": 1.0, "project": 1.0}


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
    question = take_apart(text, vocabulary, gazetteer)
    words = _telling(question)
    if not 0 < len(words) <= MOST_WORDS or sum(len(word.folded) for word in words) < FEWEST_LETTERS:
        return ()
    request = SearchRequest(text=text, kinds=kinds, size=_CONSIDERED, facets=())
    now = dt.datetime.now(dt.UTC)
    named = tuple(concept.document.term() for concept in question.concepts if concept.document)
    plan = Plan(text=begun_clause(words, named), now=now, filters=request_filters(request, now))
    return _grouped(_best(engine.search(plan, request).hits, words))


def _telling(question: Question) -> tuple[Token, ...]:
    """The words typed, without those that have no meaning here; the last stays, as it may only have begun."""
    filler = {word for concept in question.concepts if concept.filler for word in concept.words}
    return tuple(word for word in question.tokens if word not in filler or word == question.tokens[-1])


def begun_clause(words: Sequence[Token], documents: tuple[str, ...] = ()) -> Clause:
    """Pages whose title, names or, for a place, former names hold all the words, the last begun at least; and first the legal documents
    of these terms, however their number was written."""
    folded = [word.folded for word in words]
    pairs = [pair(first, second) for first, second in pairwise(folded)]
    kinds = (Flat(OneOf("kind", (kind,)), score) for kind, score in _KIND_SCORES.items())
    found: Clause = All(tuple(_named(folded, "folded", _WORDS)))
    if documents:
        found = Some((found, Flat(OneOf("document", documents), _DOCUMENT)))
    return Plus(found, (*_named(pairs, "pairs", _PAIRS), *kinds))


def _named(terms: Sequence[str], form: str, scores: Mapping[str, float]) -> Iterator[Clause]:
    """Pages that hold each term in their names, begun at least for the last; the score says in which.

    Names of places are names for the pages of places only.
    """
    for left, term in zip(reversed(range(len(terms))), terms, strict=True):
        held: dict[str, Clause] = {
            text: OneOf(f"{text}_{form}", (term,)) if left else Prefix(f"{text}_{form}", term) for text in scores
        }
        held["place"] = All((OneOf("kind", ("place",)), Some((held["place"], held["keywords"]))))
        yield Best(tuple(Flat(clause, scores[text]) for text, clause in held.items()))


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
