"""From a text to a number: read, asked back or refused, with a sentence for whoever typed it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from site_core.numbers import wording
from site_core.numbers.bands import Said, sayings
from site_core.numbers.grammar import MILLION, THOUSAND, Amount
from site_core.numbers.measures import Band, Measure
from site_core.numbers.normal import normal
from site_core.numbers.writing import say, spell

MAX_TEXT = 200
MAX_SHOWN = 40
HALF = Fraction(1, 2)
_FAR_FROM_USUAL = 100
_FOREIGN = ("usd", "$", "do la", "euro", "eur", "€", "yen", "¥", "nhan dan te", "won")


@dataclass(frozen=True, slots=True)
class Read:
    """What the text says, without doubt: whole numbers of the unit, or parts of it where the measure has parts."""

    band: Band


@dataclass(frozen=True, slots=True)
class Question:
    """What the text may say, likeliest first; `sentence` asks which, `instead` says what to write for each."""

    meanings: tuple[Band, ...]
    sentence: str
    instead: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """The text says no number that can be meant; `sentence` says how to write one, and in which unit."""

    sentence: str


Reading: TypeAlias = Read | Question | Refusal


def read(text: str, measure: Measure, *, trust_units: bool = False) -> Reading:
    """What `text` says in the unit of `measure`.

    With `trust_units` an unusual amount is not asked back where its unit was written out («5.000 tỷ đồng»): so can
    somebody confirm it who has nothing to click.
    """
    if len(text) > MAX_TEXT:
        return Refusal(wording.TOO_LONG.format(how=measure.advice))
    plain = normal(text)
    if plain is None:
        return _refusal(wording.UNREADABLE, text, measure)
    if plain.startswith(("-", "am ")):
        return _refusal(wording.NEGATIVE, text, measure)
    if measure.dimension == "money" and any(name in plain for name in _FOREIGN):
        return _refusal(wording.FOREIGN_MONEY, text, measure)
    said = sayings(plain, measure.dimension)
    if not said.plain:
        return _refusal(wording.UNREADABLE, text, measure)
    reader = _Reader(text, measure, trust_units)
    return reader.choose(said.plain, said.other)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A band in the unit of the measure, and whether it can be taken without asking."""

    band: Band
    sure: bool = True
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    measure: Measure
    trust_units: bool

    def choose(self, plain: Sequence[Said], other: Sequence[Said]) -> Reading:
        """Read where one meaning is left and sure; what runs from more to less is asked back the other way round."""
        units = [_units(said, self.measure) for said in plain]
        if not any(units):
            return _refusal(wording.OTHER_UNIT, self.text, self.measure)
        found = [meaning for said in plain for meaning in self._meanings(said)]
        certain = sum(map(len, units)) == 1
        ordered = [meaning for meaning in found if _is_ordered(meaning.band)]
        if not ordered and found:
            more = [m for said in other for m in self._meanings(said) if _is_ordered(m.band)]
            ordered = [replace(m, sure=False) for m in more or [_turned(meaning) for meaning in found]]
        possible = [meaning for meaning in ordered if self._is_possible(meaning.band)]
        if not possible:
            return self._impossible(ordered)
        bands = tuple(dict.fromkeys(meaning.band for meaning in possible))
        if certain and len(ordered) == 1 and possible[0].sure:
            return Read(bands[0])
        return self._question(self._near(bands), rounded=any(meaning.rounded for meaning in possible))

    def _near(self, bands: tuple[Band, ...]) -> tuple[Band, ...]:
        """The meanings that are not far beyond what is usual, all of them where none is nearer."""
        near = tuple(b for b in bands if _largest(b) <= self.measure.usual * _FAR_FROM_USUAL)
        return near or bands

    def _question(self, bands: tuple[Band, ...], *, rounded: bool) -> Question:
        names = [say(band, self.measure) for band in bands]
        asked = wording.ASK_WHOLE if rounded else wording.ASK
        choices = [
            wording.INSTEAD_CHOICE.format(write=spell(band, self.measure), meaning=name)
            for band, name in zip(bands, names, strict=True)
        ]
        return Question(
            bands,
            asked.format(meanings=_either(names), unit=self.measure.unit),
            wording.INSTEAD.format(text=_shown(self.text), choices=wording.INSTEAD_OR.join(choices)),
        )

    def _is_possible(self, band: Band) -> bool:
        return self.measure.least <= band.lo and _largest(band) <= self.measure.most

    def _impossible(self, found: Sequence[_Meaning]) -> Refusal:
        if not found:
            return _refusal(
                wording.TOO_SMALL if self.measure.rounding == "nearest" else wording.NOT_WHOLE, self.text, self.measure
            )
        small = all(meaning.band.lo < self.measure.least for meaning in found)
        return _refusal(wording.TOO_SMALL if small else wording.TOO_LARGE, self.text, self.measure)

    def _meanings(self, said: Said) -> list[_Meaning]:
        """What a saying means in the unit of the measure; nothing where it needs parts of a unit that has none."""
        found: list[_Meaning] = []
        units = _units(said, self.measure)
        for low, high in units:
            for meaning in self._whole(said, low, high):
                trusted = self.trust_units and _names_unit(said)
                usual = trusted or _largest(meaning.band) <= self.measure.usual
                if usual or len(units) == 1:
                    found += [*(() if usual else self._smaller(said)), replace(meaning, sure=meaning.sure and usual)]
        return found

    def _whole(self, said: Said, low: Fraction, high: Fraction | None) -> list[_Meaning]:
        if not self.measure.whole:
            return [_Meaning(Band(low, high))]
        if said.above:
            low = Fraction(math.floor(low) + 1)
        if said.below and high is not None:
            high = Fraction(math.ceil(high) - 1)
        if low.denominator == 1 and (high is None or high.denominator == 1):
            return [_Meaning(Band(low, high))]
        below, above = Fraction(math.floor(low)), None if high is None else Fraction(math.ceil(high))
        if self.measure.rounding == "never" or (above is None and high is not None):
            return []
        if low != high:
            return [_Meaning(Band(below, above), sure=False, rounded=True)]
        nearest = [end for end in (below, above or below) if end and low >= HALF]
        offered = [below] if self.measure.rounding == "down" else nearest
        larger = self._larger(low) if said.low and said.low.dimension == "number" and said.low.scale == 1 else []
        return [*larger, *(_Meaning(Band(end, end), sure=False, rounded=True) for end in offered)]

    def _larger(self, number: Fraction) -> list[_Meaning]:
        """«1,25» where millions are counted: a billion and a quarter, if that is whole."""
        billions = number * THOUSAND
        if self.measure.worth != MILLION or billions.denominator != 1:
            return []
        return [_Meaning(Band(billions, billions), sure=False)]

    def _smaller(self, said: Said) -> list[_Meaning]:
        """«500.000.000» where millions are counted: đồng, or thousands of đồng where that would be next to nothing."""
        if self.measure.worth == 1 or _names_unit(said):
            return []
        for worth in (1, THOUSAND):
            factor = Fraction(worth, self.measure.worth)
            low = said.low.number * factor if said.low else Fraction(0)
            high = said.high.number * factor if said.high else None
            meanings = [m for m in self._whole(said, low, high) if not m.rounded]
            if meanings and _largest(meanings[0].band) >= 1:
                return [replace(meaning, sure=False) for meaning in meanings]
        return []


