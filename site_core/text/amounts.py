"""How numbers, money, dates and sizes are written for a Vietnamese reader. Pure functions; nothing here knows a page.

Money comes in VND (đồng) as whole numbers. Prose says «300 triệu đồng», tables «300.000.000 ₫». A range is a pair whose
ends may be None where the end is open.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MILLION = 1_000_000
BILLION = 1_000 * MILLION
MINUS = "\u2212"

Range = tuple[int | None, int | None]


def number(value: int | float | Decimal, places: int = 0) -> str:
    """`1234567` → «1.234.567»; with `places` decimals after a comma, zeros at the end left out: `2.50` → «2,5»."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, decimals = f"{abs(exact):,.{places}f}".partition(".")
    decimals = decimals.rstrip("0")
    sign = MINUS if exact < 0 else ""
    return f"{sign}{whole.replace(',', '.')}{',' if decimals else ''}{decimals}"


def percent(value: int | float | Decimal) -> str:
    """`50` → «50%», with at most one decimal."""
    return f"{number(value, 1)}%"


def change(value: int | float | Decimal) -> str:
    """A change in per cent with its sign: «+2,5%», «−1,2%», «không đổi»."""
    written = percent(value)
    if written == percent(0):
        return "không đổi"
    return written if value < 0 else f"+{written}"


def money(vnd: int) -> str:
    """VND in words that people use: «300 triệu đồng», «1,9 tỷ đồng», «1.234 triệu đồng», «450.000 đồng».

    Never rounded: a billion is used only where one decimal says it exactly, a million where it is whole or has one decimal.
    """
    if vnd >= BILLION and vnd % (BILLION // 10) == 0:
        return f"{number(Decimal(vnd) / BILLION, 1)} tỷ đồng"
    if vnd >= MILLION and vnd % (MILLION // 10) == 0:
        return f"{number(Decimal(vnd) / MILLION, 1)} triệu đồng"
    return f"{number(vnd)} đồng"


def money_in_table(vnd: int) -> str:
    """«300.000.000 ₫»."""
    return f"{number(vnd)} ₫"


def money_range(amount: Range) -> str:
    """«300 triệu đồng», «200 đến 300 triệu đồng», «từ 200 triệu đồng trở lên», «không quá 300 triệu đồng».

    Empty when neither end is known.
    """
    low, high = amount
    if low is None and high is None:
        return ""
    if high is None:
        return f"từ {money(low or 0)} trở lên"
    if not low:
        return f"không quá {money(high)}" if high else "0 đồng"
    if low == high:
        return money(low)
    start, end = money(low), money(high)
    unit = end.split(" ", 1)[1]
    return f"{start.removesuffix(f' {unit}')} đến {end}"


def date(day: dt.date) -> str:
    """«03/11/2026», «01/7/2025»; an instant is read on the clock of Vietnam.

    As state documents write it (Nghị định 30/2020/NĐ-CP): a zero before days under ten and before January and February.
    """
    local = _local(day)
    return f"{local.day:02d}/{_month(local)}/{local.year}"


def long_date(day: dt.date) -> str:
    """«ngày 03 tháng 11 năm 2026»."""
    local = _local(day)
    return f"ngày {local.day:02d} tháng {_month(local)} năm {local.year}"


def instant(moment: dt.datetime) -> str:
    """«17 giờ 00 ngày 03/11/2026» on the clock of Vietnam."""
    local = moment.astimezone(VIETNAM)
    return f"{local.hour} giờ {local.minute:02d} ngày {date(moment)}"


def deadline(closes_at: dt.datetime) -> str:
    """When a call closes: «hết ngày 03/11/2026» where only a day was given (00:00), else the hour and the day."""
    local = closes_at.astimezone(VIETNAM)
    if (local.hour, local.minute) in ((0, 0), (23, 59)):
        return f"hết ngày {date(closes_at)}"
    return instant(closes_at)


def days_left(closes_at: dt.datetime, now: dt.datetime) -> str:
    """Calendar days to the closing day in Vietnam: «hôm nay là ngày cuối», «còn 3 ngày»; empty once it is over."""
    days = (closes_at.astimezone(VIETNAM).date() - now.astimezone(VIETNAM).date()).days
    if days < 0:
        return ""
    return "hôm nay là ngày cuối" if days == 0 else f"còn {number(days)} ngày"


def file_size(size: int) -> str:
    """Bytes as «12 kB» or «1,2 MB» (thousands, as phones count)."""
    if size >= 1_000_000:
        return f"{number(Decimal(size) / 1_000_000, 1)} MB"
    return f"{number(max(Decimal(1), Decimal(size) / 1_000))} kB"


def _month(day: dt.date) -> str:
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


def _local(day: dt.date) -> dt.date:
    return day.astimezone(VIETNAM).date() if isinstance(day, dt.datetime) else day
