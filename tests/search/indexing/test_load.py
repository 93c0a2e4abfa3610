"""A rebuild while people publish and search at once: no search fails or misses what was there all the time, no edit is lost."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from search.engines.base import Engine, EngineUnavailable
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.tantivy import TantivyEngine
from site_core.search_document import SearchDocument
from tests.installation import PATIENCE
from tests.search.corpus import ask, codes, document

# Opens the index as one process of many does.
Open = Callable[[], Engine]

STAYING = [document(f"s{n:03d}", title=f"Việc thường trực {n}") for n in range(60)]
EDITED = [document(f"e{n:03d}", title=f"Việc hay đổi {n}") for n in range(300)]
REBUILDS = 3
PORTION = 40


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

    def __iter__(self) -> Iterator[SearchDocument]:
        """All pages as a rebuild reads them: in portions, so that they may be old when they are sent."""
        with self._lock:
            keys = sorted(self.public)
        for start in range(0, len(keys), PORTION):
            with self._lock:
                portion = [self.public[key] for key in keys[start : start + PORTION] if key in self.public]
            yield from portion

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


class Others:
    """What the others do all the while, each in a thread. A rebuild reads on only when everybody has got on."""

    def __init__(self, pool: ThreadPoolExecutor, steps: Sequence[Callable[[], None]]) -> None:
        self.over = threading.Event()
        self._moved = threading.Condition()
        self._done = [0] * len(steps)
        self._jobs = [pool.submit(self._go_on, number, step) for number, step in enumerate(steps)]

    def _go_on(self, number: int, step: Callable[[], None]) -> None:
        try:
            while not self.over.is_set():
                step()
                with self._moved:
                    self._done[number] += 1
                    self._moved.notify_all()
        finally:
            self.over.set()

    def meanwhile(self, documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
        """The documents; before each portion everybody has ended another step."""
        for number, one in enumerate(documents):
            if number % PORTION == 0:
                with self._moved:
                    then = [done + 1 for done in self._done]
                    assert self._moved.wait_for(lambda then=then: self._have(then), PATIENCE)
            yield one

    def _have(self, done: list[int]) -> bool:
        return self.over.is_set() or all(now >= then for now, then in zip(self._done, done, strict=True))

    def end(self) -> None:
        """Raises what went wrong in any step."""
        self.over.set()
        for job in self._jobs:
            job.result()


def test_a_rebuild_under_load(open_engine: Open) -> None:
    pages = Pages()
    engine = open_engine()
    engine.rebuild(pages)

    def edit() -> None:
        page, number = random.choice(EDITED), random.randrange(10**6)
        if number % 4:
            pages.publish(replace(page, title=f"Việc hay đổi, bản {number}"))
        else:
            pages.withdraw(page.key)
        rest.wait(0.005)  # so that an editor without rest does not take the processor from everybody else

    def search() -> None:
        result = ask(own(), "thường trực", size=100)
        assert result.total == len(STAYING)
        assert set(codes(result)) == {page.code for page in STAYING}

    own = _engine_of_thread(open_engine)
    rest = threading.Event()
    with ThreadPoolExecutor(4) as pool:
        others = Others(pool, (edit, search, search, lambda: pages.work(own())))
        try:
            for _ in range(REBUILDS):
                own().rebuild(others.meanwhile(pages))
        finally:
            others.end()

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
