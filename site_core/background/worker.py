"""The site's one background process: does each registered step when it is due, whatever became of the others."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable

from site_core.background.journal import Journal
from site_core.background.steps import Step, registered

logger = logging.getLogger(__name__)

# Seconds between two rounds: readers see within one or two what an editor has changed.
PAUSE = 1.0


class Worker:
    """Keeps the clock of the steps; `round` does what is due and says how many seconds to rest."""

    def __init__(self, steps: Iterable[type[Step]] | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.steps = {step.name: step() for step in (registered() if steps is None else steps)}
        self._clock = clock
        self._due = dict.fromkeys(self.steps, 0.0)
        self._journal = Journal(self.steps)

    def round(self) -> float:
        """Do each step that is due once, in order; return the seconds until the next round."""
        for name, step in self.steps.items():
            if self._clock() >= self._due[name]:
                went_well = self._run(step)
                self._due[name] = self._clock() + (step.every if went_well else step.after_failure)
        return PAUSE

    def stop(self) -> None:
        """End what runs beside the steps."""
        for step in self.steps.values():
            step.stop()

    def _run(self, step: Step) -> bool:
        error: Exception | None = None
        try:
            step.run()
        except step.expected as failure:
            logger.warning("%s: %s", step.name, failure)
            error = failure
        except Exception as failure:
            logger.exception("%s failed and will be tried again", step.name)
            error = failure
        self._journal.note(step.name, error)
        return error is None
