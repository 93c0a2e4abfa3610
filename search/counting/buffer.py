"""Counts in memory, written from time to time by a thread of their own.

A search must not wait for a write, and on SQLite must not even ask for the write lock. So a process adds in memory and a thread writes every
few seconds, with a connection of its own that gives up at once when the database is busy; the counts then wait for the next time. What a
process has not yet written is lost when it is killed: a few counts in thousands, which no decision hangs on.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from search.counting import store
from search.counting.store import Counted

logger = logging.getLogger(__name__)

# More different searches than this between two writes come from a machine, and are not counted.
MOST = 2_000

# Clicks that are taken in a second, on average and at once. They come by a public address that anyone may call.
CLICKS_A_SECOND = 5.0
CLICKS_AT_ONCE = 50

_BUSY_MILLISECONDS = 200


@dataclass(slots=True)
class _Bucket:
    """Tokens that fill up with time, one for each click."""

    tokens: float
    filled_at: float


class Buffer:
    """The counts of one process that are not written yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[tuple[str, dt.date], Counted] = {}
        self._thread: threading.Thread | None = None

    def search(self, query: str, hits: int) -> None:
        """Count one search with its number of hits. `query` is as `privacy.countable` gives it; an empty one is not counted."""
        ...
