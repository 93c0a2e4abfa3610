"""From pages to search documents: which pages are public, and what the index keeps of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.apps import apps
from wagtail.models import Page

from search.files import texts
from site_core.models import SitePage
from site_core.search_document import SearchDocument


def page_models() -> list[type[SitePage]]:
    """Every page type that says how it is found, of whichever app."""
    return [m for m in apps.get_models() if issubclass(m, SitePage) and m.search_kind is not None]


def key(page_id: int) -> str:
    """Name of a page's document in the index."""
    return f"page:{page_id}"


def public_pages(page_ids: Iterable[int]) -> dict[int, Page]:
    """The pages of these that anyone may see now, by id, as their own types."""
    pages = Page.objects.filter(pk__in=list(page_ids)).live().public().specific()
    return {page.pk: page for page in pages}


def document_of(page: Page | None) -> SearchDocument | None:
    """What the index keeps of a public page; None when it is not public or not searched."""
    if not isinstance(page, SitePage) or page.url is None:
        return None
    document = page.search_document()
    attachments = texts.of_page(page) if document is not None else ()
    return replace(document, attachments=attachments) if document is not None and attachments else document


def all_documents() -> Iterator[SearchDocument]:
    """The documents of all public pages, in order of page id."""
    for model in page_models():
        for page in model.objects.visible().order_by("pk").iterator(chunk_size=200):
            document = document_of(page)
            if document is not None:
                yield document


def count() -> int:
    """About how many documents there are: pages that have none of their own are counted too."""
    return sum(model.objects.live().public().count() for model in page_models())


def page_id(document_key: str) -> int:
    """The id in a document's name: the inverse of `key`."""
    return int(document_key.removeprefix("page:"))
