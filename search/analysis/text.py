"""Characters: cleaning of what comes in, and the two forms in which words are compared.

The *exact* form keeps the diacritics, the *folded* form has none. Both make spellings equal that Vietnamese writers use side by side: the
place of the tone mark (hoà, hòa) and final i or y after a consonant (kĩ, kỹ).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from site_core.text.syllables import TONES

# Marks that a keyboard may leave loose after NFC, when no composed character exists.
_LOOSE_MARKS = re.compile("[\u0300-\u036f]")

# Characters that are not seen: soft hyphen, zero-width characters, marks of direction, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")

# Control characters but the line feed, and halves of surrogate pairs.
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# A text without spaces is no word, and is not kept in memory.
_KEPT = 50

_FINAL_Y = re.compile(r"(?<![^\W\d_])((?:[bcdđghklmnprstvx]+|qu))y(?![^\W\d_])")


def clean(text: str) -> str:
    """Text in NFC without what cannot be seen or stored: control characters, halves of surrogate pairs, zero-width characters.

    Tabs and returns become spaces, line feeds stay. Any string is accepted.
    """
    return _UNPRINTABLE.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", text.replace("\r\n", "\n"))))


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, final y after a consonant as i: «Kỹ thuật Hoà Đại» → «ki thuat hoa dai».

    Every character of the result stands where its original stood, so that offsets found in folded text cut the original.
    Folding folded text changes nothing. A long text repeats its words, so what stands between two spaces is looked up.
    """
    return " ".join([_known(piece) if len(piece) <= _KEPT else _folded(piece) for piece in text.split(" ")])


def _folded(piece: str) -> str:
    return _FINAL_Y.sub(r"\1i", piece.translate(_FOLDING))


_known = lru_cache(maxsize=20_000)(_folded)


@lru_cache(maxsize=20_000)
def exact_form(word: str) -> str:
    """One word in lower case with its diacritics, the tone mark moved to the end and final y written i.

    «hoà» and «hòa», «kỹ» and «kĩ» have the same exact form; it is for comparing, not for showing.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        (tones if char in TONES else letters).append(char)
    return _FINAL_Y.sub(r"\1i", unicodedata.normalize("NFC", "".join(letters))) + "".join(
        sorted(tones, key=unicodedata.combining)
    )


@lru_cache(maxsize=20_000)
def folded_form(word: str) -> str:
    """One word folded, loose combining marks dropped."""
    return _LOOSE_MARKS.sub("", fold(word))


class _Folding(dict[int, str]):
    """Table for `str.translate` that fills itself: each character to its base letter in lower case, one to one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        decomposed = unicodedata.normalize("NFD", char)
        base = decomposed[0]
        if base.isascii() and all(map(unicodedata.combining, decomposed[1:])):
            folded = base.lower()
        elif char in "đĐ":
            folded = "d"
        else:
            lower = char.lower()
            folded = lower if len(lower) == 1 and lower.lower() == lower else char
        self[code] = folded
        return folded


_FOLDING = _Folding()
