"""Has a machine read the pages that are pictures, one at a time, beside the other work of the worker."""

from __future__ import annotations

import logging
import tempfile
import time

from django.conf import settings

from search.files import machine, pages_queue
from search.files.limits import HARD_MACHINE_SECONDS, Refused
from search.files.models import AttachedText
from search.files.process import Child
from search.files.reader import copied

logger = logging.getLogger(__name__)

# Seconds after which it is looked again whether the program has been installed.
_LOOK_EVERY = 300.0


class MachineReader:
    """Keeps at most one page; `step` never waits for it."""

    def __init__(self) -> None:
        self._reading: tuple[AttachedText, int, Child] | None = None
        self._program = ""
        self._next_look = 0.0

    @property
    def busy(self) -> bool:
        return self._reading is not None

    def step(self) -> None:
        """Keep what has been read, and begin with the next page that waits."""
        if self._reading is not None:
            self._look()
        if self._reading is None and self._installed() and (taken := pages_queue.take()) is not None:
            self._begin(*taken)

    def stop(self) -> None:
        """End the process that reads; its page is read again later."""
        if self._reading is not None:
            self._reading[2].stop()
            self._reading = None

    def _installed(self) -> bool:
        now = time.monotonic()
        if settings.READ_PICTURES_BY_MACHINE and now >= self._next_look:
            self._program, self._next_look = machine.installed(), now + _LOOK_EVERY
        return bool(self._program)

    def _begin(self, row: AttachedText, number: int) -> None:
        try:
            with tempfile.TemporaryFile() as copy:
                copied(row, copy)
                question = ("page", str(number), self._program)
                self._reading = row, number, Child(copy, *question, seconds=HARD_MACHINE_SECONDS)
        except OSError:
            logger.exception("no process could be started to read a page")
        except Refused as refused:
            logger.warning("page %s of the file %s was not read: %s", number, row.document_id, refused)
            pages_queue.keep(row, number, None)

    def _look(self) -> None:
        assert self._reading is not None
        row, number, child = self._reading
        try:
            answer = child.poll()
        except Refused as refused:
            logger.warning("page %s of the file %s was not read: %s", number, row.document_id, refused)
            answer = {"text": None}
        if answer is not None:
            self._reading = None
            pages_queue.keep(row, number, answer["text"])
