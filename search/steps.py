"""What the search has the site's worker do."""

from __future__ import annotations

import datetime as dt
import time

from django.utils import timezone
from wagtail.models import Page

from policies.law.citing import citation_models
from policies.models import LegalDocument
from search import wording
from search.counting import store as counts
from search.engines.base import EngineUnavailable, NoIndex
from search.files import queue as files
from search.files import wording as files_wording
from search.files.machine_reader import MachineReader
from search.files.reader import FileReader
from search.indexing import index, outbox, pages
from search.indexing.models import IndexJob
from search.service import engine
from site_core.background.steps import Step, register

LOOK_FOR_INDEX_EVERY = 30.0


@register
class NewDay(Step):
    """On a new day legal documents enter into force or end, and citations of them turn to «cần đối chiếu»."""

    name = "new_day"
    label = wording.NEW_DAY
    consequence = wording.NEW_DAY_CONSEQUENCE

    def __init__(self) -> None:
        self._day: dt.date | None = None

    def run(self) -> None:
        today = timezone.localdate()
        if self._day != today:
            outbox.enqueue(date_dependent_pages())
            files.ask_for_new()
            counts.forget(today)
            self._day = today


@register
class AttachedFiles(Step):
    """Read the attached files that wait, one at a time, in a process of its own beside the other steps."""

    name = "attached_files"
    label = wording.FILES
    consequence = wording.FILES_CONSEQUENCE

    def __init__(self) -> None:
        self.reader = FileReader()

    def run(self) -> None:
        self.reader.step()

    def stop(self) -> None:
        self.reader.stop()


@register
class PicturesOfPages(Step):
    """Have a machine read the pages of files that are pictures, one at a time beside the other steps, where the program for it is there."""

    name = "pictures_of_pages"
    label = files_wording.MACHINE
    consequence = files_wording.MACHINE_CONSEQUENCE

    def __init__(self) -> None:
        self.reader = MachineReader()

    def run(self) -> None:
        self.reader.step()

    def stop(self) -> None:
        self.reader.stop()


@register
class Indexing(Step):
    """Bring changed pages into the index. An index that is not there is made anew, even when nothing waits for it: the site would go on
    answering from the database."""

    name = "indexing"
    label = wording.INDEXING
    consequence = wording.INDEXING_CONSEQUENCE
    expected = (EngineUnavailable,)

    def __init__(self) -> None:
        self._next_look = 0.0

    def run(self) -> None:
        now = time.monotonic()
        if now >= self._next_look or IndexJob.objects.exists():
            self._next_look = now + LOOK_FOR_INDEX_EVERY
            if not _index_exists():
                index.rebuild(engine())
        outbox.drain(engine(), limit=outbox.BATCH)


def date_dependent_pages() -> set[int]:
    """Ids of live pages whose documents say something that depends on the day, or which are found from this day on."""
    ids = set(LegalDocument.objects.live().values_list("pk", flat=True))
    for model in citation_models():
        ids.update(model.objects.filter(page__live=True).values_list("page_id", flat=True))
    return (ids & set(Page.objects.live().values_list("pk", flat=True))) | pages.come_of_day()


def _index_exists() -> bool:
    """Whether there is one, as far as can be told: a rebuild does not help against a server that is down."""
    try:
        engine().status()
    except NoIndex:
        return False
    except EngineUnavailable:
        pass
    return True
