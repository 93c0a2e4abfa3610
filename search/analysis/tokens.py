"""Words of a text: where they stand and the forms in which they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from search.analysis.text import exact_form, folded_form, searchable
from site_core.text.lookalikes import replace_lookalikes

# A number with points between thousands is one word; letters and digits never share a word, so that «NĐ45» is found as «NĐ 45».
_WORD = re.compile(
    r"(?P<thousands>(?<!\d)\d{1,3}(?:\.\d{3})+(?!\d))|(?P<digits>\d+)|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
)

# What may stand between two words that belong together. A full stop counts only when nothing follows it: «TP.Bắc Ninh».
_JOINT = re.compile(r"[ \u00a0]*[-–/&+_'’]?[ \u00a0]*|\.")


class Token(NamedTuple):
    """A word: `text[start:end]` of the cleaned text, its exact and its folded form, and whether it goes on from the word before."""

    start: int
    end: int
    exact: str
    folded: str
    joined: bool

    @property
    def accented(self) -> bool:
        """Whether the word was written with a diacritic that Vietnamese needs."""
        return self.exact != self.folded


def tokenize(text: str) -> list[Token]:
    """Words of a text in order. The text must have been through `clean`, to which the offsets refer.

    Numbers lose leading zeros and the points between thousands: «01/2020» is found as «1/2020», «60.000» as «60000». Look-alikes are read
    as what they stand for, so that «m²» are the words «m» and «2».
    """
    text = replace_lookalikes(text)
    tokens: list[Token] = []
    end = -1
    for match in _WORD.finditer(text):
        word = match.group()
        start = match.start()
        joined = end >= 0 and (text[end:start] == " " or _JOINT.fullmatch(text, end, start) is not None)
        end = match.end()
        if match.lastgroup is None:
            tokens.append(Token(start, end, exact_form(word), folded_form(word), joined))
        else:
            number = word.replace(".", "").lstrip("0") or "0"
            tokens.append(Token(start, end, number, number, joined))
    return tokens


def words(text: str) -> tuple[Token, ...]:
    """Words of a short text that has not been cleaned yet, such as a term of the vocabulary or a name."""
    return tuple(tokenize(searchable(text)))


def folded_words(text: str) -> tuple[str, ...]:
    """Folded forms of the words of a short text."""
    return tuple(token.folded for token in words(text))


def pair(first: str, second: str) -> str:
    """Two neighbouring words as the one term that the index keeps for them."""
    return f"{first}_{second}"


def pairs(tokens: Iterable[Token]) -> list[str]:
    """Folded pairs of words that belong together: not across a comma, the end of a sentence or of a line."""
    found: list[str] = []
    previous: Token | None = None
    for token in tokens:
        if previous is not None and token.joined:
            found.append(pair(previous.folded, token.folded))
        previous = token
    return found
