"""How words sound in the north: spellings that are written for each other because they are said alike.

n and l, s and x, tr and ch, d and gi and r; and letters that are only a matter of spelling: c, k and q, g and gh, ng and ngh.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from search.analysis.tokens import Token
from site_core.text.syllables import TONES

_HOOK, _TILDE = "\u0309", "\u0303"

_ENOUGH_LETTERS = 8

_INITIAL = re.compile(r"ngh|ng|gh|gi|tr|ch|kh|nh|ph|th|qu|[bcdghklmnprstvx]")
_SAID_AS = {
    "l": "n",
    "s": "x",
    "tr": "ch",
    "gi": "z",
    "d": "z",
    "r": "z",
    "k": "c",
    "qu": "cu",
    "gh": "g",
    "ngh": "ng",
}


def sound(word: Token) -> str:
    """The sound of a word without its tone: «xản» and «sản» have the same. đ is never taken for d where the word says which it is."""
    return word.folded if word.exact.startswith("đ") else _sound(word.folded)


@lru_cache(maxsize=20_000)
def _sound(folded: str) -> str:
    initial = _INITIAL.match(folded)
    if initial is None:
        return folded
    written = initial.group()
    rest = folded[initial.end() :]
    if written == "gi" and not rest.startswith(tuple("aeiou")):
        rest = f"i{rest}"
    return _SAID_AS.get(written, written) + rest


def said_alike(typed: Sequence[Token], meant: Sequence[Token], accented: bool) -> bool:
    """Whether words typed, of the same sounds as others, may be a misspelling of them.

    In a query with diacritics the tones must agree where they were typed, hook and tilde being written for each other. Without diacritics
    one word of a term of some length may be misspelled, as few letters that happen to agree prove little: «gia giay» is no «da giày».
    """
    if accented:
        return all(not a.accented or _tone(a) == _tone(b) for a, b in zip(typed, meant, strict=True))
    if sum(len(word.folded) for word in typed) < _ENOUGH_LETTERS:
        return False
    return sum(a.folded != b.folded for a, b in zip(typed, meant, strict=True)) <= 1


def _tone(word: Token) -> str:
    """The tone mark, which the exact form has at its end."""
    last = word.exact[-1:]
    return _TILDE if last == _HOOK else last if last in TONES else ""
