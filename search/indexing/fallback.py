"""The engine of last resort: the records of the database, searched in memory while no other engine answers."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from search.engines.base import Asked, DocumentsRefused
from search.engines.plan import Plan
from search.engines.scan import ScanEngine
from search.indexing import records
from search.requests import SearchRequest, SearchResult

# So many documents are held: a first search that reads them takes some seconds, and every process keeps its own.
MOST = 2_000


class DatabaseEngine(ScanEngine):
    """What the records hold now. A first search reads them, a later one only those that have changed since.

    One thread at a time catches up with what has changed. Searches do not wait for it: those that come meanwhile are answered from what
    was held before, but for the very first, before which there is nothing.
    Of a site with more than `MOST` documents old news are left out, and the result says that it is `partial`.
    """

    name = "database"

    def __init__(self) -> None:
        super().__init__()
        self._catching_up = threading.Lock()
        self._stamp: tuple[Any, ...] | None = None
        self._partial = False

    def search(self, plan: Plan, request: SearchRequest) -> SearchResult:
        self._catch_up()
        return replace(super().search(plan, request), partial=self._partial)

    def totals(self, asked: Sequence[Asked]) -> tuple[int, ...]:
        self._catch_up()
        return super().totals(asked)

    def _catch_up(self) -> None:
        if records.stamp() == self._stamp or not self._catching_up.acquire(blocking=self._stamp is None):
            return
        try:
            stamp = records.stamp()
            if stamp != self._stamp:
                self._read(stamp)
        finally:
            self._catching_up.release()

    def _read(self, stamp: tuple[Any, ...]) -> None:
        """Hold what the records hold at this stamp."""
        held, wanted = self.fingerprints(), records.most_wanted(MOST)
        changed = [key for key, print_ in wanted.items() if held.get(key) != print_]
        with suppress(DocumentsRefused):
            self.write(list(records.documents(changed)), [key for key in held if key not in wanted])
        self._stamp, self._partial = stamp, len(wanted) < stamp[0]
