"""One run: make the databases and indexes, take all times in turns, judge the rankings."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from search.engines.base import Engine
from search.engines.elasticsearch import Connection, ElasticsearchEngine
from search.engines.tantivy import TantivyEngine
from search.indexing import index, pages
from search.query import quality
from tests.bench import content, loading, memory, peers, searching
from tests.bench.corpus import Language, corpus, learn
from tests.bench.node import Place
from tests.bench.results import Loading, Results

# A rebuild of more documents than this is done once; of fewer, several times in turns with the bare load.
_OFTEN = 1_000
_TURNS = 3

# What `search_index rebuild` does, beside the engines and peers that `up_to` may name.
PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be measured: numbers of documents, rounds of searching, and up to how many documents engines and peers take part.

    Whatever `up_to` does not name takes part with all.
    """

    sizes: tuple[int, ...]
    rounds: int
    up_to: Mapping[str, int]

    def takes_part(self, name: str, size: int) -> bool:
        return size <= self.up_to.get(name, size)


def run(wanted: Wanted, node: Place | None, say: Callable[[str], None], keep: Callable[[Results], None]) -> None:
    """Measure everything. `say` is told how far it is, `keep` gets what there is after each round of searching."""
    _Run(wanted, node, say, keep).all()


class _Run:
    def __init__(
        self, wanted: Wanted, node: Place | None, say: Callable[[str], None], keep: Callable[[Results], None]
    ) -> None:
        self.wanted, self.node, self.say, self.keep = wanted, node, say, keep
        engines = ("tantivy", "elasticsearch") if node else ("tantivy",)
        others = ("wagtail-database", "wagtail-elasticsearch") if node else ("wagtail-database",)
        self.results = Results(wanted.sizes, engines, others)
        self.sites: dict[int, Path] = {}

    def all(self) -> None:
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
            self._judged(name, quality.score(judged, lambda text, engine=engine: asking.answer(engine, text)))  # type: ignore[misc]
        for name in self.results.peers:
            backend = self._peer(name, "first")
            peers.rebuild(backend)
            self._judged(name, quality.score(judged, peers.answers(backend)))

    def _judged(self, name: str, report: quality.Report) -> None:
        self.results.ndcg[name] = report.ndcg
        self.results.broken[name] = len(report.broken_invariants)
        self.say(f"  {name}: nDCG@10 {report.ndcg:.3f}")

    def _load(self, language: Language, source: Path, size: int) -> None:
        self.say(f"{size:,} documents")
        documents = list(corpus(language, size))
        for name in self._taking_part(self.results.engines, size):
            engine = self._engine(name, size)
            load = loading.bare_load(engine, documents)
            whole, bare, megabytes = [], [], None
            for _ in range(_TURNS if size <= _OFTEN else 1):
                bare.append(load())
                seconds, grown = loading.rebuild(engine, documents)
                whole.append(seconds)
                rest = loading.merged(engine)
                megabytes = max(grown, megabytes or 0.0) if grown is not None else None
            self.results.loading[name, size] = Loading(tuple(whole), tuple(bare), megabytes)
            self.say(f"  {name}: rebuild {whole[-1]:.1f} s, bare {bare[-1]:.1f} s, merged {rest:.1f} s later")
            if name == "elasticsearch":
                self.results.merging[size] = rest
            del load
        self.sites[size] = source
        others = self._taking_part(self.results.peers, size)
        from_pages = self.wanted.takes_part(PAGES, size)
        if others or from_pages:
            self.sites[size] = content.with_corpus(source, documents, f"site-{size}")
        del documents
        if from_pages:
            self._load_from_pages(size)
        for name in others:
            self._pages(name, size, partial(peers.rebuild, self._peer(name, size)))

    def _load_from_pages(self, size: int) -> None:
        """What `search_index rebuild` does: documents made from pages, the index, the records in the database."""
        for name in self._taking_part(self.results.engines, size):
            self._pages(name, size, partial(index.rebuild, self._engine(name, "pages")))

    def _taking_part(self, names: Sequence[str], size: int) -> list[str]:
        return [name for name in names if self.wanted.takes_part(name, size)]

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
                engines = {
                    (name, size): self._engine(name, size) for name in self._taking_part(self.results.engines, size)
                }
                others = {
                    (name, size): peers.ten_hits(self._peer(name, size))
                    for name in self._taking_part(self.results.peers, size)
                }
                searching.time_searches(self.results.times, engines, others, asked, rounds=1, seed=number)
            self.results.rounds = number + 1
            self.results.megabytes = {
                "the measuring process, corpora included": memory.peak(),
                "the Elasticsearch node": memory.peak(self.node.pid) if self.node and self.node.pid else None,
            }
            self.keep(self.results)

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
