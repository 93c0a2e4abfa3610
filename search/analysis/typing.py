"""Raw Telex and VNI: what people type when the keyboard software is off, «hoox trowj», «ho64 tro75»."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from search.analysis.text import exact_form
from site_core.text.syllables import is_syllable

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_TELEX_TONES = {"s": _ACUTE, "f": _GRAVE, "r": _HOOK, "x": _TILDE, "j": _DOT}
_VNI_TONES = {"1": _ACUTE, "2": _GRAVE, "3": _HOOK, "4": _TILDE, "5": _DOT}
_VNI_CHANGES = {"6": {"a": "â", "e": "ê", "o": "ô"}, "7": {"o": "ơ", "u": "ư"}, "8": {"a": "ă"}, "9": {"d": "đ"}}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}
_DOUBLED = {"a": "â", "e": "ê", "o": "ô", "d": "đ"}
_VOWELS = frozenset("aăâeêioôơuưy")
_RAW_WORD = re.compile(r"(?<!\w)[A-Za-z][A-Za-z0-9]*(?!\w)")


def decode_typing(text: str, known: Callable[[str], bool]) -> str:
    """The text with raw Telex and VNI words replaced by what they spell.

    `known` says whether an exact form is a word of the vocabulary. What decodes to a known word is replaced, and a word that is known as it
    stands is left alone. Once a word has been decoded the keyboard software was off, and the other words are replaced too where they spell
    a syllable: «muwowjn mays» is «mượn máy» though only «máy» is known.
    """

    def in_vocabulary(word: str) -> bool:
        return known(exact_form(word))

    def sensible(word: str) -> bool:
        return in_vocabulary(word) or (not word.isascii() and is_syllable(word))

    decoded = _RAW_WORD.sub(lambda match: _spelled(match.group(), in_vocabulary), text)
    if decoded == text:
        return text
    return _RAW_WORD.sub(lambda match: _spelled(match.group(), sensible), decoded)


def _spelled(raw: str, accepted: Callable[[str], bool]) -> str:
    """What a raw word spells when that is accepted; the word as it stands when it is accepted itself."""
    word = raw.lower()
    if accepted(word):
        return raw
    for spelled in (_telex(word), _vni(word)):
        if spelled and spelled != word and accepted(spelled):
            return spelled
    return raw


def _telex(word: str) -> str:
    """What a word typed in Telex spells; empty when it is none."""
    letters: list[str] = []
    tone = ""
    for char in word:
        if char in _TELEX_TONES and _VOWELS.intersection(letters):
            tone = _TELEX_TONES[char]
        elif char == "w":
            if not _change_last(letters, _HORNS):
                letters.append("ư")
        elif not (char in _DOUBLED and _change_last(letters, {char: _DOUBLED[char]})):
            letters.append(char)
    return _with_tone(letters, tone)


def _vni(word: str) -> str:
    """What a word typed in VNI spells; empty when it is none."""
    letters: list[str] = []
    tone = ""
    for char in word:
        if char in _VNI_TONES and _VOWELS.intersection(letters):
            tone = _VNI_TONES[char]
        elif char in _VNI_CHANGES:
            if not _change_last(letters, _VNI_CHANGES[char]):
                return ""
        else:
            letters.append(char)
    return _with_tone(letters, tone)


def _change_last(letters: list[str], changes: Mapping[str, str]) -> bool:
    """Change the last letter that can be changed, and the u before it in «uo» together with the o. False when there is none."""
    for i in range(len(letters) - 1, -1, -1):
        if letters[i] in changes:
            letters[i] = changes[letters[i]]
            if letters[i] == "ơ" and i and letters[i - 1] == "u":
                letters[i - 1] = "ư"
            return True
    return False


def _with_tone(letters: list[str], tone: str) -> str:
    """The word with the tone mark where modern spelling has it, as nearly as display needs; empty when there is no vowel for it."""
    places = [i for i, letter in enumerate(letters) if letter in _VOWELS]
    if not tone:
        return "".join(letters)
    if not places:
        return ""
    marked = [i for i in places if letters[i] in "ăâêôơư"]
    closed = places[-1] < len(letters) - 1
    at = marked[-1] if marked else places[-1] if closed or len(places) == 1 else places[-2]
    letters[at] += tone
    return unicodedata.normalize("NFC", "".join(letters))
