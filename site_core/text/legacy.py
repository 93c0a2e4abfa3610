"""Vietnamese written in the encodings of before Unicode, and back to Unicode.

Such text stands in old files as Latin letters and signs that only an old font shows as Vietnamese: «QuyÕt ®Þnh» (TCVN3, fonts .VnTime),
«Quyeát ñònh» (VNI-Windows). Nothing in a file says so reliably, so it is told from the words: what is no syllable as it stands and is one
once decoded.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from site_core.text.syllables import is_syllable

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"


def _one_byte(rows: Mapping[int, str]) -> dict[str, str]:
    """Letters of an encoding with one byte a letter, from rows of neighbouring codes. Readers give a byte as Latin-1 or as Windows-1252."""
    table = {}
    for start, letters in rows.items():
        for code, letter in enumerate(letters, start):
            table[chr(code)] = letter
            if 0x80 <= code < 0xA0:
                table[bytes([code]).decode("cp1252", "ignore") or chr(code)] = letter
    return table


def _tcvn3() -> dict[str, str]:
    """TCVN 5712:1993, third table. It has no capitals with tone marks: a font of capitals (.VnTimeH) shows them."""
    return _one_byte(
        {
            0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
            0xB5: "àảãáạ",
            0xBB: "ằẳẵắ",
            0xC6: "ặầẩẫấậè",
            0xCE: "ẻẽéẹềểễếệìỉ",
            0xDC: "ĩíịò",
            0xE1: "ỏõóọồổỗốộờởỡớợù",
            0xF1: "ủũúụừửữứựỳỷỹýỵ",
        }
    )


def _viscii() -> dict[str, str]:
    """RFC 1456. The six letters that it keeps among the control characters (ẲẴẪỶỸỴ) never come out of a document."""
    return _one_byte(
        {
            0x80: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư",
            0xE0: "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
        }
    )


def _vni() -> dict[str, str]:
    """VNI-Windows: a letter and, behind it, a second one for its marks; a few letters have a code of their own."""
    tones = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
    circumflex = {"â": "", "à": _GRAVE, "á": _ACUTE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
    breve = {"ê": "", "è": _GRAVE, "é": _ACUTE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
    single = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
    table = dict(single)
    for written, letter in [*zip("aeouy", "aeouy", strict=True), ("ô", "ơ"), ("ö", "ư")]:
        pairs = {sign: letter + tone for sign, tone in tones.items()}
        if letter in "aeo":
            pairs |= {sign: letter + _CIRCUMFLEX + tone for sign, tone in circumflex.items()}
        if letter == "a":
            pairs |= {sign: letter + _BREVE + tone for sign, tone in breve.items()}
        if letter == "y":
            del pairs["ï"]
        table |= {written + sign: unicodedata.normalize("NFC", marked) for sign, marked in pairs.items()}
    capitals = {sequence.upper(): letter.upper() for sequence, letter in table.items()}
    # A shift key held too long or too short: «Aø», «oÅ».
    mixed = {sequence[0].upper() + sequence[1:]: letter.upper() for sequence, letter in table.items()}
    mixed |= {sequence[0] + sequence[1:].upper(): letter for sequence, letter in table.items() if len(sequence) > 1}
    return table | mixed | capitals


def _windows_1258() -> dict[str, str]:
    """Windows' own: some letters with their marks, and five tone marks that follow their letter."""
    return _one_byte({code: bytes([code]).decode("cp1258", "ignore") for code in range(0xC0, 0x100)})


# Name of each encoding, as staff know it, and what its sequences of characters stand for.
TABLES: Mapping[str, Mapping[str, str]] = {
    "TCVN3 (ABC)": _tcvn3(),
    "VNI-Windows": _vni(),
    "VISCII": _viscii(),
    "Windows-1258": _windows_1258(),
}
# The one that has signs for letters everywhere, and leaves the capitals to the font.
_TCVN3 = "TCVN3 (ABC)"
_SEQUENCES = {
    name: re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True)))) for name, table in TABLES.items()
}

