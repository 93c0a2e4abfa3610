"""Notes how the steps went, so that the admin can show it; sparing with writes, as a step may run every second."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable

from django.db import DatabaseError
from django.utils import timezone

from site_core.background.models import StepState

logger = logging.getLogger(__name__)

# What goes on as before is written again after so long.
AT_LEAST_EVERY = dt.timedelta(seconds=60)
LONGEST_ERROR = 2_000


class Journal:
    """The states of one worker's steps."""

    def __init__(self, names: Iterable[str]) -> None:
        self._states = {name: StepState(name=name) for name in names}
        self._written: dict[str, dt.datetime] = {}

    def note(self, name: str, error: Exception | None) -> None:
        """Note that a step has just run, with its error if it failed. Never raises: a full disk must not stop the other steps."""
        now, state = timezone.now(), self._states[name]
        before = bool(state.failures), state.error
        state.last_run = now
        if error is None:
            state.last_success, state.failing_since, state.failures, state.error = now, None, 0, ""
        else:
            state.failing_since = state.failing_since or now
            state.failures += 1
            state.error = f"{type(error).__name__}: {error}"[:LONGEST_ERROR]
        written = self._written.get(name)
        if written and now - written < AT_LEAST_EVERY and before == (bool(state.failures), state.error):
            return
        try:
            self._write(state)
        except DatabaseError:
            logger.warning("the state of %s could not be written", name)
        else:
            self._written[name] = now

    @staticmethod
    def _write(state: StepState) -> None:
        values = {
            "last_run": state.last_run,
            "failing_since": state.failing_since,
            "failures": state.failures,
            "error": state.error,
        }
        if state.last_success:
            values["last_success"] = state.last_success
        StepState.objects.update_or_create(name=state.name, defaults=values)
