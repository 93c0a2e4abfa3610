"""One amount in words and digits: «1 tỷ 2», «hai trăm triệu rưỡi», «500k», «mười lăm người».

All that an amount may mean is kept: «1 tỷ 25» is 1,25 tỷ, or one billion and 25 million. Nothing is chosen here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from site_core.numbers.literals import LITERAL, meanings
from site_core.numbers.measures import Dimension

_TOKEN = re.compile(rf"(?P<digits>{LITERAL})|(?P<word>[a-z]+)|(?P<sign>[^\s\w])")

_ONES = {
    "khong": 0,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "nam": 5,
    "lam": 5,
    "nham": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
}
_AFTER_TENS = {**_ONES, "tu": 4}  # «tư» alone would be «từ» as well
_TENS = ("muoi", "chuc")
_HUNDREDS = ("tram", "chuc")
_ODD = ("linh", "le")
THOUSAND, MILLION, BILLION = 10**3, 10**6, 10**9
_SCALES = {
    **dict.fromkeys(("nghin", "ngan", "k"), THOUSAND),
    **dict.fromkeys(("trieu", "tr", "cu"), MILLION),
    **dict.fromkeys(("ty", "ti"), BILLION),
}
# Workers stand before money, for «lao động» ends as «đồng» does.
_UNITS: tuple[tuple[Dimension, Fraction, tuple[str, ...]], ...] = (
    (
        "people",
        Fraction(1),
        ("nguoi lao dong", "lao dong", "nguoi", "cong nhan vien", "cong nhan", "nhan cong", "nhan vien", "tho", "ld"),
    ),
    ("money", Fraction(1), ("viet nam dong", "dong viet nam", "dong vn", "dong", "vnd", "₫", "d")),
    ("time", Fraction(1, 12), ("thang",)),
    ("percent", Fraction(1), ("%",)),
)
_UNIT_WORDS = {word for _, _, names in _UNITS for name in names for word in name.split()}
_YEARS_AND = re.compile(r"(.+?) ?nam (?:(?P<half>ruoi)|(?P<months>.+?) ?thang)")


class Token(NamedTuple):
    """A piece of the text; `glued` to the piece before it where no space stands between."""

    text: str
    is_digits: bool
    glued: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """`number` as it was said, in units of `dimension` («number» where none was named).

    `scale` is the largest of thousand, million and billion that was named, 1 where none was.
    """

    number: Fraction
    dimension: Dimension
    scale: int


def amounts(text: str, wanted: Dimension) -> tuple[Amount, ...]:
    """What a normal text may mean; nothing where it is not an amount. `wanted` settles whether «năm» is a five."""
    if wanted == "time" and (years := _YEARS_AND.fullmatch(text)):
        return _years_and_months(years[1], years["months"] or "6")
    dimension, unit, rest = _without_unit(text, wanted)
    tokens = _tokens(rest)
    if not tokens or (len(tokens) == 1 and tokens[0].text in _SCALES):
        return ()
    found = _Parts(tokens, unit_named=dimension != "number").read()
    return tuple(dict.fromkeys(Amount(number * unit, dimension, scale) for number, scale in found))


def tail(text: str) -> tuple[str, ...]:
    """The words after the last number, which may count for a number before it: «3 trăm triệu» → trăm, triệu."""
    words = re.findall(r"\d[\d.,']*|[a-z]+|[^\s\w]", text)
    start = len(words) - (words[-1:] == ["nam"])
    while start and (words[start - 1] in _SCALES or words[start - 1] in _UNIT_WORDS | {*_HUNDREDS, "%", "₫"}):
        start -= 1
    return tuple(words[start:])


def without_hundreds(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a tail that are scales or units."""
    return tuple(word for word in words if word not in _HUNDREDS)


def is_bare(text: str) -> bool:
    """Whether a text names no thousand, million, billion and no unit."""
    return not without_hundreds(tail(text)) and not any(word in _SCALES for word in re.findall(r"[a-z]+", text))


def _years_and_months(years: str, months: str) -> tuple[Amount, ...]:
    return tuple(
        Amount(year.number + month.number / 12, "time", 1)
        for year in amounts(years, "number")
        for month in amounts(months, "number")
    )


def _tokens(text: str) -> list[Token]:
    return [
        Token(found.group(), found["digits"] is not None, found.start() > 0 and text[found.start() - 1] != " ")
        for found in _TOKEN.finditer(text)
    ]


def _without_unit(text: str, wanted: Dimension) -> tuple[Dimension, Fraction, str]:
    """The unit that a text names, behind the number or (money) before it, and what is left."""
    if wanted == "money":
        text = re.sub(r" ?(?:/|\b(?:mot|moi|tren)) ?nam$", "", text)
    if wanted == "year":
        return "year", Fraction(1), text.removeprefix("nam ")
    if wanted == "time" and (rest := re.sub(r"(?<=.) ?nam$", "", text)) != text:
        return "time", Fraction(1), rest
    if found := re.fullmatch(r"(.*(?:\d|\bmuoi)) ?nam", text):
        return "time", Fraction(1), found[1]
    for dimension, unit, names in _UNITS:
        for name in names:
            start = r"(?<![a-z])" if name.isalpha() or " " in name else ""
            if found := re.search(rf"{start} ?{re.escape(name)}$", text):
                return dimension, unit, text[: found.start()].strip()
            if dimension == "money" and (found := re.match(rf"{re.escape(name)} ?(?=\d)", text)):
                return dimension, unit, text[found.end() :]
    return "number", Fraction(1), text


