"""The counts in the database: written in batches, thrown away after half a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least

from search.counting.models import SearchCount

KEPT_DAYS = 180

# A query as it is counted, and the day.
What: TypeAlias = tuple[str, dt.date]


@dataclass(slots=True)
class Counted:
    """What is to be added to a row; `hits` is the number of hits of the last search, None when there was only a click."""

    searches: int = 0
    hits: int | None = None
    clicks: int = 0


def write(counts: Mapping[What, Counted]) -> None:
    """Add counts to the table, in one transaction. A click on what nobody searched that day is not counted."""
    with transaction.atomic():
        SearchCount.objects.bulk_create(
            [SearchCount(query=query, day=day) for (query, day), counted in counts.items() if counted.searches],
            ignore_conflicts=True,
        )
        for (query, day), counted in counts.items():
            searches = F("searches") + counted.searches
            SearchCount.objects.filter(query=query, day=day).update(
                searches=searches,
                clicks=Least(F("clicks") + counted.clicks, searches),
                **({} if counted.hits is None else {"hits": counted.hits}),
            )


def forget(today: dt.date) -> int:
    """Delete what is older than is kept; return the number of rows."""
    deleted, _ = SearchCount.objects.filter(day__lt=today - dt.timedelta(days=KEPT_DAYS)).delete()
    return deleted
