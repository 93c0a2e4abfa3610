"""The embedded engine: an index in a directory, no server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import tantivy
from tantivy import Order, Query, Searcher

from policies.eligibility import Profile
from search.engines.base import Asked, DocumentsRefused, EngineStatus, each_made
from search.engines.choices import in_phase, verdict_clauses, verdict_filter
from search.engines.fields import FACET_FIELDS, MAX_ROUTES
from search.engines.phases import PHASES
from search.engines.plan import Clause, OneOf, Plan, selecting
from search.engines.results import result, verdict_counts
from search.engines.tantivy.compile import choice, compiled, narrowed
from search.engines.tantivy.schema import ROUTE_SLOTS, STAMP_MARK, schema, schema_hash, tantivy_document
from search.engines.tantivy.store import Store, unavailable_when_broken
from search.requests import SearchRequest, SearchResult
from site_core.search_document import SearchDocument

# More buckets than a facet has values, so that its counts are exact.
_BUCKETS = 10_000

# Hits taken beyond a page at first, to see whether more have the score of its last.
_BEYOND = 20

# Pages that end before this hit are looked for while counting; memory for more is taken only when there are as many.
_NEAR = 1_000

# Compiled queries that are kept: whoever filters or turns the page asks with the same text and the same profile.
_KEPT = 256


class TantivyEngine:
    """An index under a directory. One process at a time writes, any number search; see `search.engines.tantivy.store`."""

    name = "tantivy"

    def __init__(self, directory: Path | str) -> None:
        self.store = Store(Path(directory))

    def search(self, plan: Plan, request: SearchRequest) -> SearchResult:
        index = self.store.current().index
        with unavailable_when_broken():
            return _Search(index.searcher(), plan, request).run(self.name)

    def totals(self, asked: Sequence[Asked]) -> tuple[int, ...]:
        searcher = self.store.current().index.searcher()
        with unavailable_when_broken():
            return tuple(_Search(searcher, plan, request).total() for plan, request in asked)

    def write(self, upserts: Sequence[SearchDocument], deletes: Sequence[str]) -> None:
        refused: dict[str, str] = {}
        made = dict(each_made(upserts, tantivy_document, refused))
        with self.store.writing() as writer, unavailable_when_broken():
            for key in {*deletes, *made}:
                writer.delete_documents_by_term("key", key)
            for document in made.values():
                writer.add_document(document)
            writer.commit()
        if refused:
            raise DocumentsRefused(refused)

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        count = 0
        refused: dict[str, str] = {}
        with self.store.replacing() as writer:
            for _, document in each_made(documents, tantivy_document, refused):
                writer.add_document(document)
                count += 1
        if refused:
            raise DocumentsRefused(refused)
        return count

    def fingerprints(self) -> dict[str, str]:
        """Whoever asks compares the index or has just made it: it is a good moment to notice that its files are damaged."""
        searcher = self.store.whole().index.searcher()
        with unavailable_when_broken():
            found = searcher.search(Query.all_query(), max(1, searcher.num_docs), count=False, order_by_field="stamp")
            return dict(stamp.split(STAMP_MARK, 1) for stamp, _ in found.hits)

    def status(self) -> EngineStatus:
        generation = self.store.current()
        committed = (generation.path / "meta.json").stat().st_mtime
        return EngineStatus(
            engine=self.name,
            documents=generation.index.searcher().num_docs,
            schema=schema_hash(),
            path=str(generation.path),
            committed_at=dt.datetime.fromtimestamp(committed, dt.UTC),
        )

    def prune(self) -> list[str]:
        """Remove what no search uses: indexes of other forms and former generations. Returns their paths."""
        return [str(path) for path in self.store.prune()]


class _Search:
    """One search in one state of the index."""

    def __init__(self, searcher: Searcher, plan: Plan, request: SearchRequest) -> None:
        self.searcher = searcher
        self.plan = plan
        self.request = request
        self.scored, self.selected = _text(plan.text)
        self.filters = {name: choice(clause, schema()) for name, clause in plan.filters.items()}
        self.verdicts: tuple[Query, Query] | None = None
        if request.profile is not None:
            slots = self._slots_in_use()
            self.verdicts = _verdicts(request.profile, slots)
            if request.verdicts:
                wanted = verdict_filter(request.verdicts, *verdict_clauses(request.profile, slots))
                self.filters["verdict"] = choice(wanted, schema())

    def run(self, engine: str) -> SearchResult:
        total, page = self._page()
        displays = [(self.searcher.doc(address).get_first("display"), score) for score, address in page]
        return result(self.request, self.plan, displays, total, self._facets(), self._verdict_totals(), engine)

    def total(self) -> int:
        """How many documents the request finds."""
        return self._count(self._found())

    def _choices(self, ignoring: str = "") -> list[Query]:
        return [query for name, query in self.filters.items() if name != ignoring]

    def _found(self, *more: Query, ignoring: str = "") -> Query:
        """What the request finds, not scored."""
        return narrowed(self.selected, [*self._choices(ignoring), *more])

    def _count(self, query: Query) -> int:
        """How many documents. Each has one stamp, and counting values is cheaper than looking for the best."""
        return int(
            self.searcher.aggregate(query, {"documents": {"value_count": {"field": "stamp"}}})["documents"]["value"]
        )

    def _page(self) -> tuple[int, list[tuple[float, tantivy.DocAddress]]]:
        """How many there are, and the hits of the page. A page far down is looked for only when there are so many."""
        start, size = self.request.window
        by_score = self.plan.scored and self.request.sort == "relevance"
        if by_score and 0 < start + size <= _NEAR:
            return self._by_relevance(start, size)
        total = self.total()
        if start >= total or not size:
            return total, []
        if by_score:
            return self._by_relevance(start, size)
        if self.request.sort == "closing":
            return total, self._by_closing(start, size)
        return total, self._ordered(self._found(), "by_date", start, size)

    def _by_relevance(self, start: int, size: int) -> tuple[int, list[tuple[float, tantivy.DocAddress]]]:
        """The number of hits, and those from `start` by score; those with the same score by key, however many there are."""
        query = narrowed(self.scored, self._choices())
        found = self.searcher.search(query, limit=start + size + _BEYOND)
        total, hits = int(found.count), found.hits
        end = min(start + size, total)
        if start >= end:
            return total, []
        while len(hits) < total and hits[-1][0] == hits[end - 1][0]:
            hits = self.searcher.search(query, limit=4 * len(hits), count=False).hits
        first = next(i for i, hit in enumerate(hits) if hit[0] == hits[start][0])
        last = next((i for i, hit in enumerate(hits[end:], end) if hit[0] != hits[end - 1][0]), len(hits))
        if len({score for score, _ in hits[first:last]}) < last - first:
            hits[first:last] = sorted(hits[first:last], key=lambda hit: (-hit[0], self._key(hit[1])))
        return total, hits[start:end]

    def _by_closing(self, start: int, size: int) -> list[tuple[float, tantivy.DocAddress]]:
        """The first of each phase, put in one order: a document is in one phase only, and has its order there."""
        found: list[tuple[str, tantivy.DocAddress]] = []
        for number in PHASES:
            query = self._found(choice(in_phase(number, self.plan.now), schema()))
            found += self._by_field(query, f"phase{number}_order", 0, start + size)
        return [(0.0, address) for _, address in sorted(found, key=lambda hit: hit[0])[start : start + size]]

    def _ordered(self, query: Query, field: str, start: int, size: int) -> list[tuple[float, tantivy.DocAddress]]:
        return [(0.0, address) for _, address in self._by_field(query, field, start, size)]

    def _by_field(self, query: Query, field: str, start: int, size: int) -> list[tuple[str, tantivy.DocAddress]]:
        found = self.searcher.search(
            query, limit=size, count=False, offset=start, order_by_field=field, order=Order.Asc
        )
        return list(found.hits)

    def _facets(self) -> dict[str, dict[str, int]]:
        """Counts of each facet without its own filter; those that have none are counted together."""
        wanted = {facet: FACET_FIELDS[facet] for facet in self.request.facets if facet in FACET_FIELDS}
        free = {facet: field for facet, field in wanted.items() if facet not in self.filters}
        counts = _counts(self.searcher, self._found(), free)
        for facet in wanted.keys() - free.keys():
            counts |= _counts(self.searcher, self._found(ignoring=facet), {facet: wanted[facet]})
        return {facet: counts[facet] for facet in wanted}

    def _verdict_totals(self) -> dict[str, int] | None:
        if self.verdicts is None:
            return None
        schemes = choice(OneOf("kind", ("scheme",)), schema())
        certain, possible = self.verdicts
        return verdict_counts(
            self._count(self._found(schemes, ignoring="verdict")),
            self._count(self._found(schemes, certain, ignoring="verdict")),
            self._count(self._found(schemes, possible, ignoring="verdict")),
        )

    def _slots_in_use(self) -> int:
        """How many routes the scheme with most routes has. Deleted documents may still count, which changes no result."""
        used = [slot for slot in range(MAX_ROUTES) if self._has_routes(ROUTE_SLOTS[slot])]
        return used[-1] + 1 if used else 0

    def _has_routes(self, slot: str) -> bool:
        return any(self.searcher.doc_freq(slot, f"kind:{kind}") for kind in ("described", "undescribed"))

    def _key(self, address: tantivy.DocAddress) -> str:
        key: str = self.searcher.doc(address).get_first("key")
        return key


@lru_cache(maxsize=_KEPT)
def _text(clause: Clause) -> tuple[Query, Query]:
    """The text of a plan for scoring, and for choosing without what only scores."""
    return compiled(clause, schema()), compiled(selecting(clause), schema())


@lru_cache(maxsize=_KEPT)
def _verdicts(profile: Profile, slots: int) -> tuple[Query, Query]:
    """Schemes with a route that is certain, and with one that is possible."""
    certain, possible = verdict_clauses(profile, slots)
    return choice(certain, schema()), choice(possible, schema())


def _counts(
    searcher: Searcher, query: Query, fields: dict[str, str], buckets: int = _BUCKETS
) -> dict[str, dict[str, int]]:
    """How many documents hold each value of some fields, by the name each field is given."""
    if not fields:
        return {}
    wanted = {
        name: {"terms": {"field": field, "size": buckets, "segment_size": buckets}} for name, field in fields.items()
    }
    counted = searcher.aggregate(query, wanted)
    return {name: {b["key"]: b["doc_count"] for b in counted[name]["buckets"]} for name in fields}
