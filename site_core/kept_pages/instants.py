"""The instants at which public pages change by themselves: a call opens or closes, a day begins."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable

from django.utils import timezone

from site_core.versions.kept import kept
from site_core.versions.names import PUBLIC

Instants = Callable[[], Iterable[dt.datetime | None]]
_sources: list[Instants] = []


def changing_at(source: Instants) -> Instants:
    """Register a function that reads instants (aware; None counts for none) at which some page changes. A decorator."""
    _sources.append(source)
    return source


def moment(now: dt.datetime) -> tuple[str, int]:
    """Where an instant stands between those at which pages change: the day, and how many instants have passed."""
    return timezone.localdate(now).isoformat(), bisect_right(_all(), now)


@kept(PUBLIC)
def _all() -> tuple[dt.datetime, ...]:
    return tuple(sorted({instant for source in _sources for instant in source() if instant is not None}))
