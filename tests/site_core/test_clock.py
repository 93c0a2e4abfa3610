"""Pages that answer for another day say so, speak of that day throughout, and are not for search engines."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from policies.models import SupportScheme
from site_core import clock

LATER = dt.date(2027, 1, 15)


@given(st.dates(clock.EARLIEST, clock.LATEST))
def test_a_day_is_read_as_it_is_written(day: dt.date) -> None:
    assert clock.read_day(day.isoformat()) == day
    with clock.as_of(day):
        assert (clock.today(), clock.now().date()) == (day, day)


@pytest.mark.parametrize("text", ["", "hom nay", "2027-13-01", "20270115", "1999-01-01", "2100-01-01", "2027-W01-1"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert clock.read_day(text) is None


def test_the_present_is_back_afterwards() -> None:
    with clock.as_of(LATER):
        assert clock.asked_day() == LATER
    assert clock.asked_day() is None


@pytest.fixture
def a_call_of_january(db: None) -> SupportScheme:
    """A scheme that takes applications in January 2027 only, and pays another amount from that year on."""
    scheme = SupportScheme.objects.get(code="may-moc")
    noon = dt.time(12, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    scheme.opens_at = dt.datetime.combine(dt.date(2027, 1, 10), noon)
    scheme.closes_at = dt.datetime.combine(dt.date(2027, 1, 20), noon)
    scheme.year_round = False
    scheme.save()
    item = scheme.support_items.get()
    item.valid_to = dt.date(2026, 12, 31)
    item.save()
    item.pk, item.valid_from, item.valid_to, item.cap_million = None, dt.date(2027, 1, 1), None, 123
    item.save()
    return scheme


SAID = "legal_form=household&place=09400&industry=1702&counterpart=yes&other_funding=no&investment=600"


@pytest.mark.parametrize("address", [f"/tim-ho-tro/?{SAID}&intention=may-moc", "/ho-tro/may-moc/?"])
def test_a_page_speaks_of_the_day_that_is_asked_about(
    client: Client, a_call_of_january: SupportScheme, address: str
) -> None:
    then = client.get(f"{address}&ngay=2027-01-15")
    page = then.content.decode()
    assert "ngày 15/01/2027" in page
    assert "Sắp hết hạn" in page
    assert "còn 5 ngày" in page
    assert "123 triệu đồng" in page
    assert then["X-Robots-Tag"] == "noindex"

    now = client.get(address)
    assert "123 triệu đồng" not in now.content.decode().split("Được bao nhiêu?</h2>")[0]
    assert "X-Robots-Tag" not in now


def test_the_interface_answers_for_the_day(client: Client, a_call_of_january: SupportScheme) -> None:
    def may_moc(query: str) -> dict[str, object]:
        fits = client.get(f"/api/v1/schemes/match/?{SAID}{query}").json()["fits"]
        return next(scheme for scheme in fits if scheme["code"] == "may-moc")

    then = may_moc("&ngay=2027-01-15")
    assert (then["status"], then["closes_on"]) == ("closing", "2027-01-20")
    assert then["estimate"]["support"] == [123_000_000, 123_000_000]  # type: ignore[index]
    assert may_moc("")["estimate"]["support"] == [300_000_000, 300_000_000]  # type: ignore[index]

    wrong = client.get("/api/v1/schemes/match/?ngay=mai")
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["parameter"] == "ngay"


def test_what_is_no_day_is_said_and_the_page_is_of_today(client: Client, db: None) -> None:
    page = client.get(f"/tim-ho-tro/?{SAID}&ngay=mai").content.decode()
    assert "không hiểu ngày “mai”" in page
    assert 'name="ngay"' in page


def test_the_day_goes_along_with_the_answers(client: Client, db: None) -> None:
    page = client.get(f"/tim-ho-tro/?{SAID}&ngay=2027-01-15").content.decode().replace("&amp;", "&")
    assert "hoi=relocates&" not in page
    assert page.count("ngay=2027-01-15") > 10
    assert client.get("/tin-tuc/?ngay=2027-01-15").content.decode().count("Bạn đang xem theo") == 0
