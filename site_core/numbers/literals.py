"""Digits with their dots, commas and spaces: what number they may be."""

from __future__ import annotations

import re
from fractions import Fraction

LITERAL = r"\d{1,3}(?: \d{3})+(?![\d'])(?:[.,]\d+)?|\d(?:[\d.,']*\d)?"

_GROUPS = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ". ,'"}
_MAX_DIGITS = 30


def meanings(text: str) -> tuple[Fraction, ...]:
    """What the digits may mean: one number, two where a comma may group or begin the decimals («1,500»), else none.

    A dot groups thousands as Vietnamese do («1.500»), except where no group of three follows it («1.5»).
    """
    if len(text) > _MAX_DIGITS:
        return ()
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        group, decimal = (".", ",") if text.rindex(",") > text.rindex(".") else (",", ".")
        return _with_decimals(text, group, decimal) if text.count(decimal) == 1 else ()
    mark = "." if dots else "," if commas else ""
    for other in " '":
        if other in text:
            return _with_decimals(text, other, mark) if mark else _whole(text, other)
    if not mark:
        return (Fraction(int(text)),)
    if dots + commas > 1:
        return _whole(text, mark)
    decimal_number = Fraction(text.replace(mark, "."))
    if not _GROUPS[mark].fullmatch(text):
        return (decimal_number,)
    (grouped,) = _whole(text, mark)
    return (grouped,) if mark == "." else (grouped, decimal_number)


def _whole(text: str, group: str) -> tuple[Fraction, ...]:
    return (Fraction(int(text.replace(group, ""))),) if _GROUPS[group].fullmatch(text) else ()


def _with_decimals(text: str, group: str, decimal: str) -> tuple[Fraction, ...]:
    whole, _, decimals = text.partition(decimal)
    return (Fraction(f"{whole.replace(group, '')}.{decimals}"),) if _GROUPS[group].fullmatch(whole) else ()
