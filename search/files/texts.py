"""The texts of attached files, for the index and for what is shown of a hit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from wagtail.models import Collection as FileCollection
from wagtail.models import CollectionViewRestriction

from search.analysis.text import fold
from search.files.models import AttachedText
from search.query.passages import FileText
from site_core.models import SiteDocument, SitePage
from site_core.versions.kept import kept
from site_core.versions.names import PUBLIC

# Texts that a process which searches keeps in memory, of at most 200,000 characters each.
_KEPT = 32


def of_page(page: SitePage) -> tuple[tuple[str, str, str], ...]:
    """The files on the page that anyone may open, as (key, name, text); the text is empty where there is none."""
    files = page.search_files()
    if not files:
        return ()
    closed = closed_collections()
    public = [file for file in files if file.collection_id not in closed]
    rows = AttachedText.objects.filter(document__in=public, state__in=AttachedText.SEARCHED)
    texts = {row.document_id: row for row in rows}
    return tuple((str(file.pk), file.title, _text_of(file, texts.get(file.pk))) for file in public)


def read(keys: Collection[str]) -> Mapping[str, FileText]:
    """The texts of some files by key, to show where something was found. One query, and one for each text not in memory.

    The index may still know a file that was closed to the public a moment ago: of that nothing is shown.
    """
    rows = (
        AttachedText.objects.filter(document__in=[int(key) for key in keys], state__in=AttachedText.SEARCHED)
        .exclude(document__collection__in=closed_collections())
        .values_list("document_id", "document__title", "file_hash", "version", "machine_pages")
    )
    return {
        str(document_id): FileText(title, *_text_and_folded(document_id, file_hash, version, len(by_machine)))
        for document_id, title, file_hash, version, by_machine in rows
    }


@kept(PUBLIC)
def closed_collections() -> frozenset[int]:
    """Ids of the collections whose files not everyone may open: those with a restriction, and all below them."""
    closed: set[int] = set()
    for restriction in CollectionViewRestriction.objects.select_related("collection"):
        closed.update(
            FileCollection.objects.descendant_of(restriction.collection, inclusive=True).values_list("pk", flat=True)
        )
    return frozenset(closed)


def _text_of(file: SiteDocument, row: AttachedText | None) -> str:
    return row.text if row is not None and row.is_of(file) else ""


@lru_cache(maxsize=_KEPT)
def _text_and_folded(document_id: int, file_hash: str, version: int, by_machine: int) -> tuple[str, str]:
    """The text and the same folded. It is another when the file is, when it was read again and when a machine read more of it."""
    text = (
        AttachedText.objects.filter(document=document_id, file_hash=file_hash).values_list("text", flat=True).first()
    ) or ""
    return text, fold(text)
