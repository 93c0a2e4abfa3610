"""An engine that holds all documents in memory and evaluates the plan in plain Python.

It answers when no other engine can, from documents that the caller has loaded; and it is what other engines are compared with in tests.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from search.engines.base import Asked, DocumentsRefused, EngineStatus, each_made
from search.engines.choices import closing_groups, verdict_clauses, verdict_filter
from search.engines.fields import FACET_FIELDS, MAX_ROUTES, IndexedDocument, indexed
from search.engines.plan import Clause, Plan
from search.engines.results import result, verdict_counts
from search.engines.scan.postings import Found, Postings
from search.requests import SearchRequest, SearchResult
from site_core.search_document import SearchDocument


class ScanEngine:
    """An engine over documents in memory, for one thread at a time. A document costs about two milliseconds, once."""

    name = "scan"

    def __init__(self, documents: Iterable[SearchDocument] = ()) -> None:
        with suppress(DocumentsRefused):
            self.rebuild(documents)

    def search(self, plan: Plan, request: SearchRequest) -> SearchResult:
        verdicts = _verdicts(request)
        left = self._left(plan, request, verdicts)
        found, documents = left(), self._postings.documents
        start, size = request.window
        page = self._sorted(found, plan, request)[start : start + size]
        scored = plan.scored and request.sort == "relevance"
        displays = [(documents[number].display, found[number] if scored else 0.0) for number in page]
        facets = {
            facet: self._counts(left(facet), FACET_FIELDS[facet]) for facet in request.facets if facet in FACET_FIELDS
        }
        totals = self._verdict_totals(left("verdict"), verdicts) if verdicts is not None else None
        return result(request, plan, displays, len(found), facets, totals, self.name)

    def totals(self, asked: Sequence[Asked]) -> tuple[int, ...]:
        return tuple(len(self._left(plan, request, _verdicts(request))()) for plan, request in asked)

    def write(self, upserts: Sequence[SearchDocument], deletes: Sequence[str]) -> None:
        refused: dict[str, str] = {}
        made = dict(each_made(upserts, indexed, refused))
        for key in {*deletes, *made}:
            if number := self._numbers.pop(key, None):
                self._postings.remove(number)
        self._hold(made)
        if refused:
            raise DocumentsRefused(refused)

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        refused: dict[str, str] = {}
        made = dict(each_made(documents, indexed, refused))
        self._postings = Postings()
        self._numbers: dict[str, int] = {}
        self._hold(made)
        if refused:
            raise DocumentsRefused(refused)
        return len(made)

    def fingerprints(self) -> dict[str, str]:
        return {document.key: document.fingerprint for document in self._postings.documents.values()}

    def status(self) -> EngineStatus:
        return EngineStatus(self.name, len(self._numbers), schema="", path="", committed_at=self._committed_at)

    def prune(self) -> list[str]:
        """There is nothing but what is searched."""
        return []

    def _left(self, plan: Plan, request: SearchRequest, verdicts: tuple[Clause, Clause] | None) -> Callable[..., Found]:
        """What gives what was found and the filters leave, all of them but one that is named."""
        filters: dict[str, Clause] = dict(plan.filters)
        if verdicts is not None and request.verdicts:
            filters["verdict"] = verdict_filter(request.verdicts, *verdicts)
        text = self._postings.found(plan.text)
        chosen = {name: self._postings.found(clause).keys() for name, clause in filters.items()}

        def left(ignoring: str = "") -> Found:
            sets = [numbers for name, numbers in chosen.items() if name != ignoring]
            return {number: score for number, score in text.items() if all(number in numbers for numbers in sets)}

        return left

    def _hold(self, documents: dict[str, IndexedDocument]) -> None:
        self._numbers.update({key: self._postings.add(document) for key, document in documents.items()})
        self._committed_at = dt.datetime.now(dt.UTC)

    def _sorted(self, found: Found, plan: Plan, request: SearchRequest) -> list[int]:
        if request.sort == "closing":
            groups = [(self._postings.found(group), order) for group, order in closing_groups(plan.now)]
            return [n for group, order in groups for n in self._in_order(found.keys() & group.keys(), order)]
        if request.sort == "date" or not plan.scored:
            return self._in_order(found, "by_date")
        return sorted(found, key=lambda number: (-found[number], self._postings.documents[number].key))

    def _in_order(self, numbers: Iterable[int], field: str) -> list[int]:
        return sorted(numbers, key=lambda number: self._postings.documents[number].orders[field])

    def _counts(self, found: Iterable[int], field: str) -> Counter[str]:
        return Counter(code for number in found for code in self._postings.documents[number].codes.get(field, ()))

    def _verdict_totals(self, found: Found, verdicts: tuple[Clause, Clause]) -> dict[str, int]:
        schemes = {number for number in found if self._postings.documents[number].codes["kind"] == ("scheme",)}
        certain, possible = (schemes & self._postings.found(clause).keys() for clause in verdicts)
        return verdict_counts(len(schemes), len(certain), len(possible))


def _verdicts(request: SearchRequest) -> tuple[Clause, Clause] | None:
    """Schemes that are certain and schemes that are possible for the profile of the request."""
    return verdict_clauses(request.profile, MAX_ROUTES) if request.profile is not None else None
