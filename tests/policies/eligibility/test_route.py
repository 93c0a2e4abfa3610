"""Routes and schemes: what may be combined, and what a route puts in the index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from policies.eligibility import (
    MAX_ROUTES,
    OPEN_END,
    ROUTE_NUMBER_FIELDS,
    ROUTE_TOKEN_FIELDS,
    Benefit,
    Criterion,
    IndustryIn,
    NumberRange,
    OneOf,
    PlaceIn,
    Route,
    Scheme,
    Unasked,
    route_fields,
    scheme_routes_fields,
)

from .builders import ENTERPRISE, HOUSEHOLD, MAY_MOC, SME, UNDESCRIBED

WHO = OneOf("legal_form", frozenset({"enterprise"}))
EXPORTS = OneOf("exports", frozenset({"yes"}))


@pytest.mark.parametrize(("criteria", "fact"), [
    ((EXPORTS, OneOf("exports", frozenset({"no"}))), "Hàng xuất khẩu"),
    ((OneOf("legal_form", frozenset({"household"})),), "Loại hình"),
    ((NumberRange("employees", hi=10), NumberRange("employees", lo=5)), "Số lao động"),
    ((OneOf("size", SME), OneOf("size", frozenset({"lon"}))), "Quy mô"),
    ((PlaceIn(frozenset({"outside"}), "x", negate=True), PlaceIn(frozenset({"09400"}), "y")), "Nơi đặt cơ sở"),
])  # fmt: skip
def test_two_hard_criteria_on_one_fact_are_refused(criteria: tuple[Criterion, ...], fact: str) -> None:
    with pytest.raises(ValueError, match=f"“Thử” có hai điều kiện bắt buộc cùng về “{fact}”"):
        Route("thu", "Thử", WHO, criteria)


def test_size_and_staff_and_softer_criteria_on_one_fact_are_allowed() -> None:
    soft = (replace(EXPORTS, strength="check"), replace(EXPORTS, strength="priority"), Unasked("a"), Unasked("b"))
    route = Route("thu", "Thử", WHO, (OneOf("size", SME), NumberRange("employees", hi=50), EXPORTS, *soft))
    assert len(route.criteria) == 7


@pytest.mark.parametrize("who", [EXPORTS, replace(WHO, strength="check"), Unasked("ai đó")])
def test_a_route_begins_with_a_hard_criterion_on_the_legal_form(who: OneOf) -> None:
    with pytest.raises(ValueError, match="loại hình"):
        Route("thu", "Thử", who)


def test_a_scheme_has_a_limited_number_of_routes_under_distinct_keys() -> None:
    routes = tuple(Route(f"r{n}", "x", WHO) for n in range(MAX_ROUTES))
    assert len(Scheme("x", "X", routes).routes) == 8
    with pytest.raises(ValueError, match="nhiều nhất 8"):
        Scheme("x", "X", (*routes, Route("r8", "x", WHO)))
    with pytest.raises(ValueError, match="trùng mã: r0"):
        Scheme("x", "X", (routes[0], routes[0]))


@pytest.mark.parametrize("change", [
    {"rate_percent": 0}, {"rate_percent": 101}, {"cap_million": 0},
    {"valid_from": date(2026, 1, 2), "valid_to": date(2026, 1, 1)},
])  # fmt: skip
def test_a_support_item_must_make_sense(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"lệ|tối đa|Ngày"):
        replace(Benefit(50, 300, "cơ sở", "investment"), **change)


def test_a_support_item_may_be_in_force_for_a_single_day() -> None:
    day = date(2026, 1, 1)
    item = replace(Benefit(100, 300, "cơ sở", "investment"), valid_from=day, valid_to=day)
    assert [item.in_force(date(2026, 1, 1) + timedelta(days=n)) for n in (-1, 0, 1)] == [False, True, False]


def test_every_route_has_every_field() -> None:
    for fields in (*scheme_routes_fields(MAY_MOC), *scheme_routes_fields(UNDESCRIBED)):
        assert set(fields) == {*ROUTE_TOKEN_FIELDS, *ROUTE_NUMBER_FIELDS}


def test_what_a_route_puts_in_the_index() -> None:
    route = Route("thu", "Thử", WHO, (
        OneOf("size", SME),
        NumberRange("investment", lo=300),
        IndustryIn(frozenset({"17", "1010"}), "x"),
        PlaceIn(frozenset({"outside", "09169"}), "x", negate=True),
        OneOf("counterpart", frozenset({"yes", "no"})),
        replace(EXPORTS, strength="priority"),
        Unasked("x"),
    ))  # fmt: skip
    assert route_fields(route) == {
        "kind": ["described"],
        "legal_form": ["enterprise"],
        "industry": ["1010", "17"],
        "place": ["~", "-09169", "-outside"],
        "size": ["nho", "sieu-nho", "vua"],
        "exports": ["*"],
        "relocates": ["*"],
        "counterpart": ["*"],
        "other_funding": ["*"],
        "employees_lo": 0, "employees_hi": OPEN_END,
        "revenue_lo": 0, "revenue_hi": OPEN_END,
        "capital_lo": 0, "capital_hi": OPEN_END,
        "investment_lo": 300, "investment_hi": OPEN_END,
        "years_lo": 0, "years_hi": OPEN_END,
    }  # fmt: skip


def test_only_hard_criteria_are_indexed() -> None:
    hard_only = Route("x", "X", HOUSEHOLD.who, tuple(c for c in HOUSEHOLD.criteria if c.strength == "hard"))
    assert route_fields(HOUSEHOLD) == route_fields(hard_only)
    assert route_fields(ENTERPRISE) != route_fields(HOUSEHOLD)


def test_criteria_that_are_alike_have_one_order_too() -> None:
    alike = (
        Unasked("a"),
        Unasked("b"),
        PlaceIn(frozenset({"09400"}), "x", strength="check"),
        PlaceIn(frozenset({"09409"}), "x", strength="check"),
        PlaceIn(frozenset({"09409"}), "x", strength="check", clause="Điều 2"),
    )
    assert len({Route("thu", "Thử", WHO, order) for order in permutations(alike)}) == 1
