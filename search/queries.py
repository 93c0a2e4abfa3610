"""The only builder of queries: from what a person asks for to a plan for an engine, and from the engine's answer to the result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from policies.eligibility import Profile
from search.analysis.question import Question, take_apart
from search.analysis.vocabulary import Vocabulary
from search.clauses import can_relax, text_clause
from search.engines.base import Engine
from search.engines.choices import request_filters
from search.engines.plan import Plan
from search.passages import ReadFiles, shown_in_files
from search.place_names import Gazetteer
from search.requests import FacetValue, SearchRequest, SearchResult
from search.wording import KINDS

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
    read_files: ReadFiles | None = None,
) -> SearchResult:
    """What the request finds.

    `now` is an aware instant, the present when not given. `labels` adds names of facet values by facet and value, such as those of
    intentions. `read_files` gives the texts of attached files, so that a hit can say in which one it is. Any text is accepted. When nothing speaks of all that was asked for, the result is what speaks of a part, and `relaxed`.
    Raises EngineUnavailable when the engine cannot answer.
    """
    if request.verdicts and request.profile is None:
        request = replace(request, profile=Profile())
    question = take_apart(request.text, vocabulary, gazetteer)
    plan = make_plan(question, request, now or dt.datetime.now(dt.UTC))
    found = engine.search(plan, request)
    if not found.total and can_relax(question):
        found = engine.search(replace(plan, text=text_clause(question, relaxed=True)), request)
        found = replace(found, relaxed=bool(found.total))
    return replace(
        found,
        hits=shown_in_files(found.hits, request.text, plan.marks, read_files) if read_files else found.hits,
        facets=_named_facets(found.facets, gazetteer, labels or {}),
        suggestion=question.corrected if found.relaxed or found.total <= HARDLY_ANY else "",
    )


def make_plan(question: Question, request: SearchRequest, now: dt.datetime) -> Plan:
    """The plan for a question that has been taken apart, and for the filters of its request."""
    return Plan(
        text=text_clause(question),
        now=now,
        filters=request_filters(request, now),
        marks=tuple(dict.fromkeys(_marks(question))),
    )


def _marks(question: Question) -> Iterator[tuple[str, ...]]:
    """Phrases to mark in snippets: what decides, or all when nothing does."""
    telling = [c for c in question.concepts if not c.filler and not (c.vague and len(c.words) == 1)]
    for concept in telling or question.concepts:
        names = concept.place.spellings if concept.place else (concept.words,)
        loose = () if concept.known or concept.place else pairwise(concept.words)
        others = () if concept.vague else (target.words for target in concept.targets)
        for term in (*names, *loose, *others):
            yield tuple(word.folded for word in term)


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
