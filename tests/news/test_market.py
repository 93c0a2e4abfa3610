"""A bulletin reads the prices that it shows, however many there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from django.db.models.signals import post_init
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.models import MarketBulletin, PricePoint, PriceSeries

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 2)


@pytest.fixture
def bulletin() -> MarketBulletin:
    return MarketBulletin.objects.live()[0]


@contextmanager
def read_points() -> Iterator[list[Any]]:
    """The prices that are made from rows meanwhile."""
    made: list[Any] = []

    def note(instance: PricePoint, **kwargs: Any) -> None:
        made.append(instance)

    post_init.connect(note, sender=PricePoint)
    try:
        yield made
    finally:
        post_init.disconnect(note, sender=PricePoint)


def add_points(bulletin: MarketBulletin, number: int) -> None:
    """Prices of each series for so many days before the bulletin, and as many after it."""
    PricePoint.objects.all().delete()
    PricePoint.objects.bulk_create(
        PricePoint(series=series, date=bulletin.date + dt.timedelta(days=days), price=10_000 + days)
        for series in bulletin.series.all()
        for days in range(-number + 1, number + 1)
    )


@pytest.mark.parametrize("path", ["bulletin", "home"])
def test_a_page_reads_two_prices_of_a_series_whether_there_are_ten_or_five_thousand(
    client: Client, bulletin: MarketBulletin, path: str
) -> None:
    address = bulletin.url if path == "bulletin" else "/"
    read = {}
    for number in (5, 2_500):
        add_points(bulletin, number)
        with read_points() as made:
            assert "10.000" in client.get(address).content.decode()
        read[number] = len(made)
    assert read[2_500] == read[5] == 2 * bulletin.series.count() > 0


def test_what_is_shown_is_the_last_price_up_to_the_day_and_the_change(bulletin: MarketBulletin) -> None:
    add_points(bulletin, 3)
    for row in bulletin.price_rows():
        assert (row["latest"].date, row["latest"].price, row["before"]) == (bulletin.date, 10_000, 9_999)
        assert row["change_percent"] == Decimal(100) / 9_999


def test_a_single_price_has_no_change_and_a_series_without_one_no_row(bulletin: MarketBulletin) -> None:
    first, *_ = bulletin.series.all()
    PricePoint.objects.all().delete()
    PricePoint.objects.create(series=first, date=bulletin.date, price=5)
    (row,) = bulletin.price_rows()
    assert (row["series"], row["latest"].price, row["before"], row["change_percent"]) == (first, 5, None, None)


POINTS = st.dictionaries(st.integers(-5, 5), st.integers(0, 9), max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(POINTS, min_size=2, max_size=2))
def test_the_last_two_are_those_of_the_sorted_prices(bulletin: MarketBulletin, prices: list[dict[int, int]]) -> None:
    PricePoint.objects.all().delete()
    several = list(PriceSeries.objects.all()[:2])
    PricePoint.objects.bulk_create(
        PricePoint(series=series, date=DAY + dt.timedelta(days=day), price=price)
        for series, points in zip(several, prices, strict=True)
        for day, price in points.items()
    )
    found = PricePoint.objects.last_two([series.pk for series in several], DAY)
    for series, points in zip(several, prices, strict=True):
        days = sorted((day for day in points if day <= 0), reverse=True)[:2]
        held = [point and (point.date - DAY).days for point in found.get(series.pk, ())]
        assert held == (days + [None] * (2 - len(days)) if days else [])
