"""What the worker does, a class for each kind of work; apps register theirs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar, TypeVar

from site_core.background import wording


class Step(ABC):
    """One kind of regular work. Each worker makes an instance of its own, so that a step may keep something between two runs.

    `name` is for programs and never changes; `label` says what is done and `consequence` what it means for the site when it
    fails, both in Vietnamese, for the admin. Steps of a smaller `order` come first in a round. `every` is how many seconds lie
    between two runs, 0 for each round of the worker; `after_failure` how many before a failed step is tried again: a step may alter
    its own as it goes. `expected` are the failures that are nobody's mistake, such as a server that is down: they are logged in one
    line.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    consequence: ClassVar[str]
    order: ClassVar[int] = 0
    every: ClassVar[float] = 0.0
    after_failure: float = 5.0
    expected: ClassVar[tuple[type[Exception], ...]] = ()

    @abstractmethod
    def run(self) -> None:
        """Do what is due. It must be short, so that the worker can stop between any two steps, and may raise anything."""

    def stop(self) -> None:  # noqa: B027  (most steps leave nothing running)
        """End what runs beside the steps."""

    @classmethod
    def how_often(cls) -> str:
        """`every` in Vietnamese."""
        return wording.EVERY.format(seconds=round(cls.every)) if cls.every else wording.EVERY_ROUND


_StepClass = TypeVar("_StepClass", bound=type[Step])
_registered: dict[str, type[Step]] = {}


def register(step: _StepClass) -> _StepClass:
    """Have the worker do the step. A decorator."""
    if _registered.setdefault(step.name, step) is not step:
        raise ValueError(f"Two steps of the worker are called {step.name!r}.")
    return step


def registered() -> tuple[type[Step], ...]:
    """All steps, in the order of a round."""
    return tuple(sorted(_registered.values(), key=lambda step: step.order))
