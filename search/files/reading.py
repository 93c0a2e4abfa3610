"""What was read from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it stands in the file, and what of the file it leaves out.

    `pages` is the number of pages where the file has pages, `cut` says whether more follows that was not read. `pictures` are the pages
    (from 1) that are pictures, `garbled` those whose letters mean nothing, `written` counts the others that have text. `encodings` names
    the encodings of before Unicode that the text was converted from.
    """

    text: str
    pages: int | None = None
    cut: bool = False
    written: int = 1
    pictures: tuple[int, ...] = ()
    garbled: tuple[int, ...] = ()
    encodings: tuple[str, ...] = ()

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Reading:
        """The reading from its fields as JSON gives them."""
        plain: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()
        }
        return cls(**plain)
