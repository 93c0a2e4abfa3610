"""Who gains and who loses by a change, over drawn establishments."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given

from policies.eligibility import NumberRange, Profile, Scheme, compare, drawn_profiles, judge
from tests.policies.eligibility.builders import HOUSEHOLD, MACHINES, MAY_MOC, REFERENCE
from tests.policies.eligibility.strategies import profiles, schemes

TODAY = dt.date(2026, 11, 26)
DRAWN = drawn_profiles([MAY_MOC], REFERENCE, 300)
NO_HOUSEHOLDS = replace(MAY_MOC, routes=MAY_MOC.routes[:1])


def counts(before: Scheme, after: Scheme) -> dict[str, int]:
    return {effect: count for effect, count in compare(before, after, DRAWN, TODAY).counts.items() if count}


def test_the_same_establishments_are_drawn_each_time_and_all_verdicts_are_among_them() -> None:
    assert drawn_profiles([MAY_MOC], REFERENCE, 300) == DRAWN
    assert len(set(DRAWN)) == 300
    states = [judge(MAY_MOC, profile).state for profile in DRAWN]
    assert set(states) >= {"need_facts", "not_eligible"}
    assert min(states.count("need_facts"), states.count("not_eligible")) > 20


def test_establishments_lie_on_both_sides_of_a_limit_of_either_version() -> None:
    route = replace(HOUSEHOLD, criteria=(NumberRange("years", lo=7),))
    drawn = drawn_profiles([MAY_MOC, replace(MAY_MOC, routes=(route,))], REFERENCE, 300)
    assert {"6", "7"} <= {profile.answers.get("years") for profile in drawn}


def test_no_change_changes_nothing() -> None:
    assert counts(MAY_MOC, MAY_MOC) == {}


def test_a_route_that_is_taken_away_is_lost_and_given_back_is_gained() -> None:
    lost = counts(MAY_MOC, NO_HOUSEHOLDS)
    assert lost.keys() <= {"loses", "state"}
    assert lost["loses"] > 10
    assert counts(NO_HOUSEHOLDS, MAY_MOC)["gains"] == lost["loses"]


def test_a_lower_cap_is_less_for_those_above_it_alone() -> None:
    lower = replace(MAY_MOC, benefits=(replace(MACHINES, cap_million=100),))
    less = counts(MAY_MOC, lower)
    assert less.keys() == {"less"}
    assert counts(lower, MAY_MOC) == {"more": less["less"]}
    (difference, *_) = compare(MAY_MOC, lower, DRAWN, TODAY).differences
    assert difference.most_after == 100_000_000
    assert difference.most_before is not None
    assert difference.most_before > 100_000_000


@given(schemes(), schemes(), profiles())
def test_each_profile_is_counted_once_and_in_the_other_direction_the_other_way(
    one: Scheme, other: Scheme, answers: Profile
) -> None:
    there, back = (compare(a, b, [answers], TODAY) for a, b in ((one, other), (other, one)))
    assert there.total == 1
    mirrored = {"gains": "loses", "loses": "gains", "more": "less", "less": "more", "state": "state"}
    assert [mirrored[d.effect] for d in there.differences] == [d.effect for d in back.differences]
    changed = judge(one, answers).state != judge(other, answers).state
    assert bool(there.differences) == changed  # drawn schemes pay nothing
