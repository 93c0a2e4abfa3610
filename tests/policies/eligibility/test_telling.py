"""A number is asked in as few bands as tell the schemes apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policies.eligibility import Interval, Judge, NumberRange, Profile, Scheme, telling_bands

from . import strategies as draw
from .builders import GOOD_BASE, MAY_MOC, profile, scheme

ENTERPRISE = f"legal_form=enterprise&{GOOD_BASE}"


def test_a_turnover_is_one_choice_where_that_suffices() -> None:
    person = profile(f"{ENTERPRISE}&employees=50")
    assert telling_bands("revenue", [MAY_MOC], person) == (Interval(0, 200_000), Interval(200_001, None))
    assert telling_bands("employees", [MAY_MOC], person) == (Interval(0, 200), Interval(201, None))


def test_limits_of_rules_are_bounds_of_bands() -> None:
    asked = scheme(NumberRange("years", 3, 10))
    assert telling_bands("years", [asked], Profile()) == (Interval(0, 2), Interval(3, 10), Interval(11, None))


def test_a_number_that_decides_nothing_is_one_band() -> None:
    assert telling_bands("years", [MAY_MOC], Profile()) == (Interval(0, None),)
    assert telling_bands("revenue", [MAY_MOC], profile(f"{ENTERPRISE}&employees=500")) == (Interval(0, None),)
    assert telling_bands("revenue", [MAY_MOC], profile("legal_form=household")) == (Interval(0, None),)


@given(st.lists(draw.schemes(most=2), max_size=3), draw.profiles(), st.sampled_from(tuple(draw.NUMBERS)), st.data())
def test_within_a_band_the_number_changes_no_verdict(
    schemes: list[Scheme], person: Profile, fact: str, data: st.DataObject
) -> None:
    bands = telling_bands(fact, schemes, person)
    assert (bands[0].lo, bands[-1].hi) == (0, None)
    assert all(first.hi == second.lo - 1 for first, second in zip(bands, bands[1:], strict=False))
    band = data.draw(st.sampled_from(bands))
    point = data.draw(st.sampled_from(sorted({band.lo, band.hi or band.lo + 1_000})))
    whole, exact = (Judge(person.with_value(fact, value)) for value in (band, Interval(point, point)))
    for one in schemes:
        assert whole.assess(one).kind == exact.assess(one).kind
