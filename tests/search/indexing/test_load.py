"""A rebuild while people publish and search at once: no search fails or misses what was there all the time, no edit is lost."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from search.engines.base import Engine, EngineUnavailable
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.tantivy import TantivyEngine
from site_core.search_document import SearchDocument
from tests.search.corpus import ask, codes, document

# Opens the index as one process of many does.
Open = Callable[[], Engine]

STAYING = [document(f"s{n:03d}", title=f"Việc thường trực {n}") for n in range(60)]
EDITED = [document(f"e{n:03d}", title=f"Việc hay đổi {n}") for n in range(300)]
REBUILDS = 3


@pytest.fixture(params=["tantivy", "elasticsearch"])
def open_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    if request.param == "tantivy":
        return lambda: TantivyEngine(tmp_path)
    connection = request.getfixturevalue("make_elastic")().server.connection
    return lambda: ElasticsearchEngine(connection)


class Pages:
    """Stands for the database: what is public, and what the worker has still to bring into the index."""

    def __init__(self) -> None:
        self.public = {page.key: page for page in (*STAYING, *EDITED)}
        self.waiting: set[str] = set()
        self._lock = threading.Lock()

    def publish(self, page: SearchDocument) -> None:
        with self._lock:
            self.public[page.key] = page
            self.waiting.add(page.key)

    def withdraw(self, key: str) -> None:
        with self._lock:
            self.public.pop(key, None)
            self.waiting.add(key)

    def take(self) -> tuple[list[SearchDocument], list[str]]:
        """What waits, as it is now."""
        with self._lock:
            keys, self.waiting = self.waiting, set()
            return [self.public[key] for key in keys if key in self.public], [k for k in keys if k not in self.public]

    def work(self, engine: Engine) -> None:
        """What the worker does: what an engine does not take now waits on."""
        upserts, deletes = self.take()
        try:
            engine.write(upserts, deletes)
        except EngineUnavailable:
            with self._lock:
                self.waiting |= {*(page.key for page in upserts), *deletes}

    def read_slowly(self) -> Iterator[SearchDocument]:
        """All pages as a rebuild reads them: in portions, so that they may be old when they are sent."""
        with self._lock:
            keys = sorted(self.public)
        for start in range(0, len(keys), 10):
            with self._lock:
                portion = [self.public[key] for key in keys[start : start + 10] if key in self.public]
            time.sleep(0.02)
            yield from portion


def test_a_rebuild_under_load(open_engine: Open) -> None:
    pages = Pages()
    engine = open_engine()
    engine.rebuild(pages.read_slowly())
    over = threading.Event()

    def until_over(step: Callable[[], None]) -> int:
        for done in count(1):
            step()
            if over.is_set():
                return done
        raise AssertionError

    def edit() -> None:
        page, number = random.choice(EDITED), random.randrange(10**6)
        if number % 4:
            pages.publish(replace(page, title=f"Việc hay đổi, bản {number}"))
        else:
            pages.withdraw(page.key)
        time.sleep(0.005)

    def search() -> None:
        result = ask(own(), "thường trực", size=100)
        assert result.total == len(STAYING)
        assert set(codes(result)) == {page.code for page in STAYING}

    own = _engine_of_thread(open_engine)
    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(until_over, step) for step in (edit, search, search, lambda: pages.work(own()))]
        try:
            for _ in range(REBUILDS):
                own().rebuild(pages.read_slowly())
        finally:
            over.set()
        assert all(job.result() > REBUILDS for job in running)

    engine.write(*pages.take())
    assert engine.fingerprints() == {key: page.fingerprint() for key, page in pages.public.items()}


def _engine_of_thread(open_engine: Open) -> Open:
    """An engine for each thread, as each process has its own."""
    kept = threading.local()

    def own() -> Engine:
        if not hasattr(kept, "engine"):
            kept.engine = open_engine()
        return kept.engine

    return own


def test_searches_go_on_while_indices_change_places(open_engine: Open) -> None:
    """Many short rebuilds: the moments between two indices are most of the time."""
    engine = open_engine()
    engine.rebuild(STAYING)
    over = threading.Event()

    def search() -> int:
        own, done = open_engine(), 0
        while not over.is_set():
            assert ask(own, "thường trực", size=0).total == len(STAYING)
            done += 1
        return done

    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(search) for _ in range(2)]
        try:
            for _ in range(10):
                engine.rebuild(STAYING)
        finally:
            over.set()
        assert all(job.result() for job in running)
