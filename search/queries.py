"""The only builder of queries: from what a person typed to a plan for an engine, and from the engine's answer to the result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from policies.eligibility import Profile
from search.analysis.question import Concept, Question, take_apart
from search.analysis.tokens import Token, pair
from search.analysis.vocabulary import Vocabulary
from search.engines.base import Engine
from search.engines.choices import request_filters
from search.engines.fields import TEXTS
from search.engines.plan import All, Best, Clause, Everything, Flat, Nothing, OneOf, Plan, Plus, Some, Term, Weighted
from search.place_names import Gazetteer, NamedPlace
from search.requests import FacetValue, SearchRequest, SearchResult
from search.wording import KINDS

# What a match in a text counts for. Titles and the other names of a thing say what it is.
FIELD_WEIGHTS = {"title": 3.0, "keywords": 2.5, "summary": 1.5, "body": 1.0, "attachment": 0.5, "place": 0.5}
assert FIELD_WEIGHTS.keys() == set(TEXTS)

# Of the score of a word, the share that its diacritics bring when the query was typed with them.
EXACT_SHARE = 0.5

# A thing said in several texts of a document counts once, and this share for each further time.
REPEATED = 0.15

# Vague words order what other words have found. Neighbours that stay neighbours say that the words belong together.
VAGUE_WEIGHT = 0.25
NEIGHBOURS_WEIGHT = 0.3

# What people look for first when they do not say: what they can apply for, then how.
KIND_SCORES = {"scheme": 2.0, "guide": 1.5, "programme": 0.5, "project": 0.5, "announcement": 0.5}
IN_FORCE_SCORE = 0.5

# Everything has a short public name, its code: «sxsh», «nhan-hieu». Who types it means the thing of that name.
NAME_SCORE = 8.0

# A document named by its number is that document, whatever else is typed.
NAMED_DOCUMENT_SCORE = 60.0

# A query that is only a place wants the page of the place, then what concerns it. Beside other words a place counts for less.
PLACE_PAGE_SCORE = 40.0
PLACE_SCORE = 12.0
SUCCESSOR_SCORE = 6.0
BESIDE_WORDS = 0.25

# With so few hits a correction is worth offering.
HARDLY_ANY = 2


def search(
    request: SearchRequest,
    *,
    engine: Engine,
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    now: dt.datetime | None = None,
    labels: Mapping[str, Mapping[str, str]] | None = None,
) -> SearchResult:
    """What the request finds.

    `now` is an aware instant, the present when not given. `labels` adds names of facet values by facet and value, such as those of
    intentions. Any text is accepted. Raises EngineUnavailable when the engine cannot answer.
    """
    if request.verdicts and request.profile is None:
        request = replace(request, profile=Profile())
    question = take_apart(request.text, vocabulary, gazetteer)
    plan = make_plan(question, request, now or dt.datetime.now(dt.UTC))
    found = engine.search(plan, request)
    return replace(
        found,
        facets=_named_facets(found.facets, gazetteer, labels or {}),
        suggestion=question.corrected if found.total <= HARDLY_ANY else "",
    )


def make_plan(question: Question, request: SearchRequest, now: dt.datetime) -> Plan:
    """The plan for a question that has been taken apart, and for the filters of its request."""
    return Plan(
        text=_text_clause(question),
        now=now,
        filters=request_filters(request, now),
        marks=tuple(dict.fromkeys(_marks(question))),
    )


def _text_clause(question: Question) -> Clause:
    if question.empty:
        return Everything()
    deciding = [c for c in question.concepts if not (c.vague or c.filler or c.place)]
    places = [c for c in question.concepts if c.place]
    vague = [c for c in question.concepts if c.vague and not c.filler and not c.place]
    if not question.concepts:
        return Nothing()
    if not deciding and not places:
        deciding, vague = vague or list(question.concepts), []
    clauses = tuple(_concept_clause(concept, question.accented) for concept in deciding)
    alone = not (deciding or vague)
    place_clauses = tuple(_place_clause(concept, question.accented, alone=alone) for concept in places)
    bonuses = (
        *(Weighted(_concept_clause(concept, question.accented), VAGUE_WEIGHT) for concept in vague),
        *_neighbours(question.concepts),
        *(Flat(OneOf("kind", (kind,)), score) for kind, score in KIND_SCORES.items()),
        Flat(OneOf("legal_status", ("in_force",)), IN_FORCE_SCORE),
    )
    if not deciding:
        return Plus(Some(place_clauses), bonuses)
    minimum = _minimum(len(deciding))
    if not places or minimum == 1:
        return Plus(Some(clauses, minimum), (*place_clauses, *bonuses))
    nearly = All((Some(place_clauses), Some(clauses, minimum - 1)))
    return Plus(Flat(Some((Some(clauses, minimum), nearly)), 0.0), (*clauses, *place_clauses, *bonuses))


def _minimum(concepts: int) -> int:
    """How many of the things asked for a document must speak of: both of two, half of more."""
    return concepts if concepts <= 2 else (concepts + 1) // 2


def _concept_clause(concept: Concept, accented: bool) -> Clause:
    """Documents that speak of the concept in any of its terms, in any of their texts."""
    parts = [Weighted(_in_text(text, concept.words, accented), weight) for text, weight in FIELD_WEIGHTS.items()]
    names = [_name(concept.words, 1.0)]
    for target in concept.targets:
        parts += [
            Weighted(_in_text(text, target.words, accented, known=True), weight * target.weight)
            for text, weight in FIELD_WEIGHTS.items()
        ]
        names.append(_name(target.words, target.weight))
    if concept.document is not None:
        parts.append(Flat(OneOf("document", (concept.document.term(),)), NAMED_DOCUMENT_SCORE))
    return Plus(Best(tuple(parts), REPEATED), (Best(tuple(names)),))


def _name(words: tuple[Token, ...], weight: float) -> Clause:
    return Flat(OneOf("name", (" ".join(word.folded for word in words),)), NAME_SCORE * weight)


def _in_text(text: str, words: tuple[Token, ...], accented: bool, known: bool = False) -> Clause:
    """Words standing together in a text. A single word that comes from the vocabulary is `known` to have its diacritics."""
    if len(words) == 1 and known:
        return Term(f"{text}_exact", words[0].exact)
    terms = _folded_terms(text, words)
    folded: Clause = terms[0] if len(terms) == 1 else All(terms)
    if not accented:
        return folded
    share = EXACT_SHARE / len(words)
    exact = (Weighted(Term(f"{text}_exact", word.exact), share) for word in words)
    return Plus(Weighted(folded, 1 - EXACT_SHARE), tuple(exact))


def _folded_terms(text: str, words: tuple[Token, ...]) -> tuple[Term, ...]:
    """The terms that a text must hold to hold the words together; a comma between two of them parts them."""
    terms: list[Term] = []
    for i, word in enumerate(words):
        goes_on = i + 1 < len(words) and words[i + 1].joined
        came_on = i > 0 and word.joined
        if goes_on:
            terms.append(Term(f"{text}_pairs", pair(word.folded, words[i + 1].folded)))
        elif not came_on:
            terms.append(Term(f"{text}_folded", word.folded))
    return tuple(terms)


def _place_clause(concept: Concept, accented: bool, *, alone: bool) -> Clause:
    """Documents that concern the place, or name it."""
    assert concept.place is not None
    scale = 1.0 if alone else BESIDE_WORDS
    chosen = [Flat(clause, score * scale) for clause, score in _place_choices(concept.place)]
    named = [
        Weighted(_in_text(text, name, accented), weight * scale)
        for name in concept.place.spellings
        for text, weight in FIELD_WEIGHTS.items()
    ]
    return Best((*chosen, *named), REPEATED)


def _place_choices(place: NamedPlace) -> Iterator[tuple[Clause, float]]:
    for rank, key in enumerate((*place.keys, *place.related)):
        page = All((OneOf("kind", ("place",)), OneOf("own_place", (key,))))
        yield page, PLACE_PAGE_SCORE / (1 + rank / 8)
    for keys, score in ((place.keys, PLACE_SCORE), (place.related, SUCCESSOR_SCORE)):
        if keys:
            yield OneOf("own_place", keys), score
            yield OneOf("place", keys), score / 2
    if place.provinces and not place.keys:
        yield OneOf("place", place.provinces), SUCCESSOR_SCORE


def _neighbours(concepts: tuple[Concept, ...]) -> Iterator[Clause]:
    """Neighbouring concepts whose words also stand side by side in a text."""
    for first, second in pairwise(concepts):
        if second.words[0].joined and not (first.filler and second.filler):
            term = pair(first.words[-1].folded, second.words[0].folded)
            parts = (Weighted(Term(f"{text}_pairs", term), FIELD_WEIGHTS[text]) for text in ("title", "summary", "body"))
            yield Weighted(Best(tuple(parts)), NEIGHBOURS_WEIGHT)


def _marks(question: Question) -> Iterator[tuple[str, ...]]:
    """Phrases to mark in snippets: what decides, or all when nothing does."""
    telling = [c for c in question.concepts if not c.filler and not (c.vague and len(c.words) == 1)]
    for concept in telling or question.concepts:
        names = concept.place.spellings if concept.place else (concept.words,)
        others = () if concept.vague else (target.words for target in concept.targets)
        for words in (*names, *others):
            yield tuple(word.folded for word in words)


def _named_facets(
    facets: Mapping[str, tuple[FacetValue, ...]], gazetteer: Gazetteer, labels: Mapping[str, Mapping[str, str]]
) -> dict[str, tuple[FacetValue, ...]]:
    """The facets with names for people. A province is no choice: everything lies in it."""
    names = {"kind": KINDS, "place": gazetteer.labels, **labels}
    return {
        facet: tuple(
            replace(value, label=names.get(facet, {}).get(value.value, value.label))
            for value in values
            if facet != "place" or gazetteer.levels.get(value.value) != "province"
        )
        for facet, values in facets.items()
    }
