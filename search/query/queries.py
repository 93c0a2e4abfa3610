"""The only builder of queries: from what a person asks for to a plan for an engine, and from the engine's answer to the result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from policies.eligibility import Profile
from search.analysis.place_names import Gazetteer
from search.analysis.question import Question, take_apart
from search.analysis.vocabulary import Vocabulary
from search.engines.base import Engine
from search.engines.choices import request_filters
from search.engines.plan import Plan
from search.query.best_bets import BestBets, with_first
from search.query.clauses import can_relax, in_part, text_clause, to_the_word
from search.query.did_you_mean import respelled
from search.query.passages import ReadFiles, shown_in_files
from search.requests import FacetValue, SearchRequest, SearchResult
from search.wording import KINDS

# With so few hits it is worth looking for what answers a part, and for another spelling.
HARDLY_ANY = 2

NO_BEST_BETS = BestBets()

# Names of some values of a facet, such as those of intentions, by value; what it does not know is left out.
Labels: TypeAlias = Callable[[str, Collection[str]], Mapping[str, str]]


def search(
    request: SearchRequest,
    *,
    engine: Engine,
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    now: dt.datetime | None = None,
    labels: Labels | None = None,
    read_files: ReadFiles | None = None,
    best_bets: BestBets = NO_BEST_BETS,
) -> SearchResult:
    """What the request finds.

    `now` is an aware instant, the present when not given. `labels` is asked for the names of facet values that the search does not know
    by itself. `read_files` gives the texts of attached files, so that a hit can say in which one it is. `best_bets` are the editors'
    choices, which come first when sorted by relevance. Any text is accepted. When next to nothing speaks of all that was asked for, what
    speaks of a part of it follows; `relaxed` says that there is nothing else. A suggestion finds more than what was typed; looking costs
    two searches more at most, and only when there is another spelling.
    Raises EngineUnavailable when the engine cannot answer.
    """
    if request.verdicts and request.profile is None:
        request = replace(request, profile=Profile())
    now = now or dt.datetime.now(dt.UTC)
    question = take_apart(request.text, vocabulary, gazetteer)
    plan = make_plan(question, request, now, best_bets.keys(question))
    found = engine.search(plan, request)
    whole = found.total
    if whole <= HARDLY_ANY and can_relax(question) and _answers_little(engine, plan, request, whole):
        found = engine.search(replace(plan, text=in_part(question, plan.text)), request)
        found = replace(found, relaxed=bool(found.total and not whole))
    suggestion = ""
    if whole <= HARDLY_ANY or any(concept.unknown for concept in question.concepts):
        meant = take_apart(respelled(question, (vocabulary.speller, gazetteer.speller)), vocabulary, gazetteer)
        if not meant.empty and _finds_more(engine, meant, question, whole, plan, request):
            suggestion = meant.text
    return replace(
        found,
        hits=shown_in_files(found.hits, request.text, plan.marks, read_files) if read_files else found.hits,
        facets=_named_facets(found.facets, gazetteer, labels),
        suggestion=suggestion,
    )


def make_plan(question: Question, request: SearchRequest, now: dt.datetime, first: tuple[str, ...] = ()) -> Plan:
    """The plan for a question that has been taken apart, and for the filters of its request. `first` are keys of what is shown first."""
    return Plan(
        text=with_first(text_clause(question), first if request.sort == "relevance" else ()),
        now=now,
        filters=request_filters(request, now),
        marks=tuple(dict.fromkeys(_marks(question))),
    )


def _answers_little(engine: Engine, plan: Plan, request: SearchRequest, whole: int) -> bool:
    """Whether what answers only a part of the question is to follow.

    That is so when hardly anything answers the whole of it without any filter, so that a filter leaves as many hits as its facet says; and
    when nothing does with the filters.
    """
    if not whole or not plan.filters:
        return True
    bare = SearchRequest(text=request.text, size=0, facets=())
    return engine.search(replace(plan, filters={}), bare).total <= HARDLY_ANY


def _finds_more(
    engine: Engine, meant: Question, typed: Question, whole: int, plan: Plan, request: SearchRequest
) -> bool:
    """Whether a question put right finds more than the one typed, to which `whole` documents answer, and which finds hardly any.

    Words that are not known may only have ordered what the others find, so that it is asked for them too, in both.
    """

    def total(question: Question) -> int:
        text = to_the_word(question)
        return engine.search(replace(plan, text=text, marks=()), replace(request, size=0, facets=())).total

    if whole and any(concept.unknown for concept in typed.concepts):
        whole = total(typed)
    return whole <= HARDLY_ANY and total(meant) > whole


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
    facets: Mapping[str, tuple[FacetValue, ...]], gazetteer: Gazetteer, labels: Labels | None
) -> dict[str, tuple[FacetValue, ...]]:
    """The facets with names for people. A province is no choice: everything lies in it."""
    known: dict[str, Mapping[str, str]] = {"kind": KINDS, "place": gazetteer.labels}

    def named(facet: str, values: tuple[FacetValue, ...]) -> Iterator[FacetValue]:
        names = known.get(facet, {})
        if labels is not None and facet not in known and values:
            names = labels(facet, [value.value for value in values])
        for value in values:
            if facet != "place" or gazetteer.levels.get(value.value) != "province":
                yield FacetValue(value.value, names.get(value.value, value.label), value.count)

    return {facet: tuple(named(facet, values)) for facet, values in facets.items()}
