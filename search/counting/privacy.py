"""Which searches may be counted, and under what words."""

from __future__ import annotations

import re
import unicodedata

from site_core.text import fold

# A longer search is a story, and stories are about people.
MAX_LENGTH = 80

# Groups of digits that are written as one number: «0912 345 678», «027.094.001.234», «(0222) 3 822 123».
_NUMBER = re.compile(r"\d(?:[ .()+-]{0,3}\d)*")
_GROUP = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MAIL = re.compile(r"@|\b(?:gmail|yahoo|hotmail|outlook|icloud)\b")
_LETTER = re.compile(r"[^\W\d_]")

# Telephone numbers have 7 digits or more, identity papers 9 or 12, tax codes 10 or 13. Numbers of laws and amounts in millions have fewer.
_FEWEST_DIGITS = 7


def countable(text: str) -> str:
    """What was typed, without diacritics and in lower case, as it is counted; empty when it must not be kept."""
    query = " ".join(fold(unicodedata.normalize("NFKC", text)).split())
    if not query or len(query) > MAX_LENGTH or not _LETTER.search(query) or _is_personal(query):
        return ""
    return query


def _is_personal(query: str) -> bool:
    return bool(_MAIL.search(query)) or any(_is_long(number) for number in _NUMBER.findall(query))


def _is_long(number: str) -> bool:
    """Whether the digits are too many for anything but a telephone, a paper or an account. «2021-2025» are years."""
    groups: list[str] = _GROUP.findall(number)
    return sum(map(len, groups)) >= _FEWEST_DIGITS and not all(map(_YEAR.fullmatch, groups))
