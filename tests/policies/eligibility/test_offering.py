"""What people are told of a verdict, and which schemes only who asks for them is told of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from policies.eligibility import Judge, Profile, Scheme, judge, offered

from . import strategies as draw
from .builders import GOOD_BASE, MAY_MOC, profile

FOUNDERS = replace(MAY_MOC, for_founders=True)


@given(draw.schemes(), draw.profiles())
def test_green_only_when_nothing_is_left_to_confirm(drawn: Scheme, person: Profile) -> None:
    verdict, assessment = judge(drawn, person), Judge(person).assess(drawn)
    assert (verdict.state == "fits") == (verdict.kind == "fits" and not verdict.points_to_confirm)
    assert (verdict.state == "to_confirm") == (verdict.kind == "fits" and bool(verdict.points_to_confirm))
    assert verdict.state in ("fits", "to_confirm") or verdict.state == verdict.kind
    assert assessment.state == verdict.state


def test_a_condition_that_only_the_centre_can_tell_is_never_green() -> None:
    in_the_old_city = f"legal_form=household&{GOOD_BASE}".replace("09400", "09169")
    assert judge(MAY_MOC, profile(in_the_old_city)).state == "to_confirm"
    assert judge(MAY_MOC, profile(f"legal_form=household&{GOOD_BASE}")).state == "fits"


@pytest.mark.parametrize(("query", "told"), [
    ("", True),
    ("legal_form=founder", True),
    ("legal_form=household", False),
    ("legal_form=founder,household", True),
    ("legal_form=household&intention=may-moc", True),
])  # fmt: skip
def test_a_scheme_for_founders_is_told_to_who_may_be_one_or_asks(query: str, told: bool) -> None:
    assert offered(FOUNDERS, profile(query)) is told
    assert offered(MAY_MOC, profile(query))


def test_being_told_changes_no_verdict() -> None:
    person = profile(f"legal_form=household&{GOOD_BASE}")
    assert judge(FOUNDERS, person) == judge(MAY_MOC, person)
