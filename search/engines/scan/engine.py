"""An engine that holds all documents in memory and evaluates the plan in plain Python.

It answers when no other engine can, from documents that the caller has loaded; and it is what other engines are compared with in tests.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import suppress

from search.engines.base import Asked, DocumentsRefused, EngineStatus, each_made
from search.engines.fields import indexed
from search.engines.plan import Plan
from search.engines.scan.one_search import OneSearch
from search.engines.scan.postings import Postings
from search.requests import SearchRequest, SearchResult
from site_core.search_document import SearchDocument


class ScanEngine:
    """An engine over documents in memory. A document costs about two milliseconds, once.

    Any number of threads may search, also while one writes: a search sees the documents as they were when it began.
    """

    name = "scan"

    def __init__(self, documents: Iterable[SearchDocument] = ()) -> None:
        with suppress(DocumentsRefused):
            self.rebuild(documents)

    def search(self, plan: Plan, request: SearchRequest) -> SearchResult:
        return OneSearch(self._postings, plan, request).run(self.name)

    def totals(self, asked: Sequence[Asked]) -> tuple[int, ...]:
        postings = self._postings
        return tuple(OneSearch(postings, plan, request).total() for plan, request in asked)

    def write(self, upserts: Sequence[SearchDocument], deletes: Sequence[str]) -> None:
        self._change(self._postings, upserts, deletes)

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        self._change(Postings(), documents)
        return len(self._postings.documents)

    def fingerprints(self) -> dict[str, str]:
        return {document.key: document.fingerprint for document in self._postings.documents.values()}

    def status(self) -> EngineStatus:
        documents = len(self._postings.documents)
        return EngineStatus(self.name, documents, schema="", path="", committed_at=self._committed_at)

    def prune(self) -> list[str]:
        """There is nothing but what is searched."""
        return []

    def _change(self, postings: Postings, upserts: Iterable[SearchDocument], deletes: Sequence[str] = ()) -> None:
        refused: dict[str, str] = {}
        made = [document for _, document in each_made(upserts, indexed, refused)]
        self._postings = postings.changed(made, deletes)
        self._committed_at = dt.datetime.now(dt.UTC)
        if refused:
            raise DocumentsRefused(refused)
