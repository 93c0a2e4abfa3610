"""A rebuild on a real node: changes meanwhile, failures, what is left behind."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from elastic_transport import TransportError
from elasticsearch import Elasticsearch

from search.engines.base import DocumentsRefused, EngineUnavailable, NoIndex
from search.engines.elasticsearch import ElasticsearchEngine, aliases, bulk
from search.engines.elasticsearch.document import page
from site_core.search_document import SearchDocument
from tests.elastic.plugin import MakeElastic
from tests.installation import until
from tests.search.corpus import ask, document

OLD = [document(code, title=f"Việc {code} cũ") for code in "abcdef"]


def titles(engine: ElasticsearchEngine) -> dict[str, str]:
    return {hit.code: hit.title for hit in ask(engine, size=100).hits}


def renamed(old: SearchDocument) -> SearchDocument:
    return replace(old, title=f"{old.title} đã sửa")


@pytest.fixture
def engine(make_elastic: MakeElastic) -> ElasticsearchEngine:
    made = make_elastic()
    made.rebuild(OLD)
    return made


def indices(engine: ElasticsearchEngine, client: Elasticsearch) -> list[str]:
    return sorted(client.indices.get(index=f"{engine.aliases.prefix}-*", features="aliases").body)


def test_what_changes_during_a_rebuild_wins_over_what_was_read_before(engine: ElasticsearchEngine) -> None:
    """The pages are read, then a worker is faster than the rebuild: one page changed, one went, one is new."""
    other_process = ElasticsearchEngine(engine.server.connection)
    new = document("new", title="Việc mới")

    def read() -> Iterator[SearchDocument]:
        for old in OLD:
            if old.code == "c":
                other_process.write([renamed(OLD[0]), renamed(OLD[3]), new], ["page:b", "page:e"])
                found = titles(engine)
                assert found["a"].endswith("đã sửa"), "a change is seen during a rebuild too"
                assert {"b", "e"}.isdisjoint(found)
            yield old

    engine.rebuild(read())

    found = titles(engine)
    assert found.keys() == {"a", "c", "d", "f", "new"}
    assert found["a"].endswith("đã sửa")
    assert found["d"].endswith("đã sửa")
    assert engine.fingerprints()["page:d"] == renamed(OLD[3]).fingerprint()


def test_a_page_that_went_during_a_rebuild_can_come_back(engine: ElasticsearchEngine) -> None:
    def read() -> Iterator[SearchDocument]:
        engine.write([], ["page:f"])
        yield from OLD

    engine.rebuild(read())
    assert "f" not in titles(engine)
    engine.write([OLD[5]], [])
    assert "f" in titles(engine)


def test_the_old_index_is_searched_until_the_new_one_holds_everything(engine: ElasticsearchEngine) -> None:
    def read() -> Iterator[SearchDocument]:
        for old in OLD[:3]:
            assert len(titles(engine)) == 6
            yield old

    assert engine.rebuild(read()) == 3
    assert titles(engine).keys() == {"a", "b", "c"}


def test_a_failure_leaves_everything_as_it_was(engine: ElasticsearchEngine, elastic_client: Elasticsearch) -> None:
    def read() -> Iterator[SearchDocument]:
        yield OLD[0]
        engine.write([renamed(OLD[1])], ["page:c"])
        raise RuntimeError("the database went away")

    before = indices(engine, elastic_client)
    with pytest.raises(RuntimeError, match="went away"):
        engine.rebuild(read())

    assert indices(engine, elastic_client) == before
    assert titles(engine).keys() == {"a", "b", "d", "e", "f"}
    engine.write([document("later")], [])
    assert "later" in titles(engine)
    assert titles(engine)["b"].endswith("đã sửa")


@pytest.mark.parametrize("fails", ["at once", "later"])
def test_a_rebuild_that_begins_and_fails_while_a_change_is_sent_does_not_take_it_along(
    engine: ElasticsearchEngine, elastic_client: Elasticsearch, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    """The writer has looked at the aliases when the rebuild moves one, so the change goes only into the new index."""
    send = bulk.send

    def meanwhile(client: Elasticsearch, *arguments: Any, **options: Any) -> Counter[str]:
        monkeypatch.setattr(bulk, "send", send)
        new = engine.aliases.create(client)
        engine.aliases.write_to(client, new)
        taken = send(client, *arguments, **options)
        assert taken.keys() == {new}
        if fails == "at once":
            engine.aliases.abandon(client, new)
        return taken

    monkeypatch.setattr(bulk, "send", meanwhile)
    engine.write([renamed(OLD[0])], ["page:b"])
    held = engine.aliases.held(elastic_client)
    if held.write != held.read:
        engine.aliases.abandon(elastic_client, str(held.write))
    found = titles(engine)
    assert found["a"].endswith("đã sửa")
    assert "b" not in found


def test_a_first_rebuild_that_fails_leaves_no_index(make_elastic: MakeElastic, elastic_client: Elasticsearch) -> None:
    engine = make_elastic()

    def read() -> Iterator[SearchDocument]:
        with pytest.raises(NoIndex):
            ask(engine)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.rebuild(read())
    assert indices(engine, elastic_client) == []


def test_two_rebuilds_at_once(engine: ElasticsearchEngine) -> None:
    other_process = ElasticsearchEngine(engine.server.connection)

    def read() -> Iterator[SearchDocument]:
        with pytest.raises(EngineUnavailable):
            other_process.rebuild(OLD[:1])
        yield from OLD

    assert engine.rebuild(read()) == 6
    assert len(titles(engine)) == 6


def test_a_killed_rebuild_is_replaced_after_a_while_and_changes_nothing_if_it_was_only_slow(
    engine: ElasticsearchEngine, elastic_client: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aliases, "DEAD_AFTER", -1)
    other_process = ElasticsearchEngine(engine.server.connection)

    def read() -> Iterator[SearchDocument]:
        yield OLD[0]
        other_process.rebuild(OLD[:4])
        other_process.write([renamed(OLD[0])], [])

    with pytest.raises(EngineUnavailable):
        engine.rebuild(read())
    assert titles(engine).keys() == {"a", "b", "c", "d"}
    assert titles(engine)["a"].endswith("đã sửa")
    engine.rebuild(OLD)
    assert len(indices(engine, elastic_client)) == 2, "the one that is searched and the one before"


def test_old_indices_go_but_for_the_last_one(engine: ElasticsearchEngine, elastic_client: Elasticsearch) -> None:
    for _ in range(3):
        previous = engine.aliases.held(elastic_client).read
        engine.rebuild(OLD)
        assert indices(engine, elastic_client) == [previous, engine.aliases.held(elastic_client).read]


def test_prune_removes_what_nobody_searches_and_nothing_of_others(
    engine: ElasticsearchEngine, make_elastic: MakeElastic, elastic_client: Elasticsearch
) -> None:
    prefix = engine.aliases.prefix
    other_form = f"{prefix}-0123456789ab-20200101000000000000-abcd"
    not_ours = [
        f"{prefix}-0123456789ab-20200101",
        f"{prefix}-logs",
        f"{prefix}-x-0123456789ab-20200101000000000000-abcd",
    ]
    for name in (other_form, *not_ours):
        elastic_client.indices.create(index=name)
    engine.rebuild(OLD)
    current = engine.aliases.held(elastic_client).read

    removed = engine.prune()
    assert other_form in removed
    assert len(removed) == 2
    assert indices(engine, elastic_client) == sorted([str(current), *not_ours])
    assert len(titles(engine)) == 6


def test_without_an_index_nothing_is_made_by_itself(make_elastic: MakeElastic, elastic_client: Elasticsearch) -> None:
    engine = make_elastic()
    for use in (
        lambda: engine.write(OLD, []),
        lambda: ask(engine, "việc"),
        engine.status,
        engine.fingerprints,
    ):
        with pytest.raises(NoIndex):
            use()
    assert engine.prune() == []
    assert indices(engine, elastic_client) == []


def test_an_index_removed_by_hand_is_no_index(engine: ElasticsearchEngine, elastic_client: Elasticsearch) -> None:
    for name in indices(engine, elastic_client):
        elastic_client.indices.delete(index=name)
    with pytest.raises(NoIndex):
        ask(engine)
    engine.rebuild(OLD)
    assert len(titles(engine)) == 6


def test_status_says_what_there_is(engine: ElasticsearchEngine, elastic_client: Elasticsearch) -> None:
    before = engine.status()
    engine.write([document("new")], ["page:a", "page:b"])
    after = engine.status()
    assert (before.documents, after.documents) == (6, 5)
    assert before.committed_at is not None
    assert after.committed_at is not None
    assert before.committed_at < after.committed_at
    assert str(engine.aliases.held(elastic_client).read) in after.path


def test_a_new_index_becomes_one_segment_by_itself(
    engine: ElasticsearchEngine, elastic_client: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.engines.elasticsearch.bulk._CHUNK_DOCUMENTS", 1)
    held: list[int] = []

    def segments() -> int:
        index = engine.aliases.held(elastic_client).write
        (shard,) = elastic_client.indices.segments(index=index).body["indices"][index]["shards"]["0"]
        return len([segment for segment in shard["segments"].values() if segment["search"]])

    def read() -> Iterator[SearchDocument]:
        for old in OLD:
            yield old
            elastic_client.indices.refresh(index=engine.aliases.write)
            held.append(segments())

    engine.rebuild(read())

    assert max(held) > 1
    assert until(lambda: segments() == 1)
    assert len(titles(engine)) == 6


def test_an_index_that_cannot_be_merged_is_searched_all_the_same(
    engine: ElasticsearchEngine, elastic_client: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*args: object, **options: object) -> None:
        raise TransportError("no privilege")

    monkeypatch.setattr(type(elastic_client.indices), "forcemerge", forbidden)
    assert engine.rebuild(OLD) == 6
    assert len(titles(engine)) == 6


def test_when_everything_is_refused_the_old_index_stays(
    engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of ours in the mapping must not leave the site without a search."""

    def with_an_unknown_field(made: SearchDocument, written_at: dt.datetime) -> dict[str, Any]:
        return page(made, written_at) | {"unknown_field": "x"}

    monkeypatch.setattr("search.engines.elasticsearch.bulk.page", with_an_unknown_field)
    with pytest.raises(DocumentsRefused) as raised:
        engine.rebuild(OLD)
    assert "strict" in raised.value.reasons["page:a"]
    assert len(titles(engine)) == 6


def test_fingerprints_of_many_come_in_pages(engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.engines.elasticsearch.engine._PAGE", 4)
    assert engine.fingerprints() == {old.key: old.fingerprint() for old in OLD}
    engine.write([], ["page:a", "page:b"])
    assert len(engine.fingerprints()) == 4
