"""When a call is open, in days of Asia/Ho_Chi_Minh whatever zone the instants come in."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from policies.eligibility import call_status, closes_on, end_of_call

VN = ZoneInfo("Asia/Ho_Chi_Minh")


def vn(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VN)  # type: ignore[arg-type, misc]


OPENS, CLOSES = vn(2026, 9, 1), vn(2026, 11, 30)


@pytest.mark.parametrize(("now", "status"), [
    (vn(2026, 8, 31, 23, 59), "not_yet"),
    (vn(2025, 1, 1), "not_yet"),
    (vn(2026, 9, 1), "open"),
    (vn(2026, 11, 15, 23, 59), "open"),
    (vn(2026, 11, 16), "closing"),
    (vn(2026, 11, 29, 23, 59), "closing"),
    (vn(2026, 11, 30), "closing"),
    (vn(2026, 11, 30, 12), "closing"),
    (vn(2026, 11, 30, 23, 59, 59), "closing"),
    (vn(2026, 12, 1), "closed"),
    (vn(2027, 9, 1), "closed"),
])  # fmt: skip
def test_a_call_that_closes_on_a_day(now: datetime, status: str) -> None:
    assert call_status(OPENS, CLOSES, now) == status
    assert call_status(OPENS.astimezone(UTC), CLOSES.astimezone(UTC), now.astimezone(UTC)) == status


def test_the_day_ends_in_vietnam_not_in_utc() -> None:
    assert call_status(None, CLOSES, datetime(2026, 11, 30, 16, 59, tzinfo=UTC)) == "closing"
    assert call_status(None, CLOSES, datetime(2026, 11, 30, 17, 0, tzinfo=UTC)) == "closed"


def test_a_call_that_opens_and_closes_on_one_day_is_open_that_day() -> None:
    day = vn(2026, 11, 30)
    assert [call_status(day, day, day + timedelta(hours=h)) for h in (-1, 0, 23, 24)] == [
        "not_yet", "closing", "closing", "closed",
    ]  # fmt: skip


def test_an_hour_is_meant_as_it_stands() -> None:
    five = vn(2026, 11, 30, 17)
    assert end_of_call(five) == five
    assert call_status(None, five, vn(2026, 11, 30, 16, 59)) == "closing"
    assert call_status(None, five, five) == "closed"


@pytest.mark.parametrize("closes", [vn(2026, 11, 30), vn(2026, 11, 30, 23, 59), vn(2026, 11, 30, 23, 59, 59)])
def test_midnight_and_the_last_minute_mean_the_whole_day(closes: datetime) -> None:
    assert end_of_call(closes) == vn(2026, 12, 1)
    assert closes_on(closes.astimezone(UTC)) == date(2026, 11, 30)


def test_without_ends() -> None:
    now = vn(2026, 11, 23)
    assert call_status(None, None, now) == "continuous"
    assert call_status(OPENS, None, now) == "open"
    assert call_status(vn(2027, 1, 1), None, now) == "not_yet"
    assert call_status(None, vn(2027, 1, 1), now) == "open"


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^an instant needs a time zone$"):
        call_status(None, None, datetime(2026, 11, 23))


def test_the_zone_of_the_server_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv("TZ", "America/Lima")
            time.tzset()
            assert closes_on(datetime(2026, 11, 30, 16, 59, tzinfo=UTC)) == date(2026, 11, 30)
            assert closes_on(datetime(2026, 11, 30, 17, tzinfo=UTC)) == date(2026, 12, 1)
    finally:
        time.tzset()
