"""The outbox: what must be indexed again is written with the change itself and drained by the worker.

Publishing never waits for an engine and never fails because of one; a worker that is killed loses nothing, because
a job leaves the table only after the engine has taken its document.
"""

from __future__ import annotations

import datetime as dt
import logging
import secrets
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from search.engines.base import DocumentsRefused, Engine, EngineUnavailable
from search.indexing import pages, records, relations
from search.indexing.models import IndexJob
from site_core.search_document import SearchDocument
from site_core.versions.current import changed
from site_core.versions.names import PUBLIC

logger = logging.getLogger(__name__)

BATCH = 100
LONGEST_WAIT = dt.timedelta(minutes=15)
# When the engine takes nothing it is not the page's fault, and once it is back nobody should have to wait long.
LONGEST_OUTAGE_WAIT = dt.timedelta(seconds=15)
# So long jobs belong to the worker that took them; if that is killed, another takes them then.
LEASE = dt.timedelta(seconds=30)


def enqueue(page_ids: Iterable[int]) -> None:
    """Ask that the index entries of these pages be made again. Call it in the transaction of the change.

    What the index must know is what visitors see, so that the version of that changes too.
    One statement: whoever works on such a job at this moment either sees that it was asked for again, or is done before.
    """
    now = timezone.now()
    changed(PUBLIC)
    IndexJob.objects.bulk_create(
        [IndexJob(page_id=pk, version=_new_version(), not_before=now) for pk in sorted(set(page_ids))],
        update_conflicts=True,
        unique_fields=["page_id"],
        update_fields=["version", "attempts", "not_before", "error"],
    )


def enqueue_tree(page: Page) -> None:
    """The same for a page, all that lies below it and who names these or is named: their addresses or who may see them have changed."""
    tree = Page.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True)
    enqueue({*tree, *relations.naming(Page, tree), *relations.named_by(Page, tree)})


def waiting_keys() -> set[str]:
    """Names of the documents that are waiting to be made again."""
    return {pages.key(pk) for pk in IndexJob.objects.values_list("page_id", flat=True)}


def drain(engine: Engine, limit: int | None = None) -> int:
    """Work off the jobs that are due; return how many pages were brought up to date.

    A page that cannot be turned into a document, or whose document the engine refuses, waits longer each time and does not hold
    up the others.
    Raises EngineUnavailable when the engine takes nothing; the jobs stay.
    """
    done = 0
    while limit is None or done < limit:
        jobs = _take()
        if not jobs:
            return done
        upserts, deletes, good = _prepare(jobs)
        if good:
            records.keep(upserts, deletes)
            try:
                refused = _refused(engine, upserts, deletes)
            except EngineUnavailable as error:
                for job in good:
                    _postpone(job, str(error), LONGEST_OUTAGE_WAIT)
                raise
            good = _without_refused(good, refused)
        _finish(good)
        if good:
            changed(PUBLIC)  # what a search finds
        done += len(good)
    return done


def _take() -> list[IndexJob]:
    """The jobs that have been due longest. For a while no other worker is given them."""
    now = timezone.now()
    due = IndexJob.objects.filter(not_before__lte=now)
    first = list(due.values_list("pk", flat=True)[:BATCH])
    if not first:
        return []
    mine = _new_version()
    due.filter(pk__in=first).update(version=mine, not_before=now + LEASE)
    return list(IndexJob.objects.filter(pk__in=first, version=mine))


def _finish(jobs: list[IndexJob]) -> None:
    """Remove the jobs that are done.

    A page that was asked for again meanwhile is done again, also when another worker has done that already: this one may have
    put the older document over the newer.
    """
    with transaction.atomic():
        rows = IndexJob.objects.select_for_update().filter(pk__in=[job.pk for job in jobs])
        versions = dict(rows.values_list("pk", "version"))
        unchanged = [job.pk for job in jobs if versions.get(job.pk) == job.version]
        IndexJob.objects.filter(pk__in=unchanged).delete()
        enqueue(job.page_id for job in jobs if versions.get(job.pk) != job.version)


def _refused(engine: Engine, upserts: Sequence[SearchDocument], deletes: Sequence[str]) -> Mapping[str, str]:
    """Write the documents, and return why some cannot be written, by key."""
    try:
        engine.write(upserts, deletes)
    except DocumentsRefused as error:
        return error.reasons
    return {}


def _prepare(jobs: list[IndexJob]) -> tuple[list[SearchDocument], list[str], list[IndexJob]]:
    upserts: list[SearchDocument] = []
    deletes: list[str] = []
    good: list[IndexJob] = []
    public = pages.public_pages([job.page_id for job in jobs])
    for job in jobs:
        try:
            document = pages.document_of(public.get(job.page_id))
        except Exception as error:
            logger.exception("page %s cannot be indexed", job.page_id)
            _postpone(job, f"{type(error).__name__}: {error}")
            continue
        if document is None:
            deletes.append(pages.key(job.page_id))
        else:
            upserts.append(document)
        good.append(job)
    return upserts, deletes, good


def _without_refused(jobs: list[IndexJob], reasons: Mapping[str, str]) -> list[IndexJob]:
    """Postpone the jobs of the documents that the engine refuses, and return the others: theirs are in the index."""
    for job in jobs:
        if reason := reasons.get(pages.key(job.page_id)):
            logger.error("page %s cannot be indexed: %s", job.page_id, reason)
            _postpone(job, reason)
    return [job for job in jobs if pages.key(job.page_id) not in reasons]


def _postpone(job: IndexJob, error: str, longest: dt.timedelta = LONGEST_WAIT) -> None:
    """Try again after 2, 4, 8 … seconds, but not more than the longest wait."""
    wait = min(dt.timedelta(seconds=2 ** min(job.attempts + 1, 12)), longest)
    IndexJob.objects.filter(pk=job.pk, version=job.version).update(
        attempts=F("attempts") + 1, not_before=timezone.now() + wait, error=error[:1000]
    )


def _new_version() -> int:
    """A number that the row had never before, as good as certainly."""
    return secrets.randbits(31)
