"""The piece of a text that shows why it was found, with what was searched marked."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache

from search.analysis.text import fold

# About as long as three lines on a telephone, in characters.
LENGTH = 220

_WORDS = re.compile(r"\w+")

# What may stand between the words of a phrase.
_SEPARATED = r"[\W_]{0,3}"


def snippet(text: str, phrases: Sequence[tuple[str, ...]], folded: str = "", length: int = LENGTH) -> str:
    """The window of `text` in which most of the phrases stand, as safe HTML whose only tag is `<mark>`.

    `text` is cleaned plain text with its accents, which stay; `folded` is the same text folded, made here when the caller has not kept it.
    `phrases` are folded words. Without a match it is the beginning of the text. The window is about `length` characters, cut
    between words.
    """
    return _shown(text, _spans(folded or fold(text), tuple(phrases)), length)


def snippet_if_found(text: str, phrases: Sequence[tuple[str, ...]], folded: str) -> str | None:
    """The same; None where none of the phrases stands in the text."""
    spans = _spans(folded, tuple(phrases))
    return _shown(text, spans, LENGTH) if spans else None


def _shown(text: str, spans: list[tuple[int, int, str]], length: int) -> str:
    start, end = _window(text, spans, length)
    pieces, at = [], start
    for first, last, _ in spans:
        if at <= first and last <= end:
            pieces += [html.escape(text[at:first]), "<mark>", html.escape(text[first:last]), "</mark>"]
            at = last
    pieces.append(html.escape(text[at:end]))
    shown = " ".join("".join(pieces).split())
    return f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}"


def words_found(folded: str, phrases: Sequence[tuple[str, ...]]) -> frozenset[str]:
    """The words of all the phrases that stand in a folded text, as they stand there."""
    pattern = _pattern(tuple(phrases))
    found = set(pattern.findall(folded)) if pattern else set()
    return frozenset(word for phrase in found for word in _WORDS.findall(phrase))


def place(folded: str, phrase: tuple[str, ...]) -> int | None:
    """Where a phrase first stands in a folded text. In a long text this is far quicker than looking for all phrases at once."""
    if not all(word.isdigit() or word in folded for word in phrase):
        return None
    for found in _loose_pattern(phrase).finditer(folded):
        if not (found.start() and (folded[found.start() - 1].isalnum() or folded[found.start() - 1] == "_")):
            return found.start()
    return None


def _spans(folded: str, phrases: tuple[tuple[str, ...], ...]) -> list[tuple[int, int, str]]:
    """Where phrases stand: start, end, and the words found there. Offsets of folded text are those of the text.

    It finds what `_pattern` finds, quicker: a phrase is looked at only where its first word stands.
    """
    found: list[tuple[int, int, int]] = []
    for rank, (word, pattern) in enumerate(_finders(phrases)):
        if not word:
            found += [(match.start(), rank, match.end()) for match in pattern.finditer(folded)]
            continue
        at = folded.find(word)
        while at >= 0:
            if match := pattern.match(folded, at):
                found.append((at, rank, match.end()))
            at = folded.find(word, at + len(word))
    spans: list[tuple[int, int, str]] = []
    free = 0
    for start, _, end in sorted(found):
        if start >= free:
            spans.append((start, end, folded[start:end]))
            free = end
    return spans


@lru_cache(maxsize=256)
def _finders(phrases: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """By first word an expression for the phrases that begin with it, those first that are preferred. Those that begin with a number
    have no word: it may be written otherwise."""
    written = {_SEPARATED.join(map(_word, phrase)): phrase[0] for phrase in phrases if phrase}
    finders: dict[str, list[str]] = {}
    for one in sorted(written, key=_preferred):
        finders.setdefault("" if written[one].isdigit() else written[one], []).append(one)
    return tuple((word, _any_of(alike)) for word, alike in finders.items())


@lru_cache(maxsize=256)
def _pattern(phrases: tuple[tuple[str, ...], ...]) -> re.Pattern[str] | None:
    written = sorted({_SEPARATED.join(map(_word, phrase)) for phrase in phrases if phrase}, key=_preferred)
    return _any_of(written) if written else None


def _any_of(written: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(_beginning_a_word, written))})\b")


def _preferred(written: str) -> tuple[int, str]:
    """Of phrases that begin at the same place the longer is found."""
    return -len(written), written


def _beginning_a_word(written: str) -> str:
    """An expression that matches at the beginning of a word only. Looked at after its first letter, many at once are found quicker."""
    first = written[0]
    return rf"{first}(?<!\w{first}){written[1:]}" if first.isalpha() else rf"\b{written}"


@lru_cache(maxsize=256)
def _loose_pattern(phrase: tuple[str, ...]) -> re.Pattern[str]:
    """A phrase that may begin within a word: an expression that begins with letters is looked for several times as fast."""
    return re.compile(_SEPARATED.join(map(_word, phrase)) + r"\b")


def _word(word: str) -> str:
    """A folded word as it may be written: numbers with zeros before them or points between their thousands."""
    if not word.isdigit():
        return re.escape(word)
    return r"0*" + (r"\.?".join(word) if len(word) > 3 else word)


def _window(text: str, spans: list[tuple[int, int, str]], length: int) -> tuple[int, int]:
    """Ends of the stretch in which most different phrases stand, then most phrases, then the earliest.

    A quarter of it is kept for what leads up to the first of them.
    """
    if len(text) <= length:
        return 0, len(text)
    lead = length // 4
    best, centre, last = (0, 0), 0, 0
    for i, (first, _, _) in enumerate(spans):
        while last < len(spans) and spans[last][1] <= max(first, lead) + length - lead:
            last += 1
        found = [words for _, _, words in spans[i:last]]
        if (len(set(found)), len(found)) > best:
            best, centre = (len(set(found)), len(found)), first
    start = _word_start(text, centre - lead) if centre > lead else 0
    end = start + length
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", start + length - lead, end + 1)
    return start, space if space > 0 else end


def _word_start(text: str, at: int) -> int:
    """The beginning of the word that holds a place."""
    return max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
