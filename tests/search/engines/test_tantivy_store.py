"""The index on disk: who writes, who notices, and that nothing is ever half there."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from search.engines.base import DocumentsRefused, EngineUnavailable
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy.schema import schema_hash
from search.wording import BEING_WRITTEN, NO_INDEX
from site_core.search_document import SearchDocument
from tests.installation import PATIENCE
from tests.search.corpus import ask, codes, document


def test_no_index_is_said_clearly(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "nowhere")
    for attempt in (
        lambda: ask(engine),
        lambda: engine.write([document("a")], []),
        engine.fingerprints,
        engine.status,
    ):
        with pytest.raises(EngineUnavailable, match=NO_INDEX):
            attempt()
    assert not (tmp_path / "nowhere").exists()


def test_the_directory_is_named_by_the_schema(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.rebuild([document("a")])
    assert [path.name for path in tmp_path.iterdir()] == [schema_hash()]
    status = engine.status()
    assert (status.engine, status.documents, status.schema) == ("tantivy", 1, schema_hash())
    assert Path(status.path).parent.name == schema_hash()
    assert status.committed_at is not None
    assert status.committed_at.tzinfo is not None


def test_other_processes_notice_writes_and_rebuilds(tmp_path: Path) -> None:
    writer, reader = TantivyEngine(tmp_path), TantivyEngine(tmp_path)
    writer.rebuild([document("a")])
    assert codes(ask(reader)) == ["a"]
    writer.write([document("b")], ["page:a"])
    assert codes(ask(reader)) == ["b"]
    writer.rebuild([document("c")])
    assert codes(ask(reader)) == ["c"]


def test_searches_go_on_in_the_old_index_during_a_rebuild(tmp_path: Path) -> None:
    engine, reader = TantivyEngine(tmp_path), TantivyEngine(tmp_path)
    engine.rebuild([document("old")])
    seen: list[list[str]] = []

    def documents() -> Iterator[SearchDocument]:
        for number in range(3):
            seen.append(codes(ask(reader)))
            yield document(f"new{number}")

    assert engine.rebuild(documents()) == 3
    assert seen == [["old"]] * 3
    assert len(codes(ask(reader))) == 3


def test_a_rebuild_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.rebuild([document("old")])

    def documents() -> Iterator[SearchDocument]:
        yield document("new")
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        engine.rebuild(documents())
    assert codes(ask(engine)) == ["old"]
    assert len(engine.store.generations()) == 1
    engine.write([document("next")], [])
    assert engine.rebuild([document("new")]) == 1


def test_a_document_that_cannot_be_indexed_leaves_no_lock(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.rebuild([document("old")])
    with pytest.raises(DocumentsRefused, match="page:bad has 9 routes"):
        engine.write([document("new"), document("bad", "scheme", routes=({"kind": ["described"]},) * 9)], [])
    engine.write([], ["page:old"])
    assert codes(ask(engine)) == ["new"]


def test_one_writer_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.engines.tantivy.store._PATIENCE", 0.1)
    first, second = TantivyEngine(tmp_path), TantivyEngine(tmp_path)
    first.rebuild([document("a")])
    with first.store.writing():
        with monkeypatch.context() as at_once:
            at_once.setattr("search.engines.tantivy.store.time", SimpleNamespace(monotonic=time.monotonic))
            with pytest.raises(EngineUnavailable, match=BEING_WRITTEN):
                second.write([document("b")], [])
        with pytest.raises(EngineUnavailable, match=BEING_WRITTEN):
            second.rebuild([document("b")])
        assert codes(ask(second)) == ["a"]
    second.write([document("b")], [])
    assert sorted(codes(ask(first))) == ["a", "b"]


def test_a_rebuild_waits_for_a_change_that_is_being_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker writes every few seconds on a busy site: who asks for a rebuild need not find the moment between."""
    worker, other = TantivyEngine(tmp_path), TantivyEngine(tmp_path)
    worker.rebuild([document("a")])
    looked = threading.Event()
    monkeypatch.setattr("search.engines.tantivy.store._PATIENCE", PATIENCE)
    clock = SimpleNamespace(monotonic=time.monotonic, sleep=lambda seconds: (looked.set(), time.sleep(seconds)))
    monkeypatch.setattr("search.engines.tantivy.store.time", clock)
    with ThreadPoolExecutor(1) as pool:
        with worker.store.writing():
            rebuilding = pool.submit(other.rebuild, [document("b")])
            assert looked.wait(PATIENCE), "it finds somebody writing and will look again"
            assert not rebuilding.done()
        assert rebuilding.result() == 1
    assert codes(ask(worker)) == ["b"]


