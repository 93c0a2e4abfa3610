"""Which pictures of pages a machine must read, and keeping what it read."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from search.analysis.text import clean
from search.files.limits import MAX_CHARACTERS, Reason
from search.files.models import AttachedText
from search.files.queue import pages_with
from search.indexing import outbox

# So long a page belongs to the worker that took it.
_LEASE = dt.timedelta(minutes=4)

State = AttachedText.State


def take() -> tuple[AttachedText, int] | None:
    """A file with a page that waits, and the page, counted from 1. For a while no other worker is given a page of it."""
    now = timezone.now()
    waiting = AttachedText.objects.exclude(state=State.WAITING).exclude(waiting_pages=[]).filter(not_before__lte=now)
    row = waiting.select_related("document").defer("text").first()
    if row is None or not waiting.filter(pk=row.pk, version=row.version).update(not_before=now + _LEASE):
        return None
    return row, row.waiting_pages[0]


def keep(row: AttachedText, number: int, text: str | None) -> None:
    """Keep what was read of a page, nothing for None, unless the file was changed meanwhile. With its last page it is indexed again."""
    with transaction.atomic():
        kept = AttachedText.objects.select_for_update().filter(pk=row.pk, version=row.version).first()
        if kept is None or number not in kept.waiting_pages:
            return
        kept.waiting_pages = [page for page in kept.waiting_pages if page != number]
        kept.not_before = timezone.now()
        if text is not None:
            kept.machine_pages = sorted([*kept.machine_pages, number])
            kept.text = f"{kept.text} {' '.join(clean(text).split())}".strip()[:MAX_CHARACTERS]
        if kept.reason == Reason.PICTURES and kept.machine_pages == kept.picture_pages:
            kept.state, kept.reason = (State.PARTLY, Reason.LEGACY) if kept.garbled_pages else (State.READ, "")
        elif kept.machine_pages:
            kept.state = State.PARTLY
        kept.save()
        if not kept.waiting_pages:
            outbox.enqueue(pages_with(row.document))