# What lies between two spaces or ASCII signs. Other signs may be letters of an old encoding.
_TOKEN = re.compile(r"[^ \t\r\n\f\v\u00a0\u2000-\u200b\u3000!-@\[-`{-~]+")
_QUOTES = "«»“”„‘’–—…•"
# Where fonts of signs keep the bytes of an old encoding.
_PRIVATE = {code: code - 0xF000 for code in range(0xF020, 0xF100)}
_WINDOWS = frozenset(bytes(range(0x80, 0xA0)).decode("cp1252", "ignore"))

# So many different words must become Vietnamese, more beside words in Unicode, and such a share of those that are no syllables.
_FEWEST_WORDS = 2
_FEWEST_WORDS_BESIDE = 4
_LEAST_SHARE = 1 / 3

# Of Vietnamese hardly a word in fifty is no syllable; of French a fifth has marks, seldom nearly half.
_FEWEST_TO_JUDGE = 10
_GARBLED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in Unicode (NFC) and the names of the encodings that were found in it, in order of `TABLES`."""

    text: str
    encodings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece of text with a letter beyond ASCII. `readings` are the encodings in which it is a syllable, `plain` says whether it is as it
    stands; `foreign` that no old encoding has its letters."""

    start: int
    text: str
    line: int
    plain: bool
    foreign: bool
    readings: tuple[str, ...]

    def is_telling(self, encodings: Container[str]) -> bool:
        """Whether it is a syllable as it stands or in one of the encodings, not both and not neither. A single sign («×») tells nothing."""
        decoded = any(name in encodings for name in self.readings)
        return self.foreign or (decoded != self.plain and _has_letter(self.text) and len(self.text) > 1)


def decode(text: str, encoding: str) -> str:
    """Text whose characters are codes of an old encoding (a key of `TABLES`) as Unicode in NFC. Other characters stay."""
    table = TABLES[encoding]
    return unicodedata.normalize("NFC", _SEQUENCES[encoding].sub(lambda match: table[match.group()], text))


def to_unicode(text: str) -> Converted:
    """Text with its words in old encodings converted, each by itself: Unicode beside it stays. A word that may be either goes with the
    nearest one that may not."""
    text = unicodedata.normalize("NFC", text)
    words = list(_words(text))
    found = _encodings(words)
    if not found:
        return Converted(text)
    telling = [word for word in words if word.is_telling(found)]
    readings = _readings(telling, found)
    pieces, at, used, converted = [], 0, set(), []
    for word in words:
        encoding = readings[_nearest(telling, word)]
        if encoding and not word.foreign and (_has_letter(word.text) or not _beside_digit(text, word)):
            used.add(encoding)
            converted.append((word, encoding))
    capitals = _lines_of_capitals(text, converted)
    for word, encoding in converted:
        decoded = decode(word.text.translate(_PRIVATE), encoding)
        if encoding == _TCVN3 and (word.line in capitals or _is_capital(word.text)):
            decoded = decoded.upper()
        pieces += [text[at : word.start], decoded]
        at = word.start + len(word.text)
    return Converted("".join(pieces) + text[at:], tuple(name for name in TABLES if name in used))


def is_garbled(text: str) -> bool:
    """Whether most of a text is neither Vietnamese nor another language in Latin letters: an unknown encoding, or a font without names."""
    words = [match.group() for match in _TOKEN.finditer(unicodedata.normalize("NFC", text))]
    words = [word for word in words if _has_letter(word) or _has_old_letter(word) or any(map(_has_no_meaning, word))]
    odd = [word for word in words if not word.isascii() and not _is_word(word)]
    return len(words) >= _FEWEST_TO_JUDGE and len(odd) >= _GARBLED_SHARE * len(words)


def _words(text: str) -> Iterator[_Word]:
    line, at = 0, 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token.isascii():
            continue
        line += text.count("\n", at, match.start())
        at = match.start()
        yield _Word(at, token, line, *_judged(token))


