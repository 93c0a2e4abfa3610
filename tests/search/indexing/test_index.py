"""A rebuild of the index and of the records beside it, when not all goes smoothly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from news.models import Article
from search.engines.base import DocumentsRefused
from search.engines.scan import ScanEngine
from search.indexing import index, outbox, pages, records
from search.indexing.models import IndexJob
from site_core.search_document import SearchDocument

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_outbox() -> None:
    IndexJob.objects.all().delete()


def test_a_smooth_rebuild_leaves_nothing_to_do() -> None:
    engine = ScanEngine()
    shown: list[int] = []
    count = index.rebuild(engine, shown.append)
    assert count == engine.status().documents == pages.count()
    assert shown == list(range(1, count + 1))
    assert records.fingerprints() == engine.fingerprints()
    assert not IndexJob.objects.exists()


def test_what_was_refused_waits_in_the_outbox() -> None:
    class Picky(ScanEngine):
        def rebuild(self, documents: Iterable[SearchDocument]) -> int:
            first, *others = documents
            super().rebuild(others)
            if first:
                raise DocumentsRefused({first.key: "no"})
            return len(others)

    engine = ScanEngine()
    whole = index.rebuild(engine)
    IndexJob.objects.all().delete()
    picky = Picky.__new__(Picky)
    assert index.rebuild(picky) == whole - 1
    (missing,) = engine.fingerprints().keys() - picky.fingerprints().keys()
    assert [pages.key(pk) for pk in IndexJob.objects.values_list("page_id", flat=True)] == [missing]


def test_a_change_that_another_process_indexed_meanwhile_is_brought_into_the_records() -> None:
    class Shared(ScanEngine):
        """Takes changes during a rebuild, as Elasticsearch does."""

        def rebuild(self, documents: Iterable[SearchDocument]) -> int:
            count = super().rebuild(documents)
            changed, gone = sorted(self.fingerprints())[:2]
            (document,) = (d for d in pages.all_documents() if d.key == changed)
            self.write([replace(document, title="Đã sửa")], [gone])
            self.changed = {pages.page_id(changed), pages.page_id(gone)}
            return count

    engine = Shared.__new__(Shared)
    index.rebuild(engine)
    assert set(IndexJob.objects.values_list("page_id", flat=True)) == engine.changed


def test_a_page_that_cannot_be_indexed_does_not_keep_the_others_from_a_rebuild(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = ScanEngine()
    whole = index.rebuild(engine)
    poisoned = pages.page_id(min(engine.fingerprints()))
    made = pages.document_of
    monkeypatch.setattr(pages, "document_of", lambda page: 1 / 0 if page.pk == poisoned else made(page))
    assert index.rebuild(engine) == whole - 1
    assert list(IndexJob.objects.values_list("page_id", flat=True)) == [poisoned]

    IndexJob.objects.all().delete()
    assert index.compare(engine).missing == (pages.key(poisoned),)
    index.repair(index.compare(engine))
    assert outbox.drain(engine) == 0
    assert "ZeroDivisionError" in IndexJob.objects.get().error
    assert index.compare(engine).total == 0, "it waits in the outbox, where staff see it"


def test_records_that_drifted_are_found_too() -> None:
    engine = ScanEngine()
    index.rebuild(engine)
    missing, stale, *_ = sorted(engine.fingerprints())
    (document,) = (d for d in pages.all_documents() if d.key == stale)
    records.keep([replace(document, title="Khác"), replace(document, key="page:999999")], [missing])
    drift = index.compare(engine)
    assert (drift.missing, drift.stale, drift.surplus) == ((missing,), (stale,), ("page:999999",))
    index.repair(drift)
    outbox.drain(engine)
    assert records.fingerprints() == engine.fingerprints()
    assert index.compare(engine).total == 0


def test_a_page_that_is_changed_and_indexed_while_all_are_read_has_not_drifted(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = ScanEngine()
    index.rebuild(engine)
    article = Article.objects.live()[0]
    read = pages.all_documents

    def meanwhile(failed: set[int] | None = None) -> Iterator[SearchDocument]:
        yield from read(failed)
        article.title = "Đã sửa"
        article.save_revision().publish()
        outbox.drain(engine)

    monkeypatch.setattr(pages, "all_documents", meanwhile)
    assert index.compare(engine).total == 0
