"""Reading one parameter of a query string into an answer (forms: DESIGN §9).

Several values, separated by commas or by repeating the parameter, mean «one of these»; a number takes one
value or band. `unknown` among the values makes the fact unanswered, since then it may be anything; an
empty value says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from policies.eligibility.answers import Answer, closed_answer, number_answer, open_answer
from policies.eligibility.errors import ParameterError, error_of
from policies.eligibility.facts import UNKNOWN, Fact
from policies.eligibility.reference import Reference
from policies.eligibility.values import MAX_NUMBER, Interval

MAX_TEXT = 2_000
MAX_VALUES = 200
_NUMBER = re.compile(r"([0-9]+)(?: *(-) *([0-9]+)?)?")
_INDUSTRY = re.compile(r"(?!00)[0-9]{4}")
MANUFACTURING = range(10, 34)
"""Divisions of which the register holds every class."""

Read: TypeAlias = tuple[Answer | None, list[ParameterError]]


def read_parameter(fact: Fact, raw: Sequence[str], reference: Reference) -> Read:
    """The answer, None when nothing was answered; and what is wrong, and then there is no answer."""
    texts = [unicodedata.normalize("NFC", text).strip() for text in raw]
    if sum(map(len, texts)) > MAX_TEXT:
        return None, [error_of(fact, "too_long")]
    if any(_unreadable(character) for text in texts for character in text):
        return None, [error_of(fact, "unreadable")]
    if fact.kind == "number":
        return _read_number(fact, _distinct(texts))
    values = _distinct(piece.strip() for text in texts for piece in text.split(","))
    if len(values) > MAX_VALUES:
        return None, [error_of(fact, "too_many", limit=MAX_VALUES)]
    known = [value for value in values if value != UNKNOWN]
    answer, errors = _read_codes(fact, known, reference)
    return (None if errors or len(known) < len(values) else answer), errors


def _read_codes(fact: Fact, values: list[str], reference: Reference) -> Read:
    if not values:
        return None, []
    if fact.kind == "industry":
        return _read_industry(fact, values, reference)
    if fact.kind == "place":
        return _read_place(fact, values, reference)
    if fact.kind == "intention":
        return _read_intention(fact, values, reference.intentions)
    if bad := [value for value in values if value not in fact.closed_values]:
        accepted = ", ".join((*fact.closed_values, UNKNOWN))
        return None, [error_of(fact, "unknown_value", bad, accepted=accepted)]
    return closed_answer(fact.name, frozenset(values)), []


def _read_industry(fact: Fact, values: list[str], reference: Reference) -> Read:
    """Four digits; within manufacturing the register decides, elsewhere any division will do."""
    malformed = [value for value in values if not _INDUSTRY.fullmatch(value)]
    absent = [
        value
        for value in values
        if value not in malformed and int(value[:2]) in MANUFACTURING and value not in reference.industries
    ]
    errors = [
        error_of(fact, code, bad)
        for code, bad in (("not_an_industry_code", malformed), ("industry_not_in_register", absent))
        if bad
    ]
    if errors:
        return None, errors
    return open_answer(fact.name, frozenset(values), reference.industries), []


def _read_place(fact: Fact, values: list[str], reference: Reference) -> Read:
    """A former district stands for the units of now that it became; they are all possible."""
    if bad := [value for value in values if not reference.places.get(value)]:
        return None, [error_of(fact, "unknown_place", bad)]
    units = frozenset[str]().union(*(reference.places[value] for value in values))
    return open_answer(fact.name, frozenset(values), reference.place_names, units), []


def _read_intention(fact: Fact, values: list[str], labels: Mapping[str, str]) -> Read:
    if bad := [value for value in values if value not in labels]:
        return None, [error_of(fact, "unknown_intention", bad)]
    return open_answer(fact.name, frozenset(values), labels), []


def _read_number(fact: Fact, texts: list[str]) -> Read:
    if any("," in text for text in texts):
        # A comma may be a decimal or a thousands mark as well as a list: no guess is safe.
        return None, [error_of(fact, "several_numbers")]
    stated = [text for text in texts if text != UNKNOWN]
    intervals: list[Interval] = []
    for text in stated:
        interval, errors = _read_interval(fact, text)
        if interval is None:
            return None, errors
        intervals.append(interval)
    if len(set(intervals)) > 1:
        return None, [error_of(fact, "several_numbers")]
    if not intervals or len(stated) < len(texts):
        return None, []
    return number_answer(fact.name, intervals[0]), []


def _read_interval(fact: Fact, text: str) -> tuple[Interval | None, list[ParameterError]]:
    """`8`, `10-49` or `200-`, in ASCII digits; leading zeros mean nothing."""
    form = _NUMBER.fullmatch(text)
    if form is None:
        return None, [error_of(fact, "not_a_number", [text])]
    first, dash, last = form.groups()
    digits = [number.lstrip("0") or "0" for number in (first, last) if number]
    # The length is compared first: Python refuses to convert very long numbers.
    if any(len(number) > len(str(MAX_NUMBER)) or int(number) > MAX_NUMBER for number in digits):
        return None, [error_of(fact, "too_large", [text], limit=MAX_NUMBER, unit=fact.unit)]
    lo, hi = int(digits[0]), int(digits[-1])
    if hi < lo:
        return None, [error_of(fact, "reversed", [text])]
    return Interval(lo, None if dash and last is None else hi), []


def _distinct(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def _unreadable(character: str) -> bool:
    """Control characters, halves of surrogate pairs, and the mark for bytes that were not UTF-8."""
    return unicodedata.category(character) in ("Cc", "Cs") or character == "\ufffd"
