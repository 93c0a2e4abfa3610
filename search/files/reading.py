"""What was read from a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it stands in the file, the number of pages where the file has pages, and whether more follows that was not read."""

    text: str
    pages: int | None = None
    cut: bool = False
