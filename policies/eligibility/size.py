"""The size class of an establishment in industry and construction, as the set of what it may be.

Source: Điều 5 Nghị định 80/2021/NĐ-CP. Staff are counted as the yearly average of those with social
insurance; a class holds when the staff and one of revenue or capital stay within its limits.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import NamedTuple

from policies.eligibility.facts import SIZE_CLASSES
from policies.eligibility.values import ANY_NUMBER, Interval

LARGEST = SIZE_CLASSES[-1]
SIZE_FACTS = ("employees", "revenue", "capital")


class Limits(NamedTuple):
    """The upper limits of a class: people; million VND a year; million VND."""

    employees: int
    revenue: int
    capital: int


LIMITS: dict[str, Limits] = {
    "sieu-nho": Limits(10, 3_000, 3_000),
    "nho": Limits(100, 50_000, 20_000),
    "vua": Limits(200, 200_000, 100_000),
}


def size_class(employees: int, revenue: int, capital: int) -> str:
    """The class of an establishment whose three numbers (people, million VND, million VND) are known."""
    for name, limit in LIMITS.items():
        if employees <= limit.employees and (revenue <= limit.revenue or capital <= limit.capital):
            return name
    return LARGEST


@lru_cache(maxsize=4096)
def size_classes(
    employees: Interval = ANY_NUMBER, revenue: Interval = ANY_NUMBER, capital: Interval = ANY_NUMBER
) -> frozenset[str]:
    """Every class that the establishment may have."""
    return frozenset(size_class(*point) for point in product(*_points((employees, revenue, capital))))


@lru_cache(maxsize=4096)
def size_missing(
    accepted: frozenset[str],
    employees: Interval = ANY_NUMBER,
    revenue: Interval = ANY_NUMBER,
    capital: Interval = ANY_NUMBER,
) -> tuple[tuple[str, ...], ...]:
    """Groups of facts of which an answer, or a narrower one, could still change whether the class is
    accepted.

    Revenue and capital are one group, because the law asks for one of the two.
    """
    intervals = (employees, revenue, capital)
    axes = _points(intervals)
    passes = {point: size_class(*point) in accepted for point in product(*axes)}
    helpful = {fact for axis, fact in enumerate(SIZE_FACTS) if _matters(axis, passes)}
    groups = (("employees",), ("revenue", "capital"))
    kept = (tuple(fact for fact in group if fact in helpful) for group in groups)
    return tuple(group for group in kept if group)


def _matters(axis: int, passes: dict[tuple[int, ...], bool]) -> bool:
    """Whether two points that differ in this number only are judged differently."""
    outcomes: dict[tuple[int, ...], bool] = {}
    for point, passed in passes.items():
        others = point[:axis] + point[axis + 1 :]
        if outcomes.setdefault(others, passed) != passed:
            return True
    return False


def _points(intervals: tuple[Interval, Interval, Interval]) -> tuple[tuple[int, ...], ...]:
    """Of each interval the numbers that stand for all: its beginning and both sides of every limit inside it."""
    return tuple(
        tuple(
            sorted(
                {interval.lo}
                | {n for limit in LIMITS.values() for n in (limit[axis], limit[axis] + 1) if n in interval}
            )
        )
        for axis, interval in enumerate(intervals)
    )
