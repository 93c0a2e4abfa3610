"""A rebuild of the index and of the records beside it, when not all goes smoothly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from search import index, pages, records
from search.engines.base import DocumentsRefused
from search.engines.scan import ScanEngine
from search.models import IndexJob
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
