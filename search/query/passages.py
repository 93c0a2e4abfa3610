"""In which attached file a hit is, and the passage of it that shows why.

An engine keeps the words of files, not their texts: a law may run to a hundred pages. Only for the hits of one page, and only where the
page itself does not hold what was asked for, the files are looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from search.analysis.highlight import LENGTH, place, snippet, words_found
from search.analysis.tokens import folded_words
from search.requests import Hit

Phrases: TypeAlias = Sequence[tuple[str, ...]]

# Characters on either side of a place that a snippet is cut from.
_AROUND = 1_000


@dataclass(frozen=True, slots=True)
class FileText:
    """A file's name, its text as it is shown, and the same folded, character for character."""

    name: str
    text: str
    folded: str


# The texts of some files by key; a file that has none is left out.
ReadFiles: TypeAlias = Callable[[Collection[str]], Mapping[str, FileText]]


def shown_in_files(hits: Sequence[Hit], text: str, marks: Phrases, read: ReadFiles) -> tuple[Hit, ...]:
    """The hits; those of which a file holds more of the words asked for than the page does show its name and a passage of it.

    `text` is what was typed, `marks` are the folded phrases that snippets mark.
    """
    in_marks = {word for phrase in marks for word in phrase}
    typed = in_marks & set(folded_words(text)) or in_marks
    lacking = {hit.key: hit.attached.files for hit in hits if hit.attached and not typed <= hit.attached.words_on_page}
    if not lacking:
        return tuple(hits)
    texts = read({file for files in lacking.values() for file in files})
    return tuple(
        _shown(hit, [texts[file] for file in lacking[hit.key] if file in texts], marks) if hit.key in lacking else hit
        for hit in hits
    )


def _shown(hit: Hit, files: Sequence[FileText], marks: Phrases) -> Hit:
    """The hit with the first of the files that hold most of the words, if it holds more than the page."""
    assert hit.attached is not None
    most, best, places = len(hit.attached.words_on_page), None, dict[tuple[str, ...], int]()
    for file in files:
        found = {phrase: at for phrase in marks if (at := place(file.folded, phrase)) is not None}
        words = len({word for phrase in found for word in phrase})
        if words > most:
            most, best, places = words, file, found
    return hit if best is None else replace(hit, file=best.name, snippet=_passage(best, marks, places))


def _passage(file: FileText, marks: Phrases, places: Mapping[tuple[str, ...], int]) -> str:
    """The snippet around that first place of a phrase where most words stand together."""

    def together(at: int) -> int:
        return len(words_found(file.folded[max(0, at - LENGTH // 4) : at + LENGTH], marks))

    centre = max(sorted(places.values()), key=together)
    around = slice(max(0, centre - _AROUND), centre + _AROUND)
    return snippet(file.text[around], marks, file.folded[around])