@lru_cache(maxsize=20_000)
def _judged(token: str) -> tuple[bool, bool, tuple[str, ...]]:
    """Whether a token is a syllable as it stands, whether no old encoding has its letters, and in which ones it is a syllable."""
    bytes_of = token.translate(_PRIVATE)
    foreign = any(char > "\xff" and char.isalpha() and char not in _WINDOWS for char in bytes_of)
    if foreign:
        return _is_word(token), True, ()
    return _is_word(token), False, tuple(name for name in TABLES if _is_word(decode(bytes_of, name)))


def _is_word(token: str) -> bool:
    return is_syllable(token.strip(_QUOTES).lower())


def _encodings(words: Sequence[_Word]) -> tuple[str, ...]:
    """The encodings that some of the text stands in: the one that mends most words, then the one that mends most of the rest …"""
    odd = [word for word in words if not word.plain and not word.foreign and _has_letter(word.text)]
    fewest = _FEWEST_WORDS_BESIDE if any(word.plain or word.foreign for word in words) else _FEWEST_WORDS
    found: list[str] = []
    while odd:
        mended = {
            name: [word.text for word in odd if word.is_telling((name,)) and name in word.readings] for name in TABLES
        }
        best = max(mended, key=lambda name: len(mended[name]))
        sure = {word for word in mended[best] if best == _TCVN3 or _has_old_letter(word)}
        if len(sure) < fewest or len(mended[best]) < _LEAST_SHARE * len(odd):
            break
        found.append(best)
        odd = [word for word in odd if best not in word.readings]
    return tuple(found)


def _readings(words: Sequence[_Word], found: Sequence[str]) -> list[str]:
    """The encoding of each of some telling words; empty for one that stands in Unicode. Of several the one that reads most of its line,
    then the one that reads most of the text."""
    on_line = Counter((word.line, name) for word in words for name in word.readings)
    return [
        max(
            (name for name in found if name in word.readings),
            key=lambda name: (on_line[word.line, name], -found.index(name)),
            default="",
        )
        for word in words
    ]


def _nearest(telling: Sequence[_Word], word: _Word) -> int:
    """Index of the telling word nearest to a word: one of its line before all others, of two as near the one before."""
    after = bisect(telling, word.start, key=lambda other: other.start)
    near = [index for index in (after - 1, after) if 0 <= index < len(telling)]
    return min(near, key=lambda i: (telling[i].line != word.line, abs(telling[i].start - word.start)))


def _lines_of_capitals(text: str, converted: Sequence[tuple[_Word, str]]) -> set[int]:
    """Numbers of the lines among these words' whose ASCII letters are all capitals, as in a heading."""
    wanted = {word.line for word, encoding in converted if encoding == _TCVN3}
    if not wanted:
        return set()
    return {number for number, line in enumerate(text.split("\n")) if number in wanted and _is_capital(line)}


def _is_capital(text: str) -> bool:
    letters = [char for char in text if char.isascii() and char.isalpha()]
    return len(letters) > 1 and all(map(str.isupper, letters))


def _has_letter(text: str) -> bool:
    return any(char.isascii() and char.isalpha() for char in text)


def _has_old_letter(text: str) -> bool:
    """Whether a word has a letter beyond ASCII. One with signs only, «m²», is mostly what it looks like; TCVN3 alone is full of signs."""
    return any(char.isalpha() and char not in "ªµº" for char in text.translate(_PRIVATE) if "\x7f" < char <= "\xff")


def _has_no_meaning(char: str) -> bool:
    """Whether a character is a control character, one for private use, or the one that stands for what is not known."""
    return char == "\ufffd" or unicodedata.category(char) in ("Cc", "Co", "Cn")


def _beside_digit(text: str, word: _Word) -> bool:
    """Whether a sign belongs to a number, «3×4»."""
    end = word.start + len(word.text)
    return text[word.start - 1 : word.start].isdigit() or text[end : end + 1].isdigit()
