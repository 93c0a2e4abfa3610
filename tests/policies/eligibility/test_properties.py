"""The four properties of DESIGN §4, on random schemes and profiles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policies.eligibility import (
    CRITERION_KINDS,
    Interval,
    Mode,
    Profile,
    Route,
    Scheme,
    Unasked,
    evaluate,
    judge,
    route_filter,
    scheme_routes_fields,
)
from policies.eligibility.finding import STRENGTHS

from .oracle import eligible
from .strategies import completions, narrowings, profiles, schemes

KINDS = tuple(CRITERION_KINDS.values())

calm = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def hits(scheme: Scheme, profile: Profile, mode: Mode) -> bool:
    return any(evaluate(route_filter(profile, mode), fields) for fields in scheme_routes_fields(scheme))


def test_every_kind_of_criterion_is_drawn_in_every_strength() -> None:
    drawn = set()

    @settings(calm, max_examples=200, derandomize=True, database=None)
    @given(schemes())
    def look(scheme: Scheme) -> None:
        drawn.update((type(c), c.strength) for route in scheme.routes for c in route.criteria)

    look()

    strengths = {kind: STRENGTHS if kind is not Unasked else STRENGTHS[1:] for kind in KINDS}
    assert drawn == {(kind, strength) for kind in KINDS for strength in strengths[kind]}


@calm
@given(schemes(), profiles())
def test_the_filters_find_exactly_what_the_judge_says(scheme: Scheme, profile: Profile) -> None:
    kind = judge(scheme, profile).kind
    assert hits(scheme, profile, "certain") == (kind == "fits")
    assert hits(scheme, profile, "possible") == (kind != "not_eligible")


@calm
@given(st.data(), schemes(most=4), profiles())
def test_every_completion_agrees_with_a_settled_verdict(data: st.DataObject, scheme: Scheme, profile: Profile) -> None:
    kind = judge(scheme, profile).kind
    for _ in range(5):
        world = data.draw(completions(profile))
        if kind == "fits":
            assert eligible(scheme, world)
        elif kind == "not_eligible":
            assert not eligible(scheme, world)


@calm
@given(st.data(), schemes(most=4), profiles())
def test_another_answer_never_flips_a_settled_verdict(data: st.DataObject, scheme: Scheme, profile: Profile) -> None:
    before = judge(scheme, profile).kind
    after = judge(scheme, data.draw(narrowings(profile))).kind
    assert before in ("need_facts", after)


@calm
@given(st.data(), schemes(most=4), profiles())
def test_the_order_of_criteria_and_routes_is_irrelevant(data: st.DataObject, scheme: Scheme, profile: Profile) -> None:
    def shuffled(route: Route) -> Route:
        return replace(route, criteria=tuple(data.draw(st.permutations(route.criteria))))

    routes = tuple(data.draw(st.permutations([shuffled(route) for route in scheme.routes])))
    assert judge(replace(scheme, routes=routes), profile) == judge(scheme, profile)


@calm
@given(st.data(), schemes(most=3))
def test_a_complete_profile_is_judged_as_the_naive_judge_does(data: st.DataObject, scheme: Scheme) -> None:
    """With every fact known there is nothing left to ask."""
    world = data.draw(completions(Profile()))
    profile = Profile()
    for fact, value in world.items():
        profile = profile.with_value(fact, Interval(value, value) if isinstance(value, int) else frozenset({value}))
    if scheme.routes:
        assert judge(scheme, profile).kind == ("fits" if eligible(scheme, world) else "not_eligible")


@calm
@given(schemes(), profiles())
def test_what_is_missing_is_open_and_named_only_when_needed(scheme: Scheme, profile: Profile) -> None:
    verdict = judge(scheme, profile)
    if verdict.kind != "need_facts":
        assert verdict.missing == ()
    elif scheme.routes:
        assert verdict.missing
    for fact in (fact for group in verdict.missing for fact in group):
        value = profile.value(fact)
        assert value is None or (len(value) > 1 if isinstance(value, frozenset) else not value.is_point)


@pytest.mark.parametrize("mode", ["certain", "possible"])
@calm
@given(profiles())
def test_an_empty_slot_of_the_index_is_never_a_hit(mode: Mode, profile: Profile) -> None:
    assert not evaluate(route_filter(profile, mode), {})
