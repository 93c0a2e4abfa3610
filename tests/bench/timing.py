"""Taking times in turns, and what is said of them."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A median and where the middle eight tenths lie."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.low:.2f}–{self.high:.2f})"


class Times(Generic[Name]):
    """Seconds that each of some things took for each of some cases, in each round."""

    def __init__(self) -> None:
        self._seconds: dict[Name, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))

    def add(self, name: Name, case: int, seconds: float) -> None:
        self._seconds[name][case].append(seconds)

    def __contains__(self, name: object) -> bool:
        return name in self._seconds

    def median(self, name: Name) -> float:
        """The median over the cases of their medians over the rounds, in seconds."""
        return statistics.median(self._by_case(name).values())

    def ratio(self, name: Name, to: Name) -> Ratio:
        """How many times as long one takes as the other, case by case."""
        others = self._by_case(to)
        return spread([seconds / others[case] for case, seconds in self._by_case(name).items()])

    def _by_case(self, name: Name) -> dict[int, float]:
        return {case: statistics.median(seconds) for case, seconds in self._seconds[name].items()}


def spread(values: Sequence[float]) -> Ratio:
    """Median and the ends of the middle eight tenths."""
    ordered = sorted(values)
    tenth = len(ordered) // 10
    return Ratio(statistics.median(ordered), ordered[tenth], ordered[-1 - tenth])


def in_turns(
    times: Times[Name], things: Mapping[Name, Callable[[int], Any]], cases: int, rounds: int, seed: int = 0
) -> None:
    """Take the times of all things for all cases, `rounds` times, each time in another order; once before without looking at the clock."""
    rng = random.Random(seed)
    # What was made before, such as corpora, is no garbage: a server would not have it, and need not look through it.
    gc.collect()
    gc.freeze()
    for round_number in range(rounds + 1):
        order = list(range(cases))
        rng.shuffle(order)
        gc.collect()
        for case in order:
            for name in rng.sample(list(things), len(things)):
                started = time.perf_counter()
                things[name](case)
                if round_number:
                    times.add(name, case, time.perf_counter() - started)
