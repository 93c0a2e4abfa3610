"""Characters: cleaning of what comes in, and the two forms in which words are compared.

The *exact* form keeps the diacritics, the *folded* form has none. Both make spellings equal that Vietnamese writers use side by side: the
place of the tone mark (hoà, hòa) and final i or y after a consonant (kĩ, kỹ).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from site_core.text import clean as door
from site_core.text.lookalikes import replace_lookalikes, spell_out
from site_core.text.plain import fold_letters
from site_core.text.syllables import TONES

# Marks that a keyboard may leave loose after NFC, when no composed character exists.
_LOOSE_MARKS = re.compile("[\u0300-\u036f]")

# Control characters but the ends of lines, and halves of surrogate pairs: in the text of a file they stand where something stood.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")

# A text without spaces is no word, and is not kept in memory.
_KEPT = 50

_FINAL_Y = re.compile(r"(?<![^\W\d_])((?:[bcdđghklmnprstvx]+|qu))y(?![^\W\d_])")


def clean(text: str) -> str:
    """Text as `site_core.text.clean` leaves it, for texts that came past it, such as those of files; control characters become spaces.

    Any string is accepted.
    """
    return door.clean(_UNPRINTABLE.sub(" ", text))


def searchable(text: str) -> str:
    """Text cleaned for the index or as a question: characters that stand for several are written out, so that offsets are its own."""
    return spell_out(clean(text))


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, look-alikes as what they are read as, final y after a consonant as i: «Kỹ thuật Hoà Đại, m²»
    → «ki thuat hoa dai, m2».

    Every character of the result stands where its original stood, so that offsets found in folded text cut the original.
    Folding folded text changes nothing. A long text repeats its words, so what stands between two spaces is looked up.
    """
    return " ".join([_known(piece) if len(piece) <= _KEPT else _folded(piece) for piece in text.split(" ")])


def _folded(piece: str) -> str:
    return _FINAL_Y.sub(r"\1i", fold_letters(piece))


_known = lru_cache(maxsize=20_000)(_folded)


@lru_cache(maxsize=20_000)
def exact_form(word: str) -> str:
    """One word in lower case with its diacritics, the tone mark moved to the end and final y written i.

    «hoà» and «hòa», «kỹ» and «kĩ» have the same exact form; it is for comparing, not for showing.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", replace_lookalikes(word).lower()):
        (tones if char in TONES else letters).append(char)
    return _FINAL_Y.sub(r"\1i", unicodedata.normalize("NFC", "".join(letters))) + "".join(
        sorted(tones, key=unicodedata.combining)
    )


@lru_cache(maxsize=20_000)
def folded_form(word: str) -> str:
    """One word folded, loose combining marks dropped."""
    return _LOOSE_MARKS.sub("", fold(word))