class _Parts:
    """«2 tỷ | 500 triệu», «1 tỷ | 2», «trăm rưỡi triệu»: groups below a thousand with their scales, falling."""

    def __init__(self, tokens: Sequence[Token], *, unit_named: bool) -> None:
        self.tokens = tokens
        self.at = 0
        self.unit_named = unit_named

    def read(self) -> list[tuple[Fraction, int]]:
        """The numbers with the largest scale of each; empty where the tokens are no number."""
        totals: list[Fraction] = [Fraction(0)]
        last = largest = 0
        while self.at < len(self.tokens):
            start = self.at
            group = self._group()
            scale = self._scale()
            if not group and not scale:
                return self._half(totals, last, largest)
            if not scale:
                return self._end(totals, group, last, largest, start)
            group = group or [Fraction(1)]
            if last == THOUSAND and scale > last and largest == THOUSAND:
                totals = [(total + part) * scale for total in totals for part in group]
            elif last and (scale >= last or any(part * scale >= last for part in group)):
                return []
            else:
                totals = [total + part * scale for total in totals for part in group]
            last, largest = scale, max(largest, scale)
        return [(total, largest) for total in totals]

    def _next(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _take(self, *words: str) -> bool:
        token = self._next()
        if token and token.text in words:
            self.at += 1
            return True
        return False

    def _scale(self) -> int:
        """The product of the scales that stand here: «nghìn tỷ»; 0 where none does."""
        scale = 0
        while (token := self._next()) and token.text in _SCALES:
            scale = (scale or 1) * _SCALES[token.text]
            self.at += 1
        return scale

    def _group(self) -> list[Fraction]:
        """A number in digits, or in words below a thousand; what it may mean, nothing where none stands here."""
        if self._take("nua"):
            return [Fraction(1, 2)]
        found = self._hundreds()
        return found if found is not None else self._tens() or []

    def _simple(self) -> list[Fraction] | None:
        token = self._next()
        if token and token.is_digits and (found := meanings(token.text)):
            self.at += 1
            return list(found)
        if token and token.text in _ONES:
            self.at += 1
            return [Fraction(_ONES[token.text])]
        return None

    def _hundreds(self) -> list[Fraction] | None:
        """«ba trăm hai mươi», «trăm rưỡi», «trăm hai» (120), «trăm linh hai»; None where no hundred stands here."""
        start = self.at
        leading = self._simple() or [Fraction(1)]
        if not self._take("tram"):
            self.at = start
            return None
        hundreds = [part * 100 for part in leading]
        if self._take("ruoi"):
            return [number + 50 for number in hundreds]
        if self._take(*_ODD):
            if self._take("tu"):
                return [number + 4 for number in hundreds]
            ones = self._simple()
            return [number + part for number in hundreds for part in ones] if ones else []
        start = self.at
        token = self._next()
        tens = self._tens()
        if tens is None or (token and token.is_digits and not all(part < 100 for part in tens)):
            self.at = start
            return hundreds
        colloquial = token is not None and (token.is_digits or token.text in _ONES) and 0 < tens[0] < 10
        return [number + part * (10 if colloquial else 1) for number in hundreds for part in tens]

    def _tens(self) -> list[Fraction] | None:
        """«hai mươi lăm», «mười», «chục», «hai chục rưỡi», or one digit or number; None where none stands here."""
        leading = self._simple()
        if not self._take(*_TENS):
            return leading
        tens = [part * 10 for part in leading or [Fraction(1)]]
        if self._take("ruoi"):
            return [number + 5 for number in tens]
        token = self._next()
        if token and token.text in _AFTER_TENS:
            self.at += 1
            return [number + _AFTER_TENS[token.text] for number in tens]
        return tens

    def _half(self, totals: list[Fraction], last: int, largest: int) -> list[tuple[Fraction, int]]:
        """«2 tỷ rưỡi»: half of the scale before, at the end."""
        if not (self._take("ruoi") and last and self._next() is None):
            return []
        return [(total + Fraction(last, 2), largest) for total in totals]

    def _end(
        self, totals: list[Fraction], group: list[Fraction], last: int, largest: int, start: int
    ) -> list[tuple[Fraction, int]]:
        """The number at the end without a scale: alone, or decimals of the scale before («1 tỷ 2»)."""
        if self._next() is not None:
            return []
        if not last:
            return [(part, 1) for part in group]
        rests = self._rests(group, last, self.tokens[start : self.at])
        return [(total + rest, largest) for total in totals for rest in rests]

    def _rests(self, group: list[Fraction], last: int, tokens: Sequence[Token]) -> list[Fraction]:
        """What a number after a scale may add: «1 tỷ 2» two tenths, «1 tỷ 250» thousandths, «1 tỷ 25» either."""
        token = tokens[0]
        plain = len(tokens) == 1 and token.text.isdigit()
        whole = [part for part in group if part.denominator == 1 and 0 < part < last]
        if len(whole) != len(group) or not group:
            return []
        if len(tokens) == 1 and token.is_digits and not plain:
            return whole  # 1 triệu 500.000
        words = [word.text for word in tokens]
        digits = len(token.text) if plain else 3 if "tram" in words else len(str(whole[0]))
        if digits > 3 or words[:2] == ["khong", "tram"]:
            return whole
        shifted = [part * last / 10**digits for part in whole]
        thousandths = [part * last / 1_000 for part in whole]
        if digits == 1 or token.glued:
            return shifted
        return [*shifted, *([] if digits == 3 else thousandths), *(whole if self.unit_named else [])]
