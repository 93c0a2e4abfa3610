"""Announcements by whether one can still answer them."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def _still_open(now: dt.datetime) -> Q:
    """Not yet closed, as `end_of_call` has it: 00:00 stands for the whole of its day, 23:59 for its end."""
    local = now.astimezone(VIETNAM)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    last_minute = local.replace(second=0, microsecond=0) if (local.hour, local.minute) == (23, 59) else now
    return Q(closes_at=None) | Q(closes_at__gt=now) | Q(closes_at=midnight) | Q(closes_at__gte=last_minute)


def open_now(entries: QuerySet[Any], now: dt.datetime) -> QuerySet[Any]:
    """Those that one can answer now, the ones that close first in front, those without an end last."""
    return (
        entries.filter(_still_open(now))
        .filter(Q(opens_at=None) | Q(opens_at__lte=now))
        .order_by(F("closes_at").asc(nulls_last=True), "-opens_at", "pk")
    )


def by_urgency(entries: QuerySet[Any], now: dt.datetime) -> QuerySet[Any]:
    """All: open ones by closing instant, then those that open later, then closed ones, the latest first."""
    rank = Case(
        When(_still_open(now) & (Q(opens_at=None) | Q(opens_at__lte=now)), then=Value(0)),
        When(_still_open(now), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    soonest = Case(When(_still_open(now), then=F("closes_at")))
    return entries.annotate(_rank=rank).order_by("_rank", soonest.asc(nulls_last=True), "-closes_at", "pk")
