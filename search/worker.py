"""What the background process does, one short step after another, so that it can stop between any two."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from policies.citing import citation_models
from policies.models import LegalDocument
from search import index, outbox
from search.counting import store as counts
from search.engines.base import EngineUnavailable, NoIndex
from search.files import queue as files
from search.files.reader import FileReader
from search.models import IndexJob
from search.service import engine
from site_core.pictures.making import make_waiting

logger = logging.getLogger(__name__)

PAUSE = 1.0
PAUSE_AFTER_FAILURE = 5.0
SCHEDULE_EVERY = 30.0
LOOK_FOR_INDEX_EVERY = 30.0
PICTURE_SECONDS = 0.5


class Worker:
    """Keeps the clock of the regular work; `step` does what is due and says how many seconds to rest."""

    def __init__(self) -> None:
        self._next_schedule = 0.0
        self._next_look = 0.0
        self._day: dt.date | None = None
        self._files = FileReader()

    def stop(self) -> None:
        """End what runs beside the steps."""
        self._files.stop()

    def step(self) -> float:
        # Pictures last: readers miss an article that is not found more than a finer picture.
        parts = (self._scheduled_publishing, self._new_day, self._files.step, self._bring_into_index, _make_pictures)
        return max([_done(part) for part in parts])

    def _scheduled_publishing(self) -> None:
        """Publish and expire what is due. One transaction, so that the index jobs are written with the change."""
        if time.monotonic() < self._next_schedule:
            return
        with transaction.atomic():
            call_command("publish_scheduled")
        self._next_schedule = time.monotonic() + SCHEDULE_EVERY

    def _new_day(self) -> None:
        """On a new day legal documents enter into force or end, and citations of them turn to «cần đối chiếu»."""
        today = timezone.localdate()
        if self._day != today:
            outbox.enqueue(date_dependent_pages())
            files.ask_for_new()
            counts.forget(today)
            self._day = today

    def _bring_into_index(self) -> None:
        """An index that is not there is made anew, even when nothing waits for it: the site would go on answering from the database."""
        now = time.monotonic()
        if now >= self._next_look or IndexJob.objects.exists():
            self._next_look = now + LOOK_FOR_INDEX_EVERY
            if not _index_exists():
                index.rebuild(engine())
        outbox.drain(engine(), limit=outbox.BATCH)


def date_dependent_pages() -> set[int]:
    """Ids of live pages whose documents say something that depends on the day."""
    ids = set(LegalDocument.objects.live().values_list("pk", flat=True))
    for model in citation_models():
        ids.update(model.objects.filter(page__live=True).values_list("page_id", flat=True))
    return ids & set(Page.objects.live().values_list("pk", flat=True))


def _done(part: Callable[[], object]) -> float:
    """Do one part of a step, whatever became of the others, and say how many seconds to rest after it."""
    try:
        part()
    except EngineUnavailable as error:
        logger.warning("the search engine takes nothing now: %s", error)
        return PAUSE_AFTER_FAILURE
    except Exception:
        logger.exception("%r failed and will be tried again", part)
        return PAUSE_AFTER_FAILURE
    return PAUSE


def _make_pictures() -> None:
    make_waiting(PICTURE_SECONDS)


def _index_exists() -> bool:
    """Whether there is one, as far as can be told: a rebuild does not help against a server that is down."""
    try:
        engine().status()
    except NoIndex:
        return False
    except EngineUnavailable:
        pass
    return True
