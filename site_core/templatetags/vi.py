"""Filters that write numbers, money and dates for a Vietnamese reader (see `site_core.text.amounts`)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from site_core import clock
from site_core.text import amounts, sorting
from site_core.text.phones import written_phone

register = template.Library()

# Only a number that ends in letters with a hyphen can be torn apart.
_LEGAL_NUMBER = re.compile(r"\d+/(?:\d{4}/)?[A-ZĐ\d]+(?:-[A-ZĐ\d]+)+")

Number = int | float | Decimal


@register.filter
def grouped(value: Number | None) -> str:
    """`1234567` → «1.234.567»."""
    return "" if value is None else amounts.number(value)


@register.filter
def percent(value: Number | None) -> str:
    return "" if value is None else amounts.percent(value)


@register.filter
def change(value: Number | None) -> str:
    return "" if value is None else amounts.change(value)


@register.filter
def million(value: int | None) -> str:
    """A number of million VND in words: `1900` → «1,9 tỷ đồng»."""
    return "" if value is None else amounts.money(int(value * amounts.MILLION))


@register.filter
def million_in_table(value: int | None) -> str:
    """A number of million VND as «1.900.000.000 ₫»."""
    return "" if value is None else amounts.money_in_table(int(value * amounts.MILLION))


@register.filter
def money_range(value: amounts.Range) -> str:
    """A pair of VND as «200 đến 300 triệu đồng»."""
    return amounts.money_range(value)


@register.filter
def day(value: dt.date | None) -> str:
    """«03/11/2026»."""
    return amounts.date(value) if value else ""


@register.filter
def long_day(value: dt.date | None) -> str:
    """«ngày 03 tháng 11 năm 2026»."""
    return amounts.long_date(value) if value else ""


@register.filter
def deadline(value: dt.datetime | None) -> str:
    return amounts.deadline(value) if value else ""


@register.filter
def instant(value: dt.datetime | None) -> str:
    """«17 giờ 00 ngày 03/11/2026»."""
    return amounts.instant(value) if value else ""


@register.filter
def phone(value: str) -> str:
    """A telephone number as it is stored, in the groups in which it is said: «0912 345 678»."""
    return written_phone(value)


@register.filter
def local(value: dt.datetime | None) -> dt.datetime | None:
    """The instant on the clock of Vietnam, for a template that shows its parts."""
    return value.astimezone(amounts.VIETNAM) if value else None


@register.filter
def days_left(value: dt.datetime | None) -> str:
    return amounts.days_left(value, clock.now()) if value else ""


@register.filter
def file_size(value: int | None) -> str:
    return amounts.file_size(value) if value else ""


@register.filter
def whole_numbers(text: str) -> SafeString:
    """Text as HTML in which no line ends within the number of a legal document («45/2012/NĐ-CP»)."""
    escaped = str(conditional_escape(text))
    return mark_safe(_LEGAL_NUMBER.sub(r'<span class="nowrap">\g<0></span>', escaped))  # noqa: S308 - escaped above


@register.filter
def name_first(value: str) -> str:
    """«Phường Thuận Thành» → «Thuận Thành (phường)»."""
    return sorting.name_first(value)


@register.filter
def by_place_name(pages: Iterable[Any]) -> list[Any]:
    """Pages in the Vietnamese order of the proper names in their titles."""
    return sorted(pages, key=lambda page: sorting.place_key(page.title))
