"""Characters that a reader takes for a letter or a digit: «m²» for m2, a Cyrillic «а» for a, «Ð» (eth) for Đ, «𝐀» for A, «①» for 1.

Most follow from Unicode's own data: compatibility decompositions (superscripts, full width, mathematical, circled), digit values and names
(small capitals). The list below holds what Unicode keeps apart because it belongs to another alphabet, or because a font once drew it in
place of a Vietnamese letter: those of the Unicode confusables (UTS 39) that look like a letter of Vietnamese. Both are for comparing and
finding; what is shown stays as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LISTED: dict[str, str] = {
    alike: letter
    for likes, letters in (
        # Cyrillic
        ("аеорсухіјѕһԁԛԝүӏк", "aeopcyxijshdqwylk"),
        ("АВЕКМНОРСТХУІЈЅҮӀԚԜ", "ABEKMHOPCTXYIJSYIQW"),
        # Greek
        ("αικνορυχγ", "aikvopuxy"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
        # Armenian
        ("օսհ", "ouh"),
        # Latin: what stands for đ and ư in texts of old encodings and fonts, and variants of plain letters
        ("ÐƉðɖƋƌᵭꟇꟈ", "ĐĐđđĐđđĐđ"),
        ("Ƣƣ", "Ưư"),
        ("ıɩȷɑɡʋ", "iijagv"),
        # Signs that part or join words and numbers
        ("‐‑‒−﹣⁃", "------"),
        ("⁄∕", "//"),
        ("ʼʹ", "''"),
    )
    for alike, letter in zip(likes, letters, strict=True)
}

_NAMED = re.compile(
    r"LATIN LETTER SMALL CAPITAL ([A-Z])|(?:NEGATIVE |CROSSED NEGATIVE )(?:CIRCLED|SQUARED) LATIN CAPITAL LETTER ([A-Z])"
)

# A digit set high, low or in a circle beside a number is a power or the mark of a note, and no digit of that number: «2025¹», «10³».
_SET_APART = "¹²³⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐❶-❾➀-➈➊-➒⓵-⓽"
_BESIDE_NUMBER = re.compile(rf"((?<=\d)[{_SET_APART}]+|[{_SET_APART}]+(?=\d))")

# Where characters stand that Unicode gives as several: ligatures, fractions, № ™ ㎡, Roman numerals, encircled numbers.
_SEVERAL_IN = (range(0xA0, 0x3400), range(0xA700, 0xAC00), range(0xFB00, 0xFE00), range(0x1F100, 0x1F200))


def replace_lookalikes(text: str) -> str:
    """The text with each character that looks like another replaced by it, one to one: «CO₂» → «CO2», «Ðề» → «Đề».

    Diacritics and case stay, and so does every offset. A character that stands for several is left, see `spell_out`.
    """
    if text.isascii():
        return text
    parts = _BESIDE_NUMBER.split(text)
    parts[::2] = [part.translate(_TABLE) for part in parts[::2]]
    return "".join(parts)


def spell_out(text: str) -> str:
    """The text with characters that stand for several written out: «½» → « 1/2 », «№» → « No », «ĳ» → «ij». Offsets change.

    Signs become words of their own, letters stay within theirs.
    """
    return text if text.isascii() else _several().sub(lambda found: _spelled_out(found.group()), text)


class _Lookalikes(dict[int, str]):
    """Table for `str.translate` that fills itself."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _meant(chr(code))
        return found


_TABLE = _Lookalikes()


def _meant(char: str) -> str:
    decomposed = unicodedata.normalize("NFD", char)
    base, marks = decomposed[0], decomposed[1:]
    letter = _letter(base)
    composed = unicodedata.normalize("NFC", letter + marks)
    return composed if letter != base and len(composed) == 1 else char


def _letter(char: str) -> str:
    """What a character without diacritics stands for, when that is one character."""
    if char.isascii():
        return char
    if char in _LISTED:
        return _LISTED[char]
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    compatible = unicodedata.normalize("NFKD", char)
    if len(compatible) == 1 and compatible != char:
        return _letter(compatible)
    named = _NAMED.fullmatch(unicodedata.name(char, ""))
    return named[1] or named[2] if named else char


@lru_cache(maxsize=1)
def _several() -> re.Pattern[str]:
    found = "".join(chr(code) for codes in _SEVERAL_IN for code in codes if _is_several(chr(code)))
    return re.compile(f"[{re.escape(found)}]")


def _is_several(char: str) -> bool:
    written = unicodedata.normalize("NFKD", char) if unicodedata.decomposition(char).startswith("<") else _number(char)
    return len(written) > 1 and any(map(str.isalnum, written)) and _meant(char) == char


def _number(char: str) -> str:
    """The whole number that a sign without a decomposition stands for: «❿» is 10."""
    value = unicodedata.numeric(char, 0.5) if unicodedata.category(char) == "No" else 0.5
    return str(int(value)) if value.is_integer() else ""


@lru_cache(maxsize=512)
def _spelled_out(char: str) -> str:
    written = replace_lookalikes(unicodedata.normalize("NFKC", char))
    if written == char:
        written = _number(char)
    return written if unicodedata.category(char).startswith("L") else f" {written} "
