"""One run: make the databases and indexes, take all times in turns, judge the rankings."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from search import index, pages, quality
from search.engines.base import Engine
from search.engines.elasticsearch import Connection, ElasticsearchEngine
from search.engines.tantivy import TantivyEngine
from tests.bench import content, loading, memory, peers, searching
from tests.bench.corpus import Language, corpus, learn
from tests.bench.node import Place
from tests.bench.results import Loading, Results

# A rebuild of more documents than this is done once; of fewer, several times in turns with the bare load.
_OFTEN = 10_000
_TURNS = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be measured: numbers of documents, rounds of searching, and up to how many documents the peers take part."""

    sizes: tuple[int, ...]
    rounds: int
    most_for_peers: int


def run(wanted: Wanted, node: Place | None, say: Callable[[str], None]) -> Results:
    """Measure everything; `say` is told how far it is."""
    return _Run(wanted, node, say).all()


class _Run:
    def __init__(self, wanted: Wanted, node: Place | None, say: Callable[[str], None]) -> None:
        self.wanted, self.node, self.say = wanted, node, say
        engines = ("tantivy", "elasticsearch") if node else ("tantivy",)
        others = ("wagtail-database", "wagtail-elasticsearch") if node else ("wagtail-database",)
        self.results = Results(wanted.sizes, engines, others)
        self.sites: dict[int, Path] = {}

    def all(self) -> Results:
        shutil.rmtree(settings.SEARCH_INDEX_DIR, ignore_errors=True)
        peers.give_fields()
        self.say("first content")
        source = content.first_content()
        documents = list(pages.all_documents())
        self._judge(documents)
        language = learn(documents)
        try:
            for size in self.wanted.sizes:
                self._load(language, source, size)
            self._search()
        finally:
            self._clear()
        return self.results

    def _engine(self, name: str, purpose: str | int) -> Engine:
        """The engine with an index for one purpose, such as a number of documents."""
        if name == "tantivy":
            return TantivyEngine(settings.SEARCH_INDEX_DIR / str(purpose))
        assert self.node is not None
        return ElasticsearchEngine(Connection(self.node.url, prefix=f"bench-{purpose}", timeout=60.0, patience=600.0))

    def _peer(self, name: str, purpose: str | int) -> Any:
        if name == "wagtail-database":
            return peers.on_database()
        assert self.node is not None
        return peers.on_elasticsearch(self.node.url, str(purpose))

    def _judge(self, documents: Sequence[Any]) -> None:
        """nDCG over the judged queries, each search on the first content alone."""
        judged = quality.read_judged()
        asking = searching.Asking()
        for name in self.results.engines:
            engine = self._engine(name, "first")
            engine.rebuild(iter(documents))
            self._keep(name, quality.score(judged, lambda text, engine=engine: asking.answer(engine, text)))  # type: ignore[misc]
        for name in self.results.peers:
            backend = self._peer(name, "first")
            peers.rebuild(backend)
            self._keep(name, quality.score(judged, peers.answers(backend)))

    def _keep(self, name: str, report: quality.Report) -> None:
        self.results.ndcg[name] = report.ndcg
        self.results.broken[name] = len(report.broken_invariants)
        self.say(f"  {name}: nDCG@10 {report.ndcg:.3f}")

    def _load(self, language: Language, source: Path, size: int) -> None:
        self.say(f"{size:,} documents")
        documents = list(corpus(language, size))
        for name in self.results.engines:
            engine = self._engine(name, size)
            load = loading.bare_load(engine, documents)
            whole, bare, megabytes = [], [], None
            for _ in range(_TURNS if size <= _OFTEN else 1):
                bare.append(load())
                seconds, grown = loading.rebuild(engine, documents)
                whole.append(seconds)
                megabytes = max(grown, megabytes or 0.0) if grown is not None else None
            self.results.loading[name, size] = Loading(tuple(whole), tuple(bare), megabytes)
            self.say(f"  {name}: rebuild {whole[-1]:.1f} s, bare {bare[-1]:.1f} s")
            del load
        self.sites[size] = content.with_corpus(source, documents, f"site-{size}")
        del documents
        self._load_from_pages(size)
        self._load_peers(size)

    def _load_from_pages(self, size: int) -> None:
        """What `search_index rebuild` does: documents made from pages, the index, the records in the database."""
        for name in self.results.engines:
            engine = self._engine(name, "pages")
            self._pages(name, size, lambda engine=engine: index.rebuild(engine))  # type: ignore[misc]

    def _load_peers(self, size: int) -> None:
        if size > self.wanted.most_for_peers:
            return
        for name in self.results.peers:
            backend = self._peer(name, size)
            self._pages(name, size, lambda backend=backend: peers.rebuild(backend))  # type: ignore[misc]

    def _pages(self, name: str, size: int, rebuild: Callable[[], int]) -> None:
        started = time.perf_counter()
        count = rebuild()
        seconds = time.perf_counter() - started
        self.results.from_pages[name, size] = count / seconds
        self.say(f"  {name}, from {count:,} pages: {seconds:.1f} s")

    def _search(self) -> None:
        """Every round visits every size, so that a slow minute of the machine falls on all of them."""
        asked = searching.cases()
        for number in range(self.wanted.rounds):
            self.say(f"searching, round {number + 1} of {self.wanted.rounds}")
            for size, site in self.sites.items():
                content.use(site)
                engines = {(name, size): self._engine(name, size) for name in self.results.engines}
                others = {
                    (name, size): peers.ten_hits(self._peer(name, size))
                    for name in self.results.peers
                    if (name, size) in self.results.from_pages
                }
                searching.time_searches(self.results.times, engines, others, asked, rounds=1, seed=number)
        held = memory.peak()
        if held is not None:
            self.results.notes.append(f"Most memory of the measuring process, corpora included: {held:,.0f} MB.")
        if self.node and self.node.pid and (held := memory.peak(self.node.pid)) is not None:
            self.results.notes.append(f"Most memory of the Elasticsearch node: {held:,.0f} MB.")

    def _clear(self) -> None:
        """Leave nothing on a node that is not our own."""
        if self.node is None:
            return
        engine = self._engine("elasticsearch", "clear")
        assert isinstance(engine, ElasticsearchEngine)
        with engine.server.asked(60.0) as client:
            names = list(client.indices.get(index="bench-*").body)
            if names:
                client.indices.delete(index=",".join(names))
