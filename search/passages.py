"""In which attached file a hit is, and the passage of it that shows why.

An engine keeps the words of files, not their texts: a law may run to a hundred pages. Only for the hits of one page, and only where the
page itself does not hold what was asked for, the files are looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from search.analysis.tokens import folded_words
from search.highlight import snippet, words_found
from search.requests import Hit

Phrases: TypeAlias = Sequence[tuple[str, ...]]


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
    most, best = len(hit.attached.words_on_page), None
    for file in files:
        words = len(words_found(file.folded, marks))
        if words > most:
            most, best = words, file
    if best is None:
        return hit
    return replace(hit, file=best.name, snippet=snippet(best.text, marks, best.folded))
