"""How much may be sent: a long price series can be edited, the public cannot send as much."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from news.models import PricePoint, PriceSeries
from tests.editing import form_data

pytestmark = pytest.mark.django_db


def series(points: int) -> PriceSeries:
    made = PriceSeries.objects.create(key="thu", name="Thử", unit="đồng/kg")
    first = dt.date(2015, 1, 1)
    PricePoint.objects.bulk_create(
        PricePoint(series=made, date=first + dt.timedelta(days=n), price=1000 + n, sort_order=n) for n in range(points)
    )
    return made


def send(client: Client, data: dict[str, Any]) -> Any:
    made = PriceSeries.objects.get(key="thu")
    return client.post(reverse(made.snippet_viewset.get_url_name("edit"), args=[made.pk]), data)


def test_a_series_of_two_thousand_points_can_be_edited(admin_client: Client) -> None:
    data = form_data(series(2_000)) | {"points-1999-price": 5}
    assert send(admin_client, data).status_code == 302
    assert PriceSeries.objects.get(key="thu").points.count() == 2_000
    assert PriceSeries.objects.get(key="thu").points.get(price=5).date == dt.date(2020, 6, 22)


def test_what_is_too_long_is_refused_with_a_sentence(admin_client: Client) -> None:
    data = form_data(series(3)) | {f"x{n}": "" for n in range(25_001)}
    answer = send(admin_client, data)
    assert answer.status_code == 400
    assert "quá nhiều ô" in answer.content.decode()
    assert PriceSeries.objects.get(key="thu").points.count() == 3


@pytest.mark.parametrize("address", ["/tim-kiem/", "/tim-ho-tro/", "/api/v1/search/"])
def test_the_public_may_not_send_as_much(client: Client, address: str) -> None:
    many = "&".join(f"a{n}=1" for n in range(1_001))
    for answer in (
        client.get(f"{address}?{many}"),
        client.post(address, many, content_type="application/x-www-form-urlencoded"),
    ):
        assert answer.status_code == 400
        assert "quá nhiều tham số" in answer.content.decode()
