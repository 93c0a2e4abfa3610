"""The database answers while the engine does not, from what it holds now, without reading all of it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.test import Client

from search.engines.scan.one_search import OneSearch
from search.indexing import records
from search.indexing.fallback import DatabaseEngine
from search.requests import SearchResult
from site_core.search_document import SearchDocument
from tests.search.corpus import SITE, ask, codes, document

pytestmark = pytest.mark.django_db

# Seconds after which something that should happen at once does not happen any more.
WAIT = 60


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The keys of the documents that were read, for each time that any were."""
    times: list[list[str]] = []
    documents = records.documents

    def noted(keys: Iterable[str]) -> Iterator[SearchDocument]:
        times.append(list(keys))
        return documents(times[-1])

    monkeypatch.setattr(records, "documents", noted)
    return times


def replace_all(documents: Iterable[SearchDocument]) -> None:
    """Make the records exactly these."""
    list(records.replacing(documents))


def test_only_what_has_changed_is_read_again(read: list[list[str]]) -> None:
    replace_all(SITE)
    engine = DatabaseEngine()
    assert ask(engine, "zymurgy").total == 0
    assert set(read.pop()) == {page.key for page in SITE}

    new = document("new", title="Zymurgy")
    records.keep([new], [SITE[0].key])
    assert codes(ask(engine, "zymurgy")) == ["new"]
    assert engine.fingerprints() == {page.key: page.fingerprint() for page in (*SITE[1:], new)}
    assert read == [[new.key]]


def test_what_is_written_again_as_it_was_changes_nothing(read: list[list[str]]) -> None:
    """As the worker does with each attempt while the engine is down."""
    replace_all(SITE)
    engine = DatabaseEngine()
    ask(engine, "máy")
    stamp = records.stamp()
    records.keep(SITE)
    replace_all(SITE)
    assert records.stamp() == stamp
    ask(engine, "máy")
    assert len(read) == 1


def test_visitors_at_once_wait_for_one_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[list[str]] = []

    def documents(keys: Iterable[str]) -> Iterator[SearchDocument]:
        read.append(list(keys))
        return iter(SITE)

    monkeypatch.setattr(records, "stamp", lambda: (len(SITE), "now"))
    monkeypatch.setattr(records, "most_wanted", lambda most: {page.key: page.fingerprint() for page in SITE})
    monkeypatch.setattr(records, "documents", documents)
    engine = DatabaseEngine()
    with ThreadPoolExecutor(4) as pool:
        totals = set(pool.map(lambda _: ask(engine, "máy").total, range(8)))
    assert len(totals) == 1
    assert len(read) == 1


def test_searches_do_not_wait_for_one_that_catches_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """One thread reads what has changed and is held up; others are answered meanwhile, from what was held before."""
    state = {"stamp": (len(SITE), "first"), "pages": [*SITE]}
    reading, go_on = Event(), Event()

    def documents(keys: Iterable[str]) -> Iterator[SearchDocument]:
        wanted = list(keys)
        if state["stamp"] != (len(SITE), "first"):
            reading.set()
            assert go_on.wait(WAIT)
        return (page for page in state["pages"] if page.key in wanted)

    monkeypatch.setattr(records, "stamp", lambda: state["stamp"])
    monkeypatch.setattr(records, "most_wanted", lambda most: {p.key: p.fingerprint() for p in state["pages"]})
    monkeypatch.setattr(records, "documents", documents)
    engine = DatabaseEngine()
    assert ask(engine, "zymurgy").total == 0

    state["pages"] = [*SITE[1:], document("new", title="Zymurgy")]
    state["stamp"] = (len(SITE), "second")
    with ThreadPoolExecutor(4) as pool:
        try:
            first = pool.submit(ask, engine, "zymurgy")
            assert reading.wait(WAIT)
            meanwhile = [pool.submit(ask, engine, "zymurgy") for _ in range(6)]
            assert [one.result(WAIT).total for one in meanwhile] == [0] * 6
            assert not first.done()
        finally:
            go_on.set()
        assert codes(first.result(WAIT)) == ["new"]
    assert codes(ask(engine, "zymurgy")) == ["new"]


def test_two_searches_go_on_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each waits in the middle of its work for the other to be there too."""
    monkeypatch.setattr(records, "stamp", lambda: (len(SITE), "now"))
    monkeypatch.setattr(records, "most_wanted", lambda most: {page.key: page.fingerprint() for page in SITE})
    monkeypatch.setattr(records, "documents", lambda keys: iter(SITE))
    engine = DatabaseEngine()
    alone = ask(engine, "máy")
    both = Barrier(2)
    run = OneSearch.run

    def met(self: OneSearch, name: str) -> SearchResult:
        both.wait(WAIT)
        return run(self, name)

    monkeypatch.setattr(OneSearch, "run", met)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _: ask(engine, "máy"), range(2))) == [alone, alone]


def test_of_a_large_site_old_news_are_left_out_and_it_says_so(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    monkeypatch.setattr("search.indexing.fallback.MOST", 6)
    news = [document(f"n{number}", "article", title=f"Zymurgy số {number}") for number in range(8)]
    replace_all([*news, *(document(f"s{number}", "scheme", title="Zymurgy") for number in range(3))])
    engine = DatabaseEngine()
    found = ask(engine, "zymurgy")
    assert set(codes(found)) == {"s0", "s1", "s2", "n5", "n6", "n7"}
    assert found.partial

    monkeypatch.setattr("search.service.engine", lambda: engine)
    assert "chưa có tin, bài cũ" in client.get("/tim-kiem/?q=zymurgy").content.decode()
    replace_all(news[:2])
    assert not ask(engine, "zymurgy").partial
    assert "vẫn đầy đủ" in client.get("/tim-kiem/?q=zymurgy").content.decode()
