"""Whether a call is open. The clock is always handed in; days are days of Asia/Ho_Chi_Minh."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

CallStatus: TypeAlias = Literal["not_yet", "open", "closing", "closed", "continuous", "no_round"]

LOCAL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
CLOSING_DAYS = 14
_LAST_MINUTE = time(23, 59)


def call_status(opens_at: datetime | None, closes_at: datetime | None, now: datetime) -> CallStatus:
    """The status of one call at an instant; all instants are aware. Both None: the call is continuous.

    `closing` from the fourteenth day before the closing day on, counted in calendar days as people count
    them.
    """
    local_now = _local(now)
    if opens_at is not None and local_now < _local(opens_at):
        return "not_yet"
    if closes_at is None:
        return "continuous" if opens_at is None else "open"
    if local_now >= end_of_call(closes_at):
        return "closed"
    return "closing" if (closes_on(closes_at) - local_now.date()).days <= CLOSING_DAYS else "open"


def end_of_call(closes_at: datetime) -> datetime:
    """The first instant at which the call is over.

    Midnight means that an editor gave a day and no hour: that whole day is still open; so is the last
    minute of a day to its end. Any other hour is meant as it stands.
    """
    local = _local(closes_at)
    if local.time() == time() or local.time() >= _LAST_MINUTE:
        return datetime.combine(local.date() + timedelta(days=1), time(), LOCAL_TIME)
    return local


def closes_on(closes_at: datetime) -> date:
    """The last day on which the call is open."""
    return _local(closes_at).date()


def _local(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(LOCAL_TIME)