def _units(said: Said, measure: Measure) -> list[tuple[Fraction, Fraction | None]]:
    """The ends in the unit of the measure; two readings where «nghìn» may count đồng or the unit; none in other units."""
    lows = [Fraction(0)] if said.low is None else _in_unit(said.low, measure)
    highs = [None] if said.high is None else _in_unit(said.high, measure)
    if said.low is said.high:
        return [(number, number) for number in lows]
    return [(low, high) for low in lows for high in highs]


def _in_unit(amount: Amount, measure: Measure) -> list[Fraction]:
    if amount.dimension not in (measure.dimension, "number"):
        return []
    if measure.dimension in ("people", "time", "percent", "year"):
        return [] if amount.scale > THOUSAND else [amount.number]
    if measure.worth == 1 or (amount.dimension == "number" and amount.scale == 1):
        return [amount.number]
    in_unit = amount.number / measure.worth
    return [in_unit, amount.number] if amount.dimension == "number" and amount.scale == THOUSAND else [in_unit]


def _names_unit(said: Said) -> bool:
    return all(end is None or end.dimension != "number" or end.scale > THOUSAND for end in (said.low, said.high))


def _either(names: Sequence[str]) -> str:
    """«a», «a hay b», «a, b hay c»."""
    *others, last = names
    return wording.OR.join([*([wording.COMMA.join(others)] if others else []), last])


def _is_ordered(band: Band) -> bool:
    return band.hi is None or band.lo <= band.hi


def _turned(meaning: _Meaning) -> _Meaning:
    return replace(meaning, band=Band(meaning.band.hi or Fraction(0), meaning.band.lo))


def _largest(band: Band) -> Fraction:
    return band.lo if band.hi is None else max(band.lo, band.hi)


def _refusal(sentence: str, text: str, measure: Measure) -> Refusal:
    return Refusal(sentence.format(text=_shown(text), how=measure.advice))


def _shown(text: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in text.strip())
    return printable if len(printable) <= MAX_SHOWN else f"{printable[:MAX_SHOWN]}…"
