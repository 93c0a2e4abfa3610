"""One search in documents in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from search.engines.choices import verdict_clauses, verdict_filter
from search.engines.fields import FACET_FIELDS, MAX_ROUTES
from search.engines.phases import Phase, instant
from search.engines.plan import Clause, Plan
from search.engines.results import result, verdict_counts
from search.engines.scan.postings import Found, Postings
from search.requests import SearchRequest, SearchResult


class OneSearch:
    """What a plan finds for a request."""

    def __init__(self, postings: Postings, plan: Plan, request: SearchRequest) -> None:
        self.postings, self.plan, self.request = postings, plan, request
        filters: dict[str, Clause] = dict(plan.filters)
        self.verdicts: tuple[Clause, Clause] | None = None
        if request.profile is not None:
            self.verdicts = verdict_clauses(request.profile, MAX_ROUTES)
            if request.verdicts:
                filters["verdict"] = verdict_filter(request.verdicts, *self.verdicts)
        self.text = postings.found(plan.text)
        self.chosen = {name: postings.found(clause).keys() for name, clause in filters.items()}

    def run(self, engine: str) -> SearchResult:
        """The result, told to be from an engine of this name."""
        found, documents = self._left(), self.postings.documents
        start, size = self.request.window
        page = self._sorted(found)[start : start + size]
        scored = self.plan.scored and self.request.sort == "relevance"
        displays = [(documents[number].display, found[number] if scored else 0.0) for number in page]
        facets = {
            facet: self._counts(self._left(facet), FACET_FIELDS[facet])
            for facet in self.request.facets
            if facet in FACET_FIELDS
        }
        return result(self.request, self.plan, displays, len(found), facets, self._verdict_totals(), engine)

    def total(self) -> int:
        """How many documents there are."""
        return len(self._left())

    def _left(self, ignoring: str = "") -> Found:
        """What was found and the filters leave, all of them but one."""
        sets = [numbers for name, numbers in self.chosen.items() if name != ignoring]
        return {number: score for number, score in self.text.items() if all(number in numbers for numbers in sets)}

    def _sorted(self, found: Found) -> list[int]:
        if self.request.sort == "closing":
            second = instant(self.plan.now)
            return sorted(found, key=lambda number: self._phase(number, second).order)
        if self.request.sort == "date" or not self.plan.scored:
            return self._in_order(found, "by_date")
        return sorted(found, key=lambda number: (-found[number], self.postings.documents[number].key))

    def _phase(self, number: int, second: int) -> Phase:
        """The phase of a document's call at a second."""
        return next(p for p in self.postings.documents[number].phases if p.starts <= second < p.ends)

    def _in_order(self, numbers: Iterable[int], field: str) -> list[int]:
        return sorted(numbers, key=lambda number: self.postings.documents[number].orders[field])

    def _counts(self, found: Iterable[int], field: str) -> Counter[str]:
        return Counter(code for number in found for code in self.postings.documents[number].codes.get(field, ()))

    def _verdict_totals(self) -> dict[str, int] | None:
        if self.verdicts is None:
            return None
        found = self._left("verdict")
        schemes = {number for number in found if self.postings.documents[number].codes["kind"] == ("scheme",)}
        certain, possible = (schemes & self.postings.found(clause).keys() for clause in self.verdicts)
        return verdict_counts(len(schemes), len(certain), len(possible))
