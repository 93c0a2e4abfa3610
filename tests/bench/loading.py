"""Building an index: our rebuild against a bare bulk load of the very same bodies."""

from __future__ import annotations

import datetime as dt
import gc
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from elasticsearch import helpers

from search.engines.base import Engine
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch.document import IndexedPage, page
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy.schema import tantivy_document
from search.engines.tantivy.store import Store
from site_core.search_document import SearchDocument
from tests.bench import memory

# Documents in one request, as our rebuild sends them.
_CHUNK = 500

Made = TypeVar("Made")


def rebuild(engine: Engine, documents: Sequence[SearchDocument]) -> tuple[float, float | None]:
    """Seconds of a whole rebuild, and the most megabytes that this process grew by meanwhile."""
    _forget_garbage()
    memory.forget()
    before = memory.peak()
    started = time.perf_counter()
    engine.rebuild(iter(documents))
    seconds = time.perf_counter() - started
    after = memory.peak()
    return seconds, after - before if before is not None and after is not None else None


def bare_load(engine: Engine, documents: Sequence[SearchDocument]) -> Callable[[], float]:
    """Make the bodies now; the call that is returned loads them, and says in how many seconds."""
    if isinstance(engine, TantivyEngine):
        return _load_tantivy(documents)
    if isinstance(engine, ElasticsearchEngine):
        return _load_elasticsearch(engine, documents)
    raise TypeError(f"Nothing is known of the insides of {engine.name}.")


def _load_tantivy(documents: Sequence[SearchDocument]) -> Callable[[], float]:
    made = _made(tantivy_document, documents)

    def load() -> float:
        with tempfile.TemporaryDirectory() as directory:
            store = Store(Path(directory))
            _forget_garbage()
            started = time.perf_counter()
            with store.replacing() as writer:
                for document in made:
                    writer.add_document(document)
            return time.perf_counter() - started

    return load


def _load_elasticsearch(engine: ElasticsearchEngine, documents: Sequence[SearchDocument]) -> Callable[[], float]:
    made = _made(_source, documents)
    name = f"{engine.server.connection.prefix}-bare"

    def load() -> float:
        with engine.server.asked(engine.server.connection.patience) as client:
            client.options(ignore_status=404).indices.delete(index=name)
            IndexedPage.init(index=name, using=client)
            _forget_garbage()
            started = time.perf_counter()
            actions: Any = ({"_index": name, "_id": key, "_source": source} for key, source in made)
            helpers.bulk(client, actions, chunk_size=_CHUNK, max_chunk_bytes=10_000_000)
            client.indices.refresh(index=name)
            seconds = time.perf_counter() - started
            client.indices.delete(index=name)
            return seconds

    return load


def merged(engine: Engine) -> float:
    """Wait until a cluster has put the new index together, which it goes on doing after a rebuild; seconds."""
    started = time.perf_counter()
    if isinstance(engine, ElasticsearchEngine):
        with engine.server.asked() as client:
            while client.indices.stats(index=engine.aliases.read)["_all"]["primaries"]["segments"]["count"] > 1:
                time.sleep(0.1)
    return time.perf_counter() - started


def _source(document: SearchDocument) -> tuple[str, dict[str, Any]]:
    return document.key, page(document, dt.datetime.now(dt.UTC))


def _made(make: Callable[[SearchDocument], Made], documents: Sequence[SearchDocument]) -> list[Made]:
    """What `make` makes of each, on all processors: nobody looks at the clock yet."""
    with ProcessPoolExecutor(mp_context=get_context("fork")) as processes:
        return list(processes.map(make, documents, chunksize=_CHUNK))


def _forget_garbage() -> None:
    """What was made before, such as corpora, is no garbage: a worker would not have it, and need not look through it."""
    gc.collect()
    gc.freeze()
