"""Which files must be read, and keeping what was read of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from search.analysis.text import clean
from search.files.limits import MAX_CHARACTERS, MAX_MACHINE_PAGES, Reason
from search.files.models import AttachedText
from search.files.reading import Reading
from search.indexing import outbox
from site_core.models import SiteDocument

READABLE = ("pdf", "docx", "xlsx", "odt", "ods", "txt", "csv")

# So long a file belongs to the worker that took it; if that is killed, another takes it then.
_LEASE = dt.timedelta(minutes=2)

# A storage that does not answer is asked again after one, two, four … minutes, so often.
_MOST_ATTEMPTS = 8

State = AttachedText.State

_NOTHING: Mapping[str, object] = {
    "text": "",
    "pages": None,
    "picture_pages": [],
    "machine_pages": [],
    "waiting_pages": [],
    "garbled_pages": [],
    "encodings": "",
}


def ask(document: SiteDocument) -> None:
    """Have a file read, unless it has been read as it is now. Call it in the transaction of the change."""
    if document.file_extension.lower() not in READABLE:
        AttachedText.objects.filter(document=document).delete()
        return
    row, made = AttachedText.objects.get_or_create(document=document)
    if not made and (row.state == State.WAITING or not row.is_of(document)):
        ask_again(AttachedText.objects.filter(pk=row.pk))


def ask_again(rows: QuerySet[AttachedText]) -> None:
    """Have the files of these rows read, whatever was read of them before."""
    rows.update(state=State.WAITING, version=F("version") + 1, attempts=0, not_before=timezone.now())


def ask_for_new() -> None:
    """Have the readable files read that were never asked for: from before this table, or brought in past the site."""
    readable = Q()
    for ending in READABLE:
        readable |= Q(file__iendswith=f".{ending}")
    new = SiteDocument.objects.filter(readable).exclude(pk__in=AttachedText.objects.values("document"))
    AttachedText.objects.bulk_create(
        [AttachedText(document_id=pk) for pk in new.values_list("pk", flat=True)], ignore_conflicts=True
    )


def take() -> AttachedText | None:
    """The file that has waited longest, with its document. For a while no other worker is given it."""
    now = timezone.now()
    waiting = AttachedText.objects.filter(state=State.WAITING, not_before__lte=now)
    row = waiting.select_related("document").defer("text").first()
    if row is None or not waiting.filter(pk=row.pk, version=row.version).update(not_before=now + _LEASE):
        return None
    return row


def keep(row: AttachedText, file_hash: str, reading: Reading) -> None:
    """Keep what was read, and have the pages that offer the file indexed again."""
    # A line of a PDF ends where the paper ends, not where the sentence does.
    text = " ".join(clean(reading.text).split())
    cut = reading.cut or len(text) > MAX_CHARACTERS
    state, reason = _judged(reading, cut=cut)
    _finish(
        row,
        state=state,
        reason=reason,
        text=text[:MAX_CHARACTERS],
        pages=reading.pages,
        picture_pages=list(reading.pictures),
        machine_pages=[],
        waiting_pages=list(reading.pictures)[:MAX_MACHINE_PAGES],
        garbled_pages=list(reading.garbled),
        encodings=", ".join(reading.encodings),
        file_hash=file_hash,
    )


def _judged(reading: Reading, *, cut: bool) -> tuple[AttachedText.State, Reason | str]:
    """The state of a file, and the weightiest reason why it is not searched as a whole."""
    if not reading.written:
        return (State.LEGACY, Reason.LEGACY) if reading.garbled else (State.PICTURES, Reason.PICTURES)
    if reading.pictures or reading.garbled:
        return State.PARTLY, Reason.PICTURES if reading.pictures else Reason.LEGACY
    return (State.PARTLY, Reason.CUT) if cut else (State.READ, "")


def refuse(row: AttachedText, file_hash: str, reason: Reason) -> None:
    """Keep why the file cannot be read. Storage that does not answer is asked again, later each time."""
    if reason == Reason.STORAGE and row.attempts + 1 < _MOST_ATTEMPTS:
        AttachedText.objects.filter(pk=row.pk, version=row.version).update(
            reason=reason,
            attempts=row.attempts + 1,
            not_before=timezone.now() + dt.timedelta(minutes=2**row.attempts),
        )
        return
    _finish(row, state=State.REFUSED, reason=reason, file_hash=file_hash, **_NOTHING)


def pages_with(*documents: SiteDocument) -> set[int]:
    """Ids of the pages that use any of these files, by Wagtail's index of references."""
    pages = ContentType.objects.get_for_model(Page)
    return {
        int(pk)
        for document in documents
        for pk in ReferenceIndex.get_references_to(document)
        .filter(base_content_type=pages)
        .values_list("object_id", flat=True)
    }


def _finish(row: AttachedText, **values: object) -> None:
    """Write the row, unless the file was changed while it was being read."""
    with transaction.atomic():
        written = AttachedText.objects.filter(pk=row.pk, version=row.version).update(
            file_name=row.document.file.name, read_at=timezone.now(), not_before=timezone.now(), attempts=0, **values
        )
        if written:
            outbox.enqueue(pages_with(row.document))
