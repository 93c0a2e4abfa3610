"""The order in which a Vietnamese reader looks for names."""

from __future__ import annotations

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng

UNIT_WORDS = ("Phường", "Xã", "Thị trấn", "Thị xã", "Huyện", "Quận", "Thành phố", "Tỉnh")


def sort_key(text: str) -> tuple[list[int], list[int]]:
    """Key that orders letters first (a ă â b … d đ e ê …), then tones (ngang, huyền, hỏi, ngã, sắc, nặng)."""
    letters: list[int] = []
    tones: list[int] = []
    for character in unicodedata.normalize("NFC", text.lower()):
        decomposed = unicodedata.normalize("NFD", character)
        letter = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
        letters.append(_LETTERS.index(letter) + 100 if letter in _LETTERS else min(ord(letter[0]), 99))
        tones.append(next((_TONES.index(c) + 1 for c in decomposed if c in _TONES), 0))
    return letters, tones


def split_unit(name: str) -> tuple[str, str]:
    """The word for the type of unit and the name proper: «Phường Thuận Thành» → («Phường», «Thuận Thành»)."""
    word = next((word for word in UNIT_WORDS if name.startswith(f"{word} ")), "")
    return word, name[len(word) :].strip()


def name_first(name: str) -> str:
    """«Phường Thuận Thành» → «Thuận Thành (phường)»: how a unit stands in a list that is read by name."""
    word, proper = split_unit(name)
    return f"{proper} ({word.lower()})" if word else proper


def place_key(name: str) -> tuple[list[int], list[int]]:
    """Key that orders units by their proper names."""
    return sort_key(name_first(name))
