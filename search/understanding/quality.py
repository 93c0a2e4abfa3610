"""How often the first reading is right: what owners type, judged before anything was tuned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from search.understanding.match import Match, only_sure
from site_core.data_files import read_csv


@dataclass(frozen=True, slots=True)
class Judged:
    """What was typed and the values of which any is right. What is `held_out` was not looked at while the words were chosen."""

    typed: str
    right: frozenset[str]
    held_out: bool


@dataclass(frozen=True, slots=True)
class Report:
    """`misses` with the values that came first; `wrongly_sure` were taken without asking and are wrong."""

    asked: int
    misses: tuple[tuple[Judged, tuple[str, ...]], ...]
    wrongly_sure: tuple[str, ...]

    @property
    def first_right(self) -> float:
        """The share of what was asked whose first reading is right, from 0 to 1."""
        return 1 - len(self.misses) / self.asked

    def table(self) -> str:
        """The figure, then the misses, one a line."""
        lines = [
            f"{judged.typed}: {', '.join(sorted(judged.right))} ≠ {', '.join(found)}" for judged, found in self.misses
        ]
        sure = [f"chắc chắn mà sai: {typed}" for typed in self.wrongly_sure]
        return "\n".join([f"{self.first_right:.3f} / {self.asked}", *lines, *sure])


def read_judged(path: Path, column: str) -> tuple[Judged, ...]:
    """Rows of a judged set; `column` holds the right values, separated by bars."""
    return tuple(
        Judged(row["typed"], frozenset(row[column].split("|")), row["held_out"] == "yes") for row in read_csv(path)
    )


def score(judged: Iterable[Judged], ranked: Callable[[str], Sequence[Match]]) -> Report:
    """The report on some judged readings."""
    rows = tuple(judged)
    misses, wrong = [], []
    for row in rows:
        matches = tuple(ranked(row.typed))
        if not matches or matches[0].value not in row.right:
            misses.append((row, tuple(match.value for match in matches[:3])))
        taken = only_sure(matches)
        if taken and taken.value not in row.right:
            wrong.append(row.typed)
    return Report(len(rows), tuple(misses), tuple(wrong))
