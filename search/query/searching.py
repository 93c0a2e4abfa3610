"""A whole search: from what a person asks for to the engine, and from its answers to the result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from policies.eligibility import Profile
from search.analysis.place_names import Gazetteer
from search.analysis.question import Question, take_apart
from search.analysis.vocabulary import Vocabulary
from search.engines.base import Asked, Engine
from search.engines.plan import Plan
from search.query.best_bets import BestBets
from search.query.clauses import can_relax, in_part, to_the_word
from search.query.did_you_mean import respelled
from search.query.passages import ReadFiles, shown_in_files
from search.query.planning import make_plan
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
    speaks of a part of it follows; `relaxed` says that there is nothing else. A suggestion finds more than what was typed.
    The engine is asked three times at most: for the whole, for some totals when next to nothing was found or a word is not known, and for
    what answers a part.
    Raises EngineUnavailable when the engine cannot answer.
    """
    if request.verdicts and request.profile is None:
        request = replace(request, profile=Profile())
    now = now or dt.datetime.now(dt.UTC)
    question = take_apart(request.text, vocabulary, gazetteer)
    plan = make_plan(question, request, now, best_bets.keys(question))
    found = engine.search(plan, request)
    whole = found.total
    meant = _meant(question, vocabulary, gazetteer, whole)
    part_follows, meant_finds_more = _counted(engine, plan, request, question, meant, whole)
    if part_follows:
        found = engine.search(replace(plan, text=in_part(question, plan.text)), request)
        found = replace(found, relaxed=bool(found.total and not whole))
    return replace(
        found,
        hits=shown_in_files(found.hits, request.text, plan.marks, read_files) if read_files else found.hits,
        facets=_named_facets(found.facets, gazetteer, labels),
        suggestion=meant.text if meant is not None and meant_finds_more else "",
    )


def _meant(question: Question, vocabulary: Vocabulary, gazetteer: Gazetteer, whole: int) -> Question | None:
    """The question put right, when there is reason to think that another one was meant: hardly anything answers to it, or it has words
    of which nothing is known."""
    if whole > HARDLY_ANY and not _has_unknown(question):
        return None
    meant = take_apart(respelled(question, (vocabulary.speller, gazetteer.speller)), vocabulary, gazetteer)
    return None if meant.empty else meant


def _counted(
    engine: Engine, plan: Plan, request: SearchRequest, question: Question, meant: Question | None, whole: int
) -> tuple[bool, bool]:
    """Whether what answers only a part of the question is to follow, and whether the question that was meant finds more.

    What answers a part follows when hardly anything answers the whole without any filter, so that a filter leaves as many hits as its
    facet says; and when nothing does with the filters. Words that are not known may only have ordered what the others find: the question
    that was meant, and the one typed, are asked for them too. All that is to be counted for this is asked at once.
    """
    wanted: dict[str, Asked] = {}
    may_relax = whole <= HARDLY_ANY and can_relax(question)
    if may_relax and whole and plan.filters:
        wanted["unfiltered"] = replace(plan, filters={}), SearchRequest(text=request.text)
    if meant is not None:
        wanted["meant"] = replace(plan, text=to_the_word(meant)), request
        if whole and _has_unknown(question):
            wanted["typed"] = replace(plan, text=to_the_word(question)), request
    totals = dict(zip(wanted, engine.totals(list(wanted.values())), strict=True)) if wanted else {}
    typed = totals.get("typed", whole)
    in_part = may_relax and totals.get("unfiltered", 0) <= HARDLY_ANY
    return in_part, typed <= HARDLY_ANY and totals.get("meant", 0) > typed


def _has_unknown(question: Question) -> bool:
    return any(concept.unknown for concept in question.concepts)


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
