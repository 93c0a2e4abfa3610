"""The engine on a cluster of Elasticsearch."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search.engines.base import Asked, DocumentsRefused, EngineStatus, EngineUnavailable, NoIndex
from search.engines.elasticsearch import bulk
from search.engines.elasticsearch.aliases import Aliases
from search.engines.elasticsearch.client import Connection, Server
from search.engines.elasticsearch.request import preference, search_body, search_result, totals, totals_body
from search.engines.plan import Plan
from search.requests import SearchRequest, SearchResult
from search.wording import BEING_WRITTEN, BROKEN_INDEX, NO_INDEX, OTHER_DOCUMENTS
from site_core.search_document import SearchDocument

# Fingerprints are fetched so many at a time.
_PAGE = 10_000

# Seconds; well below `aliases.DEAD_AFTER`.
_SAY_ALIVE_EVERY = 20


class ElasticsearchEngine:
    """Documents in an index of a cluster.

    Any number of processes may search and write at once; `aliases` and `bulk` tell how a rebuild and changes do not harm each other.
    """

    name = "elasticsearch"

    def __init__(self, connection: Connection) -> None:
        self.server = Server(connection)
        self.aliases = Aliases(connection.prefix)

    def search(self, plan: Plan, request: SearchRequest) -> SearchResult:
        with self.server.asked() as client:
            answer = client.search(
                index=self.aliases.read,
                **search_body(plan, request),
                preference=preference(request),
                allow_partial_search_results=False,
            )
        return search_result(answer.body, plan, request, self.name)

    def totals(self, asked: Sequence[Asked]) -> tuple[int, ...]:
        with self.server.asked() as client:
            answer = client.search(
                index=self.aliases.read,
                **totals_body(asked),
                preference=preference(asked[0][1]),
                allow_partial_search_results=False,
            )
        return totals(answer.body)

    def write(self, upserts: Sequence[SearchDocument], deletes: Sequence[str]) -> None:
        """While a new index is being filled, both it and the one that is searched take the change.

        When an alias moved meanwhile the change is written again, so that it is not only in an index that is left.
        """
        refused: bulk.Refused = {}
        made = list(bulk.sources(upserts, refused))
        with self._patiently() as client:
            taken: Counter[str] = Counter()
            held = self.aliases.held(client)
            while True:
                if held.write is None:
                    raise NoIndex(NO_INDEX)
                for alias in self.aliases.written(held):
                    actions = (*bulk.deletes(deletes, alias), *bulk.upserts(made, alias, bulk.OF_CHANGE))
                    taken += bulk.send(client, actions, refused, to_alias=True)
                    client.indices.refresh(index=alias)
                held = self.aliases.held(client)
                if not taken or taken.keys() >= held.used:
                    break
        if refused:
            raise DocumentsRefused(refused)

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """The new index takes changes from the first moment, so that none is lost; it is searched when it holds everything."""
        refused: bulk.Refused = {}
        with self._patiently() as client:
            held = self.aliases.held(client)
            if self.aliases.being_filled(client, held):
                raise EngineUnavailable(BEING_WRITTEN)
            index = self.aliases.create(client)
            with self._abandoned_on_failure(client, index):
                self.aliases.alive(client, index)
                self.aliases.write_to(client, index)
                documents = self._saying_alive(client, index, documents)
                actions = bulk.upserts(bulk.sources(documents, refused), index, bulk.OF_REBUILD)
                count = bulk.send_many(client, actions, refused)
                if refused and not count:
                    raise DocumentsRefused(refused)
                client.indices.refresh(index=index)
                self.aliases.read_from(client, index)
            self.aliases.prune(client, held.read)
            self._merge(client, index)
        if refused:
            raise DocumentsRefused(refused)
        return count

    def fingerprints(self) -> dict[str, str]:
        found: dict[str, str] = {}
        last: list[str] = []
        with self._patiently() as client:
            while True:
                answer = client.search(
                    index=self.aliases.read,
                    size=_PAGE,
                    sort=[{"key": "asc"}],
                    search_after=last or None,
                    source=False,
                    stored_fields="_none_",
                    docvalue_fields=[{"field": "key"}, {"field": "fingerprint"}],
                    track_total_hits=False,
                    allow_partial_search_results=False,
                )
                hits = answer["hits"]["hits"]
                try:
                    found |= {hit["fields"]["key"][0]: hit["fields"]["fingerprint"][0] for hit in hits}
                except KeyError as error:
                    raise NoIndex(BROKEN_INDEX.format(reason=OTHER_DOCUMENTS)) from error
                if len(hits) < _PAGE:
                    return found
                last = hits[-1]["sort"]

    def status(self) -> EngineStatus:
        with self.server.asked() as client:
            index = self.aliases.held(client).read
            if index is None:
                raise NoIndex(NO_INDEX)
            latest = {"latest": {"max": {"field": "written_at"}}}
            answer = client.search(index=index, size=0, track_total_hits=True, aggs=latest)
        written = answer["aggregations"]["latest"]["value"]
        return EngineStatus(
            engine=self.name,
            documents=answer["hits"]["total"]["value"],
            schema=self.aliases.form,
            path=f"{self.server.connection.place}/{index}",
            committed_at=dt.datetime.fromtimestamp(written / 1000, dt.UTC) if written else None,
        )

    def prune(self) -> list[str]:
        with self._patiently() as client:
            return self.aliases.prune_all(client)

    def _patiently(self) -> contextlib.AbstractContextManager[Elasticsearch]:
        return self.server.asked(self.server.connection.patience)

    def _merge(self, client: Elasticsearch, index: str) -> None:
        """Let the cluster put the new index together into one segment, when it can: a search then takes half the time.

        Nobody waits for it, and an index that stays in pieces answers the same.
        """
        with contextlib.suppress(ApiError, TransportError):
            client.indices.forcemerge(index=index, max_num_segments=1, wait_for_completion=False)

    def _saying_alive(
        self, client: Elasticsearch, index: str, documents: Iterable[SearchDocument]
    ) -> Iterator[SearchDocument]:
        said = time.monotonic()
        for document in documents:
            if time.monotonic() - said > _SAY_ALIVE_EVERY:
                self.aliases.alive(client, index)
                said = time.monotonic()
            yield document

    @contextlib.contextmanager
    def _abandoned_on_failure(self, client: Elasticsearch, index: str) -> Iterator[None]:
        """Leave everything as it was when the index cannot be filled. If even that fails, the next rebuild removes it."""
        try:
            yield
        except BaseException:
            with contextlib.suppress(Exception):
                self.aliases.abandon(client, index)
            raise
