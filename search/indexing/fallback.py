"""The engine of last resort: the records of the database, searched in memory while no other engine answers."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from typing import Any

from search.engines.base import DocumentsRefused
from search.engines.plan import Plan
from search.engines.scan import ScanEngine
from search.indexing import records
from search.requests import SearchRequest, SearchResult

# So many documents are held: a first search that reads them takes some seconds, and every process keeps its own.
MOST = 2_000


class DatabaseEngine(ScanEngine):
    """What the records hold now. A first search reads them, a later one only those that have changed since.

    Of a site with more than `MOST` documents old news are left out, and the result says that it is `partial`.
    """

    name = "database"

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._stamp: tuple[Any, ...] = ()
        self._partial = False

    def search(self, plan: Plan, request: SearchRequest) -> SearchResult:
        with self._lock:
            self._catch_up()
            return replace(super().search(plan, request), partial=self._partial)

    def _catch_up(self) -> None:
        stamp = records.stamp()
        if stamp == self._stamp:
            return
        held, wanted = self.fingerprints(), records.most_wanted(MOST)
        changed = [key for key, print_ in wanted.items() if held.get(key) != print_]
        with suppress(DocumentsRefused):
            self.write(list(records.documents(changed)), [key for key in held if key not in wanted])
        self._stamp, self._partial = stamp, len(wanted) < stamp[0]
