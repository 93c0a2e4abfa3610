"""What a rebuild reads and keeps in memory, counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import Article, Programme, Project
from policies.models import LegalDocument, SupportScheme
from search.indexing import pages, records
from site_core.models import SitePage
from site_core.search_document import SearchDocument
from tests.search.corpus import document

pytestmark = pytest.mark.django_db


def queries() -> int:
    """How many all documents take, without the one that a page has for the pictures in its own text."""
    with CaptureQueriesContext(connection) as captured:
        assert list(pages.all_documents())
    return sum("site_core_siteimage" not in query["sql"] for query in captured.captured_queries)


@pytest.mark.parametrize("model", [SupportScheme, LegalDocument, Article, Project, Programme])
def test_more_pages_need_no_more_queries(model: type[SitePage]) -> None:
    source = model.objects.visible().first()
    parent = source.get_parent()
    source.copy(to=parent, update_attrs={"slug": "ban-sao-0", "title": "Bản sao 0"})
    before = queries()
    for number in range(1, 6):
        source.copy(to=parent, update_attrs={"slug": f"ban-sao-{number}", "title": f"Bản sao {number}"})

    assert queries() <= before


def test_the_records_are_written_as_the_documents_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_CHUNK", 3)
    taken = 0

    def coming() -> Iterator[SearchDocument]:
        nonlocal taken
        for number in range(9):
            taken += 1
            yield document(f"d{number}", "article")

    list(records.replacing([document("old", "article")]))
    ahead = []
    for number, made in enumerate(records.replacing(coming())):
        ahead.append(taken - number)
        assert {"page:old", made.key} <= records.fingerprints().keys()

    assert max(ahead) == 3
    assert records.fingerprints().keys() == {f"page:d{number}" for number in range(9)}
