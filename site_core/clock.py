"""What time it is for this request: now, or noon of the day that its address asks about (`?ngay=2027-01-15`).

Some pages can say what will hold on another day, or held on one: law, rounds, ceilings. What they read the time from is here, so that
no part of such a page speaks of another day than the rest.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = "ngay"
"""The parameter of an address that asks about a day."""

# Pages that can answer for another day. Of all others the parameter is not theirs.
ANSWER_FOR_A_DAY = ("/tim-ho-tro/", "/ho-tro/", "/api/v1/schemes/")

# Before the first of these the law that the site knows did not exist; nobody plans beyond the last.
EARLIEST, LATEST = dt.date(2012, 1, 1), dt.date(2099, 12, 31)

# `fromisoformat` takes weeks too.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_asked: ContextVar[dt.date | None] = ContextVar("asked_day", default=None)


def now() -> dt.datetime:
    """The present instant, or noon in Vietnam of the day that is asked about."""
    day = _asked.get()
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12))) if day else timezone.now()


def today() -> dt.date:
    """The present day in Vietnam, or the day that is asked about."""
    return _asked.get() or timezone.localdate()


def asked_day() -> dt.date | None:
    """The day that is asked about; None for the present."""
    return _asked.get()


def read_day(text: str) -> dt.date | None:
    """A day as an address writes it, `2027-01-15`; None for what is none or lies too far away."""
    try:
        day = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return day if day and EARLIEST <= day <= LATEST else None


@contextmanager
def as_of(day: dt.date | None) -> Iterator[None]:
    """Within this it is that day; the present for None."""
    token = _asked.set(day)
    try:
        yield
    finally:
        _asked.reset(token)


class AskedDayMiddleware:
    """Answer for the day that the address asks about, on pages that can. Search engines are kept from such answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        text = request.GET.get(DAY, "").strip() if request.path.startswith(ANSWER_FOR_A_DAY) else ""
        if not text:
            return self.get_response(request)
        with as_of(read_day(text)):
            response = self.get_response(request)
        response["X-Robots-Tag"] = "noindex"
        return response