def test_no_write_is_lost_in_an_index_that_is_being_left(tmp_path: Path) -> None:
    """During a rebuild a write is refused, so that whoever wants it tries again after the switch."""
    engine, worker = TantivyEngine(tmp_path), TantivyEngine(tmp_path)
    engine.rebuild([document("a")])

    def documents() -> Iterator[SearchDocument]:
        with pytest.raises(EngineUnavailable, match=BEING_WRITTEN):
            worker.write([document("b")], [])
        yield document("a")

    engine.rebuild(documents())
    worker.write([document("b")], [])
    assert sorted(codes(ask(engine))) == ["a", "b"]


def test_a_killed_writer_leaves_no_lock_and_no_half_document(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.rebuild([document("a")])
    script = (
        "import os, sys\n"
        "from search.engines.tantivy import TantivyEngine\n"
        "from search.engines.tantivy.schema import tantivy_document\n"
        "from tests.search.corpus import document\n"
        "with TantivyEngine(sys.argv[1]).store.writing() as writer:\n"
        "    writer.delete_documents_by_term('key', 'page:a')\n"
        "    writer.add_document(tantivy_document(document('b')))\n"
        "    os._exit(9)\n"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=root, check=False)
    assert done.returncode == 9
    assert codes(ask(engine)) == ["a"]
    engine.write([document("c")], [])
    assert sorted(codes(ask(engine))) == ["a", "c"]


def test_generations_do_not_pile_up(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    (tmp_path / "another-schema").mkdir()
    for number in range(4):
        engine.rebuild([document(f"d{number}")])
    assert len(engine.store.generations()) == 2
    removed = engine.prune()
    assert len(removed) == 2
    assert str(tmp_path / "another-schema") in removed
    assert codes(ask(engine)) == ["d3"]
    assert engine.prune() == []


def test_what_another_process_has_removed_already_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = TantivyEngine(tmp_path)
    engine.rebuild([document("a")])
    gone = engine.store.path / "g-gone"
    monkeypatch.setattr(engine.store, "generations", lambda: [gone])
    assert engine.prune() == [str(gone)]
    engine.rebuild([document("b")])
    assert codes(ask(engine)) == ["b"]


def test_broken_files_are_unavailable_not_a_crash(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.rebuild([document("a")])
    (Path(engine.status().path) / "meta.json").write_text("{")
    with pytest.raises(EngineUnavailable):
        ask(TantivyEngine(tmp_path))
    with pytest.raises(EngineUnavailable):
        ask(engine)
    engine.rebuild([document("b")])
    assert codes(ask(engine)) == ["b"]


def test_threads_may_search_while_another_writes(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.rebuild([document("a")])
    errors: list[BaseException] = []

    def reading() -> None:
        try:
            for _ in range(40):
                assert ask(engine).total >= 1
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=reading) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(10):
        engine.write([document(f"d{number}")], [])
        if number % 4 == 0:
            engine.rebuild([document("a")])
    for thread in threads:
        thread.join()
    assert errors == []


def harm(data: bytes, how: str) -> bytes:
    if how == "empty":
        return b""
    if how == "cut":
        return data[: len(data) // 2]
    chance = random.Random(how + str(len(data)))
    damaged = bytearray(data)
    # The end, where tantivy itself looks, stays: the damage is in what is only read when it is needed.
    for _ in range(max(1, len(data) // 20)):
        damaged[chance.randrange(max(1, len(data) - 160))] ^= chance.randrange(1, 256)
    return bytes(damaged)


@pytest.mark.parametrize("how", ["empty", "cut", "scrambled"])
def test_damage_in_any_file_is_noticed_and_mended_by_a_rebuild(how: str, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    documents = [document(f"d{number}") for number in range(20)]
    TantivyEngine(whole).rebuild(documents)
    files = [path.relative_to(whole) for path in whole.rglob("*") if path.is_file() and path.stat().st_size]
    assert len(files) > 7
    for number, name in enumerate(files):
        if name.name == ".managed.json" and how == "scrambled":
            continue  # names of files to remove; tantivy makes it anew
        own = tmp_path / str(number)
        shutil.copytree(whole, own)
        (own / name).write_bytes(harm((own / name).read_bytes(), how))
        with pytest.raises(EngineUnavailable, match="search_index rebuild"):
            TantivyEngine(own).fingerprints()
        TantivyEngine(own).rebuild(documents)
        assert len(TantivyEngine(own).fingerprints()) == 20, name


def test_a_file_that_is_gone_is_noticed(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.rebuild([document("a")])
    for path in Path(engine.status().path).glob("*.pos"):
        path.unlink()
    with pytest.raises(EngineUnavailable, match="search_index rebuild"):
        TantivyEngine(tmp_path).fingerprints()
