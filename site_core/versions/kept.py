"""Results that this process keeps until a version changes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from site_core.versions.current import versions

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """What `make` returns, made again when one of the versions has changed. Thread-safe; only one thread makes it, the others wait.

    What it returns must not be altered: everybody gets the same object.
    """

    def __init__(self, make: Callable[[], Made], names: tuple[str, ...]) -> None:
        self.__doc__ = make.__doc__
        self._make, self._names = make, names
        self._held: tuple[tuple[int, ...], Made] | None = None
        self._lock = Lock()

    def __call__(self) -> Made:
        numbers = versions(*self._names)
        held = self._held
        if held is not None and held[0] == numbers:
            return held[1]
        with self._lock:
            held = self._held
            if held is None or held[0] != numbers:
                self._held = held = numbers, self._make()
            return held[1]


def kept(*names: str) -> Callable[[Callable[[], Made]], Kept[Made]]:
    """Decorator of a function without arguments: keep its result until one of the named versions changes.

    One query a request says whether one has; what is read in a transaction that is rolled back is not asked for again.
    """

    def decorate(make: Callable[[], Made]) -> Kept[Made]:
        return Kept(make, names)

    return decorate
