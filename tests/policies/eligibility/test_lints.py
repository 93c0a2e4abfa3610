"""Doubts about rules: each kind by the smallest scheme that has it, and none for one that is in order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.eligibility import (
    Benefit,
    Criterion,
    IndustryIn,
    Interval,
    NumberRange,
    OneOf,
    PlaceIn,
    Profile,
    Route,
    Scheme,
    judge,
    lints,
)
from tests.policies.eligibility.builders import HOUSEHOLD, MACHINES, MAY_MOC, REFERENCE, SME, UNITS

TODAY = dt.date(2026, 11, 26)
PLACES, INDUSTRIES = sorted(UNITS), [*REFERENCE.industries]


def found(scheme: Scheme) -> list[str]:
    return [lint.kind for lint in lints(scheme, TODAY, PLACES, INDUSTRIES)]


def asking(*criteria: Criterion) -> Scheme:
    route = Route("a", "Xưởng", OneOf("legal_form", frozenset({"enterprise"})), criteria)
    return replace(MAY_MOC, routes=(route,))


def paying(**changes: object) -> Scheme:
    return replace(MAY_MOC, benefits=(replace(MACHINES, **changes),))  # type: ignore[arg-type]


def test_a_scheme_in_order_has_none() -> None:
    assert found(MAY_MOC) == []


@pytest.mark.parametrize(
    ("scheme", "kinds"),
    [
        (replace(MAY_MOC, routes=()), ["no_route"]),
        (asking(OneOf("size", SME), NumberRange("employees", lo=201)), ["never_met"]),
        (asking(OneOf("size", SME), NumberRange("employees", lo=200)), []),
        (asking(OneOf("size", frozenset({"lon"})), NumberRange("employees", hi=200)), []),
        (
            asking(
                OneOf("size", frozenset({"sieu-nho"})),
                NumberRange("revenue", lo=3_001),
                NumberRange("capital", lo=3_001),
            ),
            ["never_met"],
        ),
        (asking(PlaceIn(UNITS | {"outside"}, "Khắp nơi", negate=True)), ["never_met"]),
        (asking(PlaceIn(frozenset({"99999"}), "Nơi đã bỏ")), ["never_met"]),
        (asking(IndustryIn(frozenset({"1799"}), "Ngành không có")), ["never_met"]),
        (asking(IndustryIn(frozenset({"4711"}), "Bán lẻ")), []),
        (asking(OneOf("exports", frozenset({"yes", "no"}))), ["idle"]),
        (asking(OneOf("exports", frozenset({"yes", "no"}), strength="check")), []),
        (
            replace(MAY_MOC, routes=(HOUSEHOLD, replace(HOUSEHOLD, key="b", who=replace(HOUSEHOLD.who, clause="x")))),
            ["same_route"],
        ),
        (replace(MAY_MOC, benefits=()), ["no_amount"]),
        (paying(valid_to=TODAY - dt.timedelta(days=1)), ["no_amount_in_force"]),
        (paying(rate_percent=None), ["cap_without_rate"]),
        (paying(rate_percent=None, note="Văn bản không quy định tỷ lệ."), []),
        (paying(rate_percent=None, cap_million=None), ["empty_amount"]),
        (paying(base="none"), ["rate_without_base"]),
        (paying(clause=" "), ["no_clause"]),
    ],
)
def test_each_doubt(scheme: Scheme, kinds: list[str]) -> None:
    assert found(scheme) == kinds


def test_a_doubt_names_what_it_is_about_and_says_what_to_do() -> None:
    (lint,) = lints(asking(OneOf("size", SME), NumberRange("employees", lo=201)), TODAY)
    assert "“Xưởng”" in lint.sentence
    assert "số lao động từ 201 người trở lên" in lint.sentence
    assert lint.advice.startswith("Sửa một trong các điều kiện")


BOUNDS = st.sampled_from([0, 9, 10, 11, 100, 101, 200, 201, 3_000, 3_001, 100_000, 200_001])


@given(
    sizes=st.sets(st.sampled_from(["sieu-nho", "nho", "vua", "lon"]), min_size=1, max_size=3),
    lows=st.dictionaries(st.sampled_from(["employees", "revenue", "capital"]), BOUNDS.filter(bool), min_size=1),
    point=st.tuples(BOUNDS, BOUNDS, BOUNDS),
)
def test_what_is_called_impossible_fits_nobody(
    sizes: set[str], lows: dict[str, int], point: tuple[int, int, int]
) -> None:
    """And whoever fits belies it: at the very bounds, where the classes change."""
    scheme = asking(OneOf("size", frozenset(sizes)), *(NumberRange(fact, lo=lo) for fact, lo in lows.items()))
    profile = Profile().with_value("legal_form", frozenset({"enterprise"}))
    for fact, number in zip(("employees", "revenue", "capital"), point, strict=True):
        profile = profile.with_value(fact, Interval(number, number))
    if judge(scheme, profile).kind == "fits":
        assert "never_met" not in found(scheme)


def test_an_amount_that_says_nothing_but_has_a_note_is_explained() -> None:
    assert found(replace(MAY_MOC, benefits=(Benefit(None, None, "", "none", "Điều 3", note="Theo giá vé."),))) == []
