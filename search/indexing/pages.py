"""From pages to search documents: which pages are public, and what the index keeps of each."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from operator import attrgetter

from django.apps import apps
from wagtail.models import Page

from search.files import texts
from search.indexing.models import SearchRecord
from site_core.checks.days import day_to_come
from site_core.models import SitePage
from site_core.pages import only_visible
from site_core.search_document import SearchDocument
from site_core.versions.current import one_state

logger = logging.getLogger(__name__)

# Pages that are read at once. Their documents are in memory together, with the texts of their files.
_CHUNK = 100


def page_models() -> list[type[SitePage]]:
    """Every page type that says how it is found, of whichever app."""
    return [m for m in apps.get_models() if issubclass(m, SitePage) and m.search_kind is not None]


def key(page_id: int) -> str:
    """Name of a page's document in the index."""
    return f"page:{page_id}"


def public_pages(page_ids: Iterable[int]) -> dict[int, Page]:
    """The pages of these that are listed and that anyone may see now, by id, as their own types. An alias is found as its source."""
    pages = only_visible(Page.objects.filter(pk__in=list(page_ids), alias_of=None)).specific()
    return {page.pk: page for page in pages if day_to_come(page) is None}


def document_of(page: Page | None) -> SearchDocument | None:
    """What the index keeps of a public page; None when it is not public or not searched."""
    if not isinstance(page, SitePage) or page.url is None:
        return None
    document = page.search_document()
    attachments = texts.of_page(page) if document is not None else ()
    return replace(document, attachments=attachments) if document is not None and attachments else document


def all_documents(failed: set[int] | None = None) -> Iterator[SearchDocument]:
    """The documents of all public pages, type by type, in order of page id.

    A page of which none can be made is noted in `failed`, by id, and passed over; without it the error is the caller's.
    """
    for model in page_models():
        pages = model.objects.visible().order_by("pk").iterator(chunk_size=_CHUNK)
        while some := list(islice(pages, _CHUNK)):
            yield from _documents(some, failed)


def documents(page_ids: Iterable[int], failed: set[int]) -> Iterator[SearchDocument]:
    """The documents of those of the pages that are public."""
    ids = sorted(page_ids)
    for start in range(0, len(ids), _CHUNK):
        by_type = attrgetter("content_type_id")
        pages = sorted(public_pages(ids[start : start + _CHUNK]).values(), key=by_type)
        for _, some in groupby(pages, key=by_type):
            yield from _documents(list(some), failed)


def _documents(some: Sequence[Page], failed: set[int] | None) -> list[SearchDocument]:
    """The documents of pages of one type. What they need is read for all of them at once; what changes meanwhile is made again."""
    made = []
    with one_state():
        if isinstance(some[0], SitePage):
            type(some[0]).read_for_search(some)
        for page in some:
            try:
                made.append(document_of(page))
            except Exception:
                if failed is None:
                    raise
                logger.exception("page %s cannot be indexed", page.pk)
                failed.add(page.pk)
    return [document for document in made if document is not None]


def come_of_day() -> set[int]:
    """Ids of the pages whose day has come and that the index does not know yet; and of those that were dated later again."""
    dated = [model for model in page_models() if model.day_field]
    shown = {pk for model in dated for pk in model.objects.visible().values_list("pk", flat=True)}
    kinds = {model.search_kind for model in dated}
    known = {page_id(key) for key in SearchRecord.objects.filter(kind__in=kinds).values_list("key", flat=True)}
    return shown ^ known


def count() -> int:
    """About how many documents there are: pages that have none of their own are counted too."""
    return sum(model.objects.visible().count() for model in page_models())


def page_id(document_key: str) -> int:
    """The id in a document's name: the inverse of `key`."""
    return int(document_key.removeprefix("page:"))
