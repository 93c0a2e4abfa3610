"""Which searches may be counted, and under what words."""

from __future__ import annotations

import re
import unicodedata

from search.analysis.text import clean
from site_core.text.plain import fold

# A longer search is a story, and stories are about people.
MAX_LENGTH = 80

# Groups of digits that are written as one number: «0912 345 678», «027.094.001.234», «(0222) 3-822-123».
_NUMBER = re.compile(r"\d(?:(?:[^\w,;]|_){0,3}\d)*")
_GROUP = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAW = re.compile(r"(?<!\d)\d{1,4}\s*/\s*(?:19|20)\d\d(?!\d)")
_MAIL = re.compile(r"@|\b(?:gmail|yahoo|hotmail|outlook|icloud)\b")

# Telephone numbers have 7 digits or more, identity papers 9 or 12, tax codes 10 or 13. Amounts in millions have fewer.
_FEWEST_DIGITS = 7


def countable(text: str) -> str:
    """What was typed, without diacritics and in lower case, as it is counted; empty when it must not be kept."""
    # A table program takes what begins with one of these signs for a formula; the counts are exported.
    query = " ".join(fold(unicodedata.normalize("NFKC", clean(text))).split()).lstrip("=+- ")
    return "" if len(query) > MAX_LENGTH or _is_personal(query) else query


def _is_personal(query: str) -> bool:
    return bool(_MAIL.search(query)) or any(map(_is_long, _NUMBER.findall(_LAW.sub(" , ", query))))


def _is_long(number: str) -> bool:
    """Whether the digits are too many for anything but a telephone, a paper or an account. «2021-2025» are years."""
    groups: list[str] = _GROUP.findall(number)
    # A telephone number and a citizen's number begin with 0 (or 84), whatever groups follow.
    counted = groups if number.startswith(("0", "84")) else [group for group in groups if not _YEAR.fullmatch(group)]
    return sum(map(len, counted)) >= _FEWEST_DIGITS
