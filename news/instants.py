"""When announcements open and close by themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from news.models import Announcement
from site_core.kept_pages.instants import changing_at


@changing_at
def calls_of_announcements() -> Iterator[dt.datetime | None]:
    """Midnight and the last minute of a day stand for its end, where the day changes anyway."""
    for opens_at, closes_at in Announcement.objects.live().values_list("opens_at", "closes_at"):
        yield from (opens_at, closes_at)
