"""Amounts with the words around them: «khoảng 20», «dưới 3 tỷ», «từ 300 đến 500 triệu», «≤ 10», «200-»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_core.numbers.grammar import Amount, amounts, is_bare, tail, without_hundreds
from site_core.numbers.measures import Dimension

_ABOUT = re.compile(
    r"(?:(?:vao |trong )?khoang|chung|xap xi|uoc(?: tinh| chung)?|gan|du kien|co|do|co le|hien co)\b ?(?=\S)|~ ?(?=\S)"
)

_ABOVE = r"(?:lon hon|nhieu hon|cao hon|tren|hon|qua|vuot|>)"
_BELOW = r"(?:nho hon|it hon|thap hon|duoi|chua (?:den|day|qua)|khong den|<)"
_AT_LEAST = r"(?:it nhat|toi thieu|thap nhat|khong (?:duoi|it hon|thap hon|nho hon)|tu|≥)"
_AT_MOST = r"(?:khong (?:vuot )?qua|khong (?:tren|hon|nhieu hon|lon hon|vuot)|toi da|nhieu nhat|cao nhat|den|≤)"
_AND_MORE = r"(?:tro len|tro di|do len)"
_AND_LESS = r"(?:tro xuong|tro lai|do lai|do xuong)"

_ONE_END: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("at_least", re.compile(rf"(?:{_AT_LEAST} ?)?(?P<a>.+?) ?(?:{_AND_MORE}|\+|(?<!-)-)")),
    ("at_most", re.compile(rf"(?:(?:{_AT_MOST}|tu) ?)?(?P<a>.+?) ?{_AND_LESS}")),
    ("at_most", re.compile(rf"{_AT_MOST} ?(?P<a>.+)")),
    ("at_least", re.compile(rf"{_AT_LEAST} ?(?P<a>.+)")),
    ("below", re.compile(rf"{_BELOW} ?(?P<a>.+)")),
    ("above", re.compile(rf"{_ABOVE} ?(?P<a>.+)")),
)
_TWO_ENDS = re.compile(
    rf"(?:tu |giua |trong khoang )?(?:(?P<above>{_ABOVE}) ?)?(?P<a>.+?)"
    rf"(?: ?(?:-|~) ?| (?:den|va|toi) | den (?=\d))(?:(?P<below>{_BELOW}) ?|{_AT_MOST} ?)?(?P<b>.+)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a text may say, in the amounts of its words: from `low` to `high`, None where an end is open.

    `above` and `below` leave the number itself out.
    """

    low: Amount | None
    high: Amount | None
    above: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True)
class Sayings:
    """What a text may say: `plain` as such words are meant; `other` where that would run from more to less."""

    plain: tuple[Said, ...]
    other: tuple[Said, ...] = ()


def sayings(text: str, wanted: Dimension) -> Sayings:
    """What a normal text may say; nothing where it is neither an amount nor a band of two."""
    if found := amounts(text, wanted):
        return Sayings(tuple(Said(amount, amount) for amount in found))
    if (about := _ABOUT.match(text)) and (said := sayings(text[about.end() :], wanted)).plain:
        return said
    for kind, pattern in _ONE_END:
        if (form := pattern.fullmatch(text)) and (found := amounts(_exact(form["a"]), wanted)):
            return Sayings(tuple(_one_end(kind, amount) for amount in found))
    if form := _TWO_ENDS.fullmatch(text):
        above, below = bool(form["above"]), bool(form["below"])
        ends = [
            tuple(Said(low, high, above, below) for low in lows for high in highs)
            for lows, highs in _ends(_exact(form["a"]), _exact(form["b"]), wanted)
        ]
        return Sayings(ends[0], tuple(said for more in ends[1:] for said in more)) if ends else Sayings(())
    return Sayings(())


def _exact(text: str) -> str:
    """An end of a band without «khoảng»."""
    about = _ABOUT.match(text)
    return text[about.end() :] if about else text


def _one_end(kind: str, amount: Amount) -> Said:
    match kind:
        case "at_least":
            return Said(amount, None)
        case "above":
            return Said(amount, None, above=True)
        case "at_most":
            return Said(None, amount)
        case _:
            return Said(None, amount, below=True)


def _ends(low: str, high: str, wanted: Dimension) -> Iterator[tuple[tuple[Amount, ...], tuple[Amount, ...]]]:
    """Both ends, as meant first: a bare number takes the words of the other, «2–3 tỷ», «1 tỷ – 2», else its own."""
    lows = [low]
    highs = [high]
    if is_bare(low):
        words = tail(high)
        lows = list(dict.fromkeys((_with(low, words), _with(low, without_hundreds(words)), low)))
    elif is_bare(high):
        highs = [_with(high, without_hundreds(tail(low))), high]
    for one in lows:
        for other in highs:
            found = amounts(one, wanted), amounts(other, wanted)
            if all(found):
                yield found


def _with(number: str, words: tuple[str, ...]) -> str:
    return " ".join((number, *words))
