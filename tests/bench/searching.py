"""Whole searches against what the engine itself needs for them, and against the peers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from policies.eligibility import Profile
from search.engines.base import Engine
from search.query import quality, searching
from search.query.gazetteer import current_gazetteer
from search.query.searching import Labels
from search.requests import SearchRequest, SearchResult
from search.service import facet_labels, reference
from search.words.current import Words, current_words
from tests.bench.bare import taken_down
from tests.bench.timing import Times, in_turns

# Who asks: from nothing known to most known.
PROFILES: tuple[dict[str, list[str]], ...] = (
    {},
    {"legal_form": ["household"], "place": ["09400"]},
    {"legal_form": ["enterprise"], "industry": ["1702"], "employees": ["10-49"]},
    {
        "legal_form": ["household"],
        "place": ["09400"],
        "industry": ["1702"],
        "counterpart": ["yes"],
        "investment": ["600"],
    },
)

# What takes the time: (engine, number of documents, «whole», «bare», «ten» or «peer»).
Name = tuple[str, int, str]


@dataclass(frozen=True)
class Case:
    """A question of the judged queries, asked by somebody."""

    text: str
    profile: Profile


@dataclass
class Asking:
    """How questions are put to our search: the same vocabulary, places and names as on the site."""

    words: Words = field(default_factory=current_words)
    gazetteer: Any = field(default_factory=current_gazetteer)
    labels: Labels = field(default_factory=lambda: _kept(facet_labels))

    def whole(self, engine: Engine, case: Case) -> SearchResult:
        """Text, eligibility, facets and snippets: everything that a page of results shows."""
        request = SearchRequest(text=case.text, profile=case.profile)
        return self.search(engine, request)

    def ten(self, engine: Engine, case: Case) -> SearchResult:
        """Ten hits and a total: what is left to compare with a search that does no more. They have their snippets all the same."""
        return self.search(engine, SearchRequest(text=case.text, facets=()))

    def answer(self, engine: Engine, text: str) -> list[tuple[str, str]]:
        """(code, kind) of the first hits, to be judged."""
        hits = self.search(engine, SearchRequest(text=text, size=quality.DEPTH, facets=())).hits
        return [(hit.code, hit.kind) for hit in hits]

    def search(self, engine: Engine, request: SearchRequest) -> SearchResult:
        return searching.search(
            request,
            engine=engine,
            vocabulary=self.words.vocabulary,
            best_bets=self.words.best_bets,
            gazetteer=self.gazetteer,
            labels=self.labels,
        )


def _kept(labels: Labels) -> Labels:
    """The same names without the database: what is measured is the search."""
    ask = cache(labels)
    return lambda facet, values: ask(facet, tuple(values))


def cases() -> list[Case]:
    """The judged queries, each asked by one of the profiles."""
    profiles = [Profile.parse(facts, reference()) for facts in PROFILES]
    return [Case(judged.query, profiles[i % len(profiles)]) for i, judged in enumerate(quality.read_judged())]


def time_searches(
    times: Times[Name],
    engines: dict[tuple[str, int], Engine],
    peers: dict[tuple[str, int], Callable[[str], Any]],
    asked: Sequence[Case],
    rounds: int,
    seed: int,
) -> None:
    """Take the times of everything in turns."""
    asking = Asking()
    things: dict[Name, Callable[[int], Any]] = {}
    for (name, size), engine in engines.items():
        bare = [taken_down(engine, _bound(asking, engine, case)) for case in asked]
        things[name, size, "whole"] = _bound_to_all(asking.whole, engine, asked)
        things[name, size, "ten"] = _bound_to_all(asking.ten, engine, asked)
        things[name, size, "bare"] = _call(bare)
    for (name, size), ask in peers.items():
        things[name, size, "peer"] = _peer(ask, asked)
    in_turns(times, things, len(asked), rounds, seed)


def _bound(asking: Asking, engine: Engine, case: Case) -> Callable[[], Any]:
    return lambda: asking.whole(engine, case)


def _bound_to_all(
    ask: Callable[[Engine, Case], SearchResult], engine: Engine, asked: Sequence[Case]
) -> Callable[[int], Any]:
    return lambda number: ask(engine, asked[number])


def _call(calls: Sequence[Callable[[], Any]]) -> Callable[[int], Any]:
    return lambda number: calls[number]()


def _peer(ask: Callable[[str], Any], asked: Sequence[Case]) -> Callable[[int], Any]:
    return lambda number: ask(asked[number].text)
