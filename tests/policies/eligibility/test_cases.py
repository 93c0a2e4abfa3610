"""Golden cases: read from what an editor pastes, judged by state and by the most that the estimate says."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from policies.eligibility import Case, Profile, Scheme, answers_in, estimate, judge, mismatches, read_profile
from tests.policies.eligibility.builders import GOOD_BASE, MACHINES, MAY_MOC, REFERENCE, profile
from tests.policies.eligibility.strategies import profiles, schemes

TODAY = dt.date(2026, 11, 26)
CARTON = f"legal_form=household&{GOOD_BASE}&investment=600"


@pytest.mark.parametrize(
    "text",
    [
        CARTON,
        f"?{CARTON}",
        f"https://khuyencong.example/tim-ho-tro/?{CARTON}#ket-qua",
        f"/tim-ho-tro/#{CARTON}",
        f"  https://khuyencong.example/tim-ho-tro/?{CARTON}&y-dinh=x ",
    ],
)
def test_answers_are_found_in_any_address(text: str) -> None:
    assert read_profile(text, REFERENCE) == profile(CARTON)


@pytest.mark.parametrize("text", ["", "https://khuyencong.example/tim-ho-tro/", "hộ làm thùng carton"])
def test_what_holds_no_answers_has_none(text: str) -> None:
    assert answers_in(text) == {}


def said(scheme: Scheme, **expected: object) -> list[str]:
    case = replace(Case("Hộ làm thùng", profile(CARTON), "fits", 300), **expected)  # type: ignore[arg-type]
    return list(mismatches(scheme, [case], TODAY))


def test_a_case_that_holds_says_nothing() -> None:
    assert said(MAY_MOC) == []
    assert said(MAY_MOC, million=None) == []


def test_one_that_does_not_names_itself_what_it_expects_and_what_was_found() -> None:
    (sentence,) = said(replace(MAY_MOC, benefits=(replace(MACHINES, cap_million=250),)))
    assert "“Hộ làm thùng”" in sentence
    assert "cần “Phù hợp, 300 triệu đồng”, quy tắc đang cho “Phù hợp, 250 triệu đồng”" in sentence
    (sentence,) = said(MAY_MOC, state="not_eligible", million=None)
    assert "cần “Không thuộc đối tượng”, quy tắc đang cho “Phù hợp”" in sentence
    assert "không tính được số tiền" in said(replace(MAY_MOC, benefits=()))[0]
    open_cap = replace(MAY_MOC, benefits=(replace(MACHINES, cap_million=None),))
    assert (
        "số tiền không có mức tối đa"
        in said(open_cap, profile=profile(f"legal_form=household&{GOOD_BASE}&investment=200-"))[0]
    )
    assert "500.000 đồng" in said(MAY_MOC, profile=profile(f"legal_form=household&{GOOD_BASE}&investment=1"))[0]


@given(schemes(), profiles())
def test_a_case_written_down_from_an_answer_holds(scheme: Scheme, answers: Profile) -> None:
    """And with any other state it does not."""
    state = judge(scheme, answers).state
    assert estimate(scheme, answers, TODAY) is None  # drawn schemes pay nothing
    assert not list(mismatches(scheme, [Case("a", answers, state)], TODAY))
    other = "fits" if state != "fits" else "need_facts"
    assert list(mismatches(scheme, [Case("a", answers, other)], TODAY))
