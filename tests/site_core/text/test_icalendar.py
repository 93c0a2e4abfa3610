"""Calendars that programs of others read."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_core.text.icalendar import Event, calendar

AT = dt.datetime(2026, 11, 26, 7, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_a_day_and_an_hour() -> None:
    day = Event("a@x.vn", dt.date(2026, 12, 15), "Hạn nộp; máy, móc", "Dòng một\nDòng hai", "https://x.vn/a/", (3,))
    lines = unfolded(calendar("Lịch", [day, Event("b@x.vn", AT, "Mở")], AT))
    for line in (
        "DTSTART;VALUE=DATE:20261215",
        "SUMMARY:Hạn nộp\\; máy\\, móc",
        "DESCRIPTION:Dòng một\\nDòng hai",
        "TRIGGER:-P3D",
        "DTSTART:20261126T000000Z",
        "DTSTAMP:20261126T000000Z",
        "URL:https://x.vn/a/",
    ):
        assert line in lines
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    with pytest.raises(ValueError, match="time zone"):
        calendar("Lịch", [Event("a@x.vn", AT.replace(tzinfo=None), "Mở")], AT)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_any_title_comes_back_and_no_line_is_too_long(title: str) -> None:
    text = calendar("", [Event("a@x.vn", AT, title)], AT)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (summary,) = [line for line in unfolded(text) if line.startswith("SUMMARY:")]
    assert re.sub(r"\\(.)", r"\1", summary.removeprefix("SUMMARY:")) == title
