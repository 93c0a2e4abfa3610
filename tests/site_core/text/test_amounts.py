"""Numbers, money and dates as a Vietnamese reader writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from site_core.templatetags.vi import whole_numbers
from site_core.text import amounts

UTC = dt.UTC


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1_234_567, 0, "1.234.567"),
        (2.5, 1, "2,5"),
        (Decimal("2.50"), 2, "2,5"),
        (-3, 0, "−3"),
    ],
)
def test_number(value: float, places: int, written: str) -> None:
    assert amounts.number(value, places) == written


def test_number_rounds_half_away_from_zero() -> None:
    assert amounts.number(Decimal("0.25"), 1) == "0,3"


@pytest.mark.parametrize(
    ("vnd", "prose"),
    [
        (300_000_000, "300 triệu đồng"),
        (1_000_000_000, "1 tỷ đồng"),
        (1_900_000_000, "1,9 tỷ đồng"),
        (6_000_000_000, "6 tỷ đồng"),
        (1_234_000_000, "1.234 triệu đồng"),
        (1_500_000, "1,5 triệu đồng"),
        (450_000, "450.000 đồng"),
        (300_000_001, "300.000.001 đồng"),
        (0, "0 đồng"),
    ],
)
def test_money_is_exact(vnd: int, prose: str) -> None:
    assert amounts.money(vnd) == prose


def test_money_in_table() -> None:
    assert amounts.money_in_table(300_000_000) == "300.000.000 ₫"


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (300_000_000, 300_000_000, "300 triệu đồng"),
        (200_000_000, 300_000_000, "200 đến 300 triệu đồng"),
        (800_000_000, 1_000_000_000, "800 triệu đồng đến 1 tỷ đồng"),
        (200_000_000, None, "từ 200 triệu đồng trở lên"),
        (0, 300_000_000, "không quá 300 triệu đồng"),
        (None, 300_000_000, "không quá 300 triệu đồng"),
        (0, 0, "0 đồng"),
        (None, None, ""),
    ],
)
def test_money_range(low: int | None, high: int | None, written: str) -> None:
    assert amounts.money_range((low, high)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(2.54, "+2,5%"), (-1.2, "−1,2%"), (0, "không đổi"), (0.04, "không đổi"), (-0.04, "không đổi")],
)
def test_change(value: float, written: str) -> None:
    assert amounts.change(value) == written


def test_dates_are_those_of_vietnam() -> None:
    late = dt.datetime(2026, 11, 2, 18, 30, tzinfo=UTC)

    assert amounts.date(late) == "03/11/2026"
    assert amounts.long_date(late) == "ngày 03 tháng 11 năm 2026"
    assert amounts.instant(late) == "1 giờ 30 ngày 03/11/2026"
    assert amounts.date(dt.date(2026, 11, 2)) == "02/11/2026"


@pytest.mark.parametrize(
    ("day", "written", "spelled_out"),
    [
        (dt.date(2025, 7, 1), "01/7/2025", "ngày 01 tháng 7 năm 2025"),
        (dt.date(2014, 2, 10), "10/02/2014", "ngày 10 tháng 02 năm 2014"),
        (dt.date(2020, 1, 24), "24/01/2020", "ngày 24 tháng 01 năm 2020"),
        (dt.date(2025, 10, 15), "15/10/2025", "ngày 15 tháng 10 năm 2025"),
    ],
)
def test_a_zero_stands_where_state_documents_write_it(day: dt.date, written: str, spelled_out: str) -> None:
    assert amounts.date(day) == written
    assert amounts.long_date(day) == spelled_out


def test_a_deadline_without_an_hour_is_the_whole_day() -> None:
    midnight = dt.datetime(2026, 11, 3, tzinfo=amounts.VIETNAM)

    assert amounts.deadline(midnight) == "hết ngày 03/11/2026"
    assert amounts.deadline(midnight.replace(hour=17)) == "17 giờ 00 ngày 03/11/2026"


def test_days_left_are_calendar_days() -> None:
    closes = dt.datetime(2026, 11, 3, 0, 0, tzinfo=amounts.VIETNAM)

    assert amounts.days_left(closes, closes.replace(hour=23)) == "hôm nay là ngày cuối"
    assert amounts.days_left(closes, closes - dt.timedelta(minutes=1)) == "còn 1 ngày"
    assert amounts.days_left(closes, closes + dt.timedelta(days=1)) == ""


@pytest.mark.parametrize(("size", "written"), [(10, "1 kB"), (12_345, "12 kB"), (1_250_000, "1,3 MB")])
def test_file_size(size: int, written: str) -> None:
    assert amounts.file_size(size) == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nghị định 45/2012/NĐ-CP về", 'Nghị định <span class="nowrap">45/2012/NĐ-CP</span> về'),
        ("NQ 1658/NQ-UBTVQH15", 'NQ <span class="nowrap">1658/NQ-UBTVQH15</span>'),
        ("221/2012/TTLT-BTC-BCT", '<span class="nowrap">221/2012/TTLT-BTC-BCT</span>'),
        ("<b>1/2</b> & 3/2020", "&lt;b&gt;1/2&lt;/b&gt; &amp; 3/2020"),
    ],
)
def test_a_number_of_a_document_stays_in_one_line_and_text_is_escaped(text: str, shown: str) -> None:
    assert whole_numbers(text) == shown
