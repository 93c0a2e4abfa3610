"""Counts in memory, written from time to time by a thread of their own.

A search must not wait for a write, and on SQLite must not even ask for the write lock. So a process adds in memory, and a thread writes
every few seconds with a connection of its own that gives up at once when the database is busy; the counts then wait for the next time. What
a process has not written yet is lost when it is killed: a few counts in thousands, and no decision hangs on those.
"""

from __future__ import annotations

import atexit
import logging
import threading
import time

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from search.counting import store
from search.counting.store import Counted, What

logger = logging.getLogger(__name__)

# More different searches than this between two writes come from a machine and are not counted.
MOST = 2_000

# Clicks that are taken, a second on average and at once: anyone may call their address.
CLICKS_A_SECOND = 5.0
CLICKS_AT_ONCE = 50.0

_BUSY_MILLISECONDS = 200


class Buffer:
    """The counts of one process that are not written yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[What, Counted] = {}
        self._tokens, self._filled_at = CLICKS_AT_ONCE, time.monotonic()
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()

    def search(self, query: str, hits: int) -> None:
        """Count one search and its number of hits. `query` is as `privacy.countable` gives it, and must not be empty."""
        with self._lock:
            counted = self._of(query)
            if counted is not None:
                counted.searches += 1
                counted.hits = hits
        self._start()

    def click(self, query: str) -> bool:
        """Count that a hit of the search was opened; False when there are too many clicks to be true."""
        with self._lock:
            now = time.monotonic()
            filled = self._tokens + (now - self._filled_at) * CLICKS_A_SECOND
            self._tokens, self._filled_at = min(CLICKS_AT_ONCE, filled), now
            if self._tokens < 1:
                return False
            self._tokens -= 1
            counted = self._of(query)
            if counted is not None:
                counted.clicks += 1
        self._start()
        return True

    def flush(self) -> None:
        """Write everything. What cannot be written now stays for the next time."""
        with self._lock:
            counts, self._counts = self._counts, {}
        if not counts:
            return
        try:
            store.write(counts)
        except DatabaseError as error:
            _tell(error)
            self._put_back(counts)

    def _of(self, query: str) -> Counted | None:
        what = (query, timezone.localdate())
        if what not in self._counts and len(self._counts) >= MOST:
            return None
        return self._counts.setdefault(what, Counted())

    def _put_back(self, counts: dict[What, Counted]) -> None:
        with self._lock:
            for what, older in counts.items():
                newer = self._counts.get(what)
                if newer is None:
                    self._counts[what] = older
                else:
                    newer.searches += older.searches
                    newer.clicks += older.clicks
                    newer.hits = older.hits if newer.hits is None else newer.hits

    def close(self) -> None:
        """Write what is there, as far as the database takes it at once, and end the thread."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _start(self) -> None:
        """Start the thread with the first count, so that a server which forks starts it in the right process."""
        if not settings.SEARCH_COUNTS_EVERY or self._thread is not None:
            return
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._write_now_and_then, name="search-counts", daemon=True)
                self._thread.start()
                atexit.register(self.close)

    def _write_now_and_then(self) -> None:
        stopped = False
        while not stopped:
            stopped = self._stopped.wait(settings.SEARCH_COUNTS_EVERY)
            try:
                _do_not_wait()
                self.flush()
            except DatabaseError as error:
                _tell(error)
            finally:
                connection.close()


def _tell(error: DatabaseError) -> None:
    """Log why nothing was written. A database that is busy is no fault, and must not read like one."""
    busy = "locked" in str(error)
    logger.log(logging.INFO if busy else logging.WARNING, "counting searches later: %s", "busy" if busy else error)


def _do_not_wait() -> None:
    """Have this thread's connection give up at once on a lock; the server behind PostgreSQL locks single rows and needs no such thing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")


buffer = Buffer()
