"""Setting words in lines. Pure: a font is whatever says how long a text is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Length = Callable[[str], float]
"""From a text to its length in pixels."""


_SPACES = re.compile(r"[ \t\r\n]+")
_NUMBER = re.compile(r"(?<!\S)(\d[\d.,]*) (?=[^\W\d])")


@dataclass(frozen=True)
class Setting:
    """Lines of a text in one size; `cut` says that not all of it fitted."""

    size: int
    lines: tuple[str, ...]
    cut: bool = False


def fit(
    text: str, sizes: Iterable[int], length_in: Callable[[int], Length], width: int, room: Callable[[int], int]
) -> Setting:
    """The text in the largest of the sizes (from large to small) in which it fits; cut with «…» in the last one.

    `length_in` gives the measure of a size, `room` how many lines of it there is room for.
    """
    setting = Setting(0, ())
    for size in sizes:
        length, most = length_in(size), room(size)
        lines = wrap(text, length, width)
        if len(lines) <= most and not _broken(text, lines):
            return Setting(size, tuple(balanced(text, length, width, len(lines))))
        setting = Setting(size, tuple(lines[:most]), cut=len(lines) > most)
    if setting.cut and setting.lines:
        length = length_in(setting.size)
        setting = Setting(setting.size, (*setting.lines[:-1], shortened(setting.lines[-1], length, width)), cut=True)
    return setting


def numbers_kept(text: str) -> str:
    """The text with a number held to the word after it: «17 cơ sở» does not end a line with 17."""
    return _NUMBER.sub("\\1\N{NO-BREAK SPACE}", text)


def wrap(text: str, length: Length, width: float) -> list[str]:
    """Lines no longer than the width. A word that is longer by itself is broken where it must be."""
    lines: list[str] = []
    line = ""
    for word in _SPACES.split(text.strip()):
        longer = f"{line} {word}" if line else word
        if length(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while length(word) > width and len(word) > 1:
            end = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or length(word[:n]) <= width)
            lines.append(word[:end])
            word = word[end:]
        line = word
    return [*lines, line] if line else lines


def balanced(text: str, length: Length, width: float, count: int) -> list[str]:
    """The text in that many lines of much the same length: the narrowest width that needs no more lines."""
    low, high = width / max(count, 1) * 0.8, float(width)
    while high - low > 4:
        middle = (low + high) / 2
        lines = wrap(text, length, middle)
        if len(lines) <= count and not _broken(text, lines):
            high = middle
        else:
            low = middle
    return wrap(text, length, high)


def shortened(line: str, length: Length, width: float) -> str:
    """The line with «…» at its end, without its last words where there is no room for it."""
    words = line.split()
    while len(words) > 1 and length(f"{' '.join(words)}…") > width:
        words.pop()
    return f"{' '.join(words).rstrip(' ,.;:–-')}…"


def _broken(text: str, lines: list[str]) -> bool:
    """Whether a word had to be broken."""
    return " ".join(lines) != _SPACES.sub(" ", text.strip())
