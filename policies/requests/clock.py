"""Working days, and how long answers take."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Container
from statistics import median

from django.utils import timezone

from policies.models import SupportRequest
from policies.models.requests import ANSWERED

FEWEST_TO_TELL = 5
"""Below this a median is somebody's own story."""
COUNTED = dt.timedelta(days=365)
_SATURDAY = 5

Holidays = Container[dt.date]


def is_working_day(day: dt.date, holidays: Holidays) -> bool:
    return day.weekday() < _SATURDAY and day not in holidays


def working_days_after(start: dt.date, days: int, holidays: Holidays) -> dt.date:
    """The day on which so many working days have passed since `start`, which does not count itself."""
    day = start
    while days > 0:
        day += dt.timedelta(days=1)
        days -= is_working_day(day, holidays)
    return day


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return dt.date(year, month + 1, min(day.day, (first_of_next - dt.timedelta(days=1)).day))


def median_days(now: dt.datetime) -> int | None:
    """Days within which half of the requests of the last year were answered; None where too few were."""
    answered = SupportRequest.objects.filter(state__in=ANSWERED, closed_at__gt=now - COUNTED)
    spans = [
        (timezone.localdate(closed) - timezone.localdate(received)).days
        for received, closed in answered.values_list("received_at", "closed_at")
    ]
    return math.ceil(median(spans)) if len(spans) >= FEWEST_TO_TELL else None
