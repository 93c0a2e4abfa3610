"""Intervals, and the size classes of Điều 5 NĐ 80/2021/NĐ-CP at and around every threshold."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.eligibility import Interval, size_class, size_classes
from policies.eligibility.size import size_missing

from .builders import SME, profile
from .oracle import size
from .strategies import SIZE_NUMBERS, intervals

SIZE_FACTS = ("employees", "revenue", "capital")


@pytest.mark.parametrize(("lo", "hi"), [(-1, 5), (5, 4), (-2, None)])
def test_an_interval_cannot_be_reversed_or_negative(lo: int, hi: int | None) -> None:
    with pytest.raises(ValueError, match="not an interval"):
        Interval(lo, hi)


small = st.builds(
    lambda lo, more: Interval(lo, None if more is None else lo + more), st.integers(0, 6), st.none() | st.integers(0, 6)
)


@given(small, small)
def test_within_and_meets_say_what_the_sets_of_numbers_say(one: Interval, other: Interval) -> None:
    # Beyond 12 both ends are settled: an open interval goes on, a closed one has ended.
    first, second = ({n for n in range(20) if n in interval} for interval in (one, other))
    assert one.within(other) == (first <= second)
    assert one.meets(other) == bool(first & second)


@pytest.mark.parametrize(("fact", "number", "before", "after"), [
    ("employees", 10, "sieu-nho", "nho"),
    ("employees", 100, "nho", "vua"),
    ("employees", 200, "vua", "lon"),
])  # fmt: skip
def test_staff_thresholds(fact: str, number: int, before: str, after: str) -> None:
    small_money = Interval(0, 3_000)
    assert size_classes(Interval(number - 1, number - 1), small_money) == {before}
    assert size_classes(Interval(number, number), small_money) == {before}
    assert size_classes(Interval(number + 1, number + 1), small_money) == {after}
    assert size_classes(Interval(number - 1, number + 1), small_money) == {before, after}


@pytest.mark.parametrize(("axis", "threshold", "before", "after"), [
    (1, 3_000, "sieu-nho", "nho"), (1, 50_000, "nho", "vua"), (1, 200_000, "vua", "lon"),
    (2, 3_000, "sieu-nho", "nho"), (2, 20_000, "nho", "vua"), (2, 100_000, "vua", "lon"),
])  # fmt: skip
def test_money_thresholds_with_the_other_amount_out_of_reach(
    axis: int, threshold: int, before: str, after: str
) -> None:
    def classes(interval: Interval) -> frozenset[str]:
        numbers = [Interval(1, 1), Interval(10**9, 10**9), Interval(10**9, 10**9)]
        numbers[axis] = interval
        return size_classes(*numbers)

    assert classes(Interval(threshold - 1, threshold - 1)) == {before}
    assert classes(Interval(threshold, threshold)) == {before}
    assert classes(Interval(threshold + 1, threshold + 1)) == {after}
    assert classes(Interval(threshold - 1, threshold + 1)) == {before, after}


def test_one_of_revenue_and_capital_is_enough() -> None:
    assert size_class(50, 10**9, 20_000) == size_class(50, 50_000, 10**9) == "nho"


def test_nothing_known_may_be_any_size() -> None:
    assert size_classes() == {"sieu-nho", "nho", "vua", "lon"}


@settings(max_examples=80, deadline=None)
@given(intervals("employees"), intervals("revenue"), intervals("capital"))
def test_the_classes_are_those_of_every_point(employees: Interval, revenue: Interval, capital: Interval) -> None:
    """Against every combination of numbers at and beside every threshold, and of a few far from any."""
    extra = {"employees": (50, 150, 10**6), "revenue": (1_000, 60_000), "capital": (1_000, 50_000)}
    axes = [
        [n for n in (*SIZE_NUMBERS[fact], *extra[fact]) if n in interval]
        for fact, interval in zip(SIZE_FACTS, (employees, revenue, capital), strict=True)
    ]
    found = {size(dict(zip(SIZE_FACTS, point, strict=True))) for point in itertools.product(*axes)}
    assert size_classes(employees, revenue, capital) == found


@pytest.mark.parametrize(("query", "expected"), [
    ("", (("employees",), ("revenue", "capital"))),
    ("employees=50", (("revenue", "capital"),)),
    ("employees=50&revenue=100000", ()),
    ("employees=50&revenue=300000", (("capital",),)),
    ("employees=50&revenue=100000-300000", (("revenue", "capital"),)),
    ("employees=50&capital=150000", (("revenue",),)),
    ("employees=150-250&revenue=100000", (("employees",),)),
    ("revenue=100000", (("employees",),)),
    ("employees=500", ()),
    ("revenue=200001&capital=100001", ()),
    ("revenue=200001", (("employees",), ("capital",))),
    ("employees=11-50", (("revenue", "capital"),)),
    ("employees=0-200&revenue=0-200000", ()),
])  # fmt: skip
def test_only_answers_that_could_still_change_acceptance_are_missing(
    query: str, expected: tuple[tuple[str, ...], ...]
) -> None:
    answers = profile(query)
    assert size_missing(SME, *(answers.interval(fact) for fact in SIZE_FACTS)) == expected


@pytest.mark.parametrize(("staff", "classes"), [
    ((5, 10), {"sieu-nho"}), ((5, 11), {"sieu-nho", "nho"}), ((11, 100), {"nho"}), ((11, 101), {"nho", "vua"}),
    ((0, None), {"sieu-nho", "nho", "vua", "lon"}), ((201, None), {"lon"}),
])  # fmt: skip
def test_one_more_than_a_limit_is_the_next_class(staff: tuple[int, int | None], classes: set[str]) -> None:
    assert size_classes(Interval(*staff), Interval(0, 0)) == classes
