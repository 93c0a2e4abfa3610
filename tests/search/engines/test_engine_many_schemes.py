"""Hundreds of schemes in one index, and thousands of people: the engines' filters say what `judge` says."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from policies.eligibility import Profile, Scheme, judge, scheme_routes_fields
from search.engines.base import Engine
from search.requests import VERDICTS
from tests.policies.eligibility.strategies import profiles, schemes
from tests.search.conftest import MakeEngine
from tests.search.corpus import ask, document

SCHEMES = 300
PEOPLE = 1_000

# Of every person so many schemes are judged by hand; all of them would take minutes.
JUDGED = 15

# The engine in memory is slow, and was compared with `judge` elsewhere.
SHARE_FOR_SCAN = 10

Drawn = TypeVar("Drawn")


def _drawn(strategy: st.SearchStrategy[Drawn], count: int) -> list[Drawn]:
    """So many examples of a strategy, to be used together."""
    found: list[Drawn] = []

    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(example: Drawn) -> None:
        found.append(example)

    draw()
    return found


@lru_cache(maxsize=1)
def world() -> tuple[list[Scheme], list[Profile]]:
    """The schemes, and the people: each of them also as one who has kept one answer back."""
    people = _drawn(profiles(), PEOPLE)
    chance = random.Random(0)
    silent = [p.without(chance.choice(sorted(p.answers))) for p in people if p.answers]
    return _drawn(schemes(), SCHEMES), [*people, *silent]


def _with_verdict(engine: Engine, profile: Profile, verdict: str) -> set[str]:
    """Codes of all schemes with a verdict, from the facet that counts each scheme once."""
    found = ask(engine, profile=profile, verdicts=(verdict,), size=0, facets=("intention",))
    values = found.facets["intention"]
    assert found.total == len(values) == (found.verdict_totals or {})[verdict]
    return {value.value for value in values}


def test_every_verdict_of_every_person(make_engine: MakeEngine) -> None:
    all_schemes, people = world()
    engine = make_engine(
        [
            document(f"s{n:03d}", "scheme", intentions=(f"s{n:03d}",), routes=tuple(scheme_routes_fields(scheme)))
            for n, scheme in enumerate(all_schemes)
        ]
    )
    chance = random.Random(1)
    seen = dict.fromkeys(VERDICTS, 0)
    for number, profile in enumerate(people[::SHARE_FOR_SCAN] if engine.name == "scan" else people):
        verdict = VERDICTS[number % len(VERDICTS)]
        found = _with_verdict(engine, profile, verdict)
        seen[verdict] += len(found)
        for n in chance.sample(range(len(all_schemes)), JUDGED):
            judged = judge(all_schemes[n], profile).kind
            assert (f"s{n:03d}" in found) == (judged == verdict), (all_schemes[n], profile, verdict, judged)
    assert all(seen.values()), seen
