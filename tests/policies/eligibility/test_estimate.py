"""Estimates in VND: rate × cost, capped; own funds are the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.eligibility import Benefit, Interval, Profile, Scheme, estimate

from .builders import MACHINES, MAY_MOC, profile

TODAY = date(2026, 11, 23)
MILLION = 1_000_000
BRAND = Scheme("nhan-hieu", "Nhãn hiệu", (), (Benefit(50, 35, "nhãn hiệu", "trademark"),))


def amounts(of: Scheme, query: str) -> tuple[tuple[int, int | None], tuple[int, int | None]] | None:
    """Support and own funds, in million VND."""
    found = estimate(of, profile(query), TODAY)

    def millions(span: tuple[int, int | None]) -> tuple[int, int | None]:
        return span[0] // MILLION, None if span[1] is None else span[1] // MILLION

    return None if found is None else (millions(found.support), millions(found.own_funds))


@pytest.mark.parametrize(("investment", "support", "own"), [
    ("600", (300, 300), (300, 300)),
    ("400", (200, 200), (200, 200)),
    ("400-800", (200, 300), (200, 500)),
    ("599", (299, 299), (299, 299)),
    ("601", (300, 300), (301, 301)),
    ("0", (0, 0), (0, 0)),
    ("200-", (100, 300), (100, None)),
    ("800-", (300, 300), (500, None)),
])  # fmt: skip
def test_machines(investment: str, support: tuple[int, int], own: tuple[int, int | None]) -> None:
    assert amounts(MAY_MOC, f"investment={investment}") == (support, own)


def test_exact_dong() -> None:
    found = estimate(MAY_MOC, profile("investment=599"), TODAY)
    assert found is not None
    assert (found.support, found.own_funds) == ((299_500_000, 299_500_000), (299_500_000, 299_500_000))
    third = replace(MAY_MOC, benefits=(replace(MACHINES, rate_percent=Decimal("33.33"), cap_million=Decimal(200)),))
    found = estimate(third, profile("investment=1"), TODAY)
    assert found is not None
    assert (found.support[0], found.own_funds[0]) == (333_300, 666_700)


def test_without_a_cap_the_open_end_stays_open() -> None:
    uncapped = replace(MAY_MOC, benefits=(replace(MACHINES, cap_million=None),))
    assert amounts(uncapped, "investment=200-") == ((100, None), (100, None))
    whole = replace(MAY_MOC, benefits=(replace(MACHINES, cap_million=None, rate_percent=100),))
    assert amounts(whole, "investment=200-") == ((200, None), (0, 0))


@pytest.mark.parametrize("query", ["", "investment=unknown", "employees=8", "intention=may-moc"])
def test_none_when_the_investment_is_not_answered(query: str) -> None:
    assert estimate(MAY_MOC, profile(query), TODAY) is None


def test_none_without_a_rate() -> None:
    fixed = replace(MAY_MOC, benefits=(Benefit(None, 6_000, "cụm", "investment"),))
    assert estimate(fixed, profile("investment=600&intention=may-moc"), TODAY) is None
    assert estimate(replace(MAY_MOC, benefits=()), profile("investment=600"), TODAY) is None


def test_another_base_counts_only_when_the_intention_names_the_scheme() -> None:
    assert amounts(BRAND, "investment=100") is None
    assert amounts(BRAND, "investment=100&intention=may-moc") is None
    assert amounts(BRAND, "investment=100&intention=nhan-hieu") == ((35, 35), (65, 65))
    assert amounts(BRAND, "investment=100&intention=may-moc,nhan-hieu") == ((35, 35), (65, 65))
    assert amounts(MAY_MOC, "investment=600&intention=nhan-hieu") == ((300, 300), (300, 300))


def test_only_an_item_in_force_counts_and_the_first_of_several() -> None:
    old = replace(MACHINES, cap_million=200, valid_to=date(2018, 5, 10))
    new = replace(MACHINES, valid_from=date(2018, 5, 11))
    both = replace(MAY_MOC, benefits=(old, new))
    answers = profile("investment=600")
    for day, cap in ((date(2018, 5, 10), 200), (date(2018, 5, 11), 300), (TODAY, 300)):
        found = estimate(both, answers, day)
        assert found is not None
        assert found.support[1] == cap * MILLION
    assert estimate(replace(MAY_MOC, benefits=(old,)), answers, TODAY) is None
    lines = replace(
        MAY_MOC, benefits=(replace(MACHINES, rate_percent=None), MACHINES, replace(MACHINES, cap_million=450))
    )
    assert amounts(lines, "investment=1000") == ((300, 300), (700, 700))


def test_the_note_says_that_it_is_the_national_ceiling_and_what_is_not_confirmed() -> None:
    confirmed = estimate(MAY_MOC, profile("investment=600"), TODAY)
    doubtful = estimate(BRAND, profile("investment=100&intention=nhan-hieu"), TODAY)
    assert confirmed is not None
    assert doubtful is not None
    assert "mức tối đa theo chương trình quốc gia" in confirmed.note
    assert "cần đối chiếu" not in confirmed.note
    assert "mức tối đa theo chương trình quốc gia" in doubtful.note
    assert "cần đối chiếu" in doubtful.note
    assert (confirmed.confirmed, doubtful.confirmed) == (True, False)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 60), st.integers(0, 60), st.integers(1, 100), st.none() | st.integers(1, 40)
)  # fmt: skip
def test_the_ends_of_a_band_bound_every_cost_inside_it(lo: int, more: int, rate: int, cap: int | None) -> None:
    item = Benefit(rate, cap, "cơ sở", "investment")
    schemes = replace(MAY_MOC, benefits=(item,))

    def of(interval: Interval) -> tuple[tuple[int, int | None], tuple[int, int | None]]:
        found = estimate(schemes, Profile().with_value("investment", interval), TODAY)
        assert found is not None
        return found.support, found.own_funds

    support, own = of(Interval(lo, lo + more))
    points = [of(Interval(cost, cost)) for cost in range(lo, lo + more + 1)]
    assert support == (min(s[0] for s, _ in points), max(s[0] for s, _ in points))
    assert own == (min(o[0] for _, o in points), max(o[0] for _, o in points))
    for cost, (paid, rest) in zip(range(lo, lo + more + 1), points, strict=True):
        assert paid[0] + rest[0] == cost * MILLION


@pytest.mark.parametrize("rate", [1, 33, 50, 99, Decimal("33.3")])
def test_the_largest_cost_is_reckoned_to_the_dong(rate: int | Decimal) -> None:
    cost = 999_999_999_999
    found = estimate(
        Scheme("x", "X", (), (Benefit(rate, None, "cơ sở", "investment"),)), profile(f"investment={cost}"), TODAY
    )

    assert found is not None
    assert found.support[0] == int(Decimal(cost) * MILLION * Decimal(rate) / 100)
    assert found.support[0] + found.own_funds[0] == cost * MILLION


@pytest.mark.parametrize(
    ("rate", "cap", "own"), [(100, None, (0, 0)), (100, 300, (200, None)), (50, None, (250, None))]
)
def test_a_cost_without_an_upper_end(rate: int, cap: int | None, own: tuple[int, int | None]) -> None:
    """Only where everything is paid is one's own part bounded."""
    paid = replace(MAY_MOC, benefits=(Benefit(rate, cap, "cơ sở", "investment"),))
    found = estimate(paid, profile("investment=500-"), TODAY)
    assert found is not None
    assert found.own_funds == tuple(end if end is None else end * MILLION for end in own)
