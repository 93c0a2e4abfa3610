"""What a number counts, in which unit, and how large it usually is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from site_core.numbers import wording

Dimension: TypeAlias = Literal["money", "people", "time", "percent", "year", "number"]
Rounding: TypeAlias = Literal["nearest", "down", "never"]

LARGEST = 10**15


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted. `unit` stands after the number; `worth` is how many đồng one unit is, where it is money.

    Above `usual` a number is asked back; below `least` and above `most` it is refused. `rounding` says what is offered
    for a part of a unit: the whole units on both sides, the one below, or nothing. Where a unit may have parts
    (`whole` False), nothing is rounded. `how` tells how to write it, with the unit,
    and `how_band` how to write a band, where one is taken.
    """

    key: str
    dimension: Dimension
    unit: str
    how: str
    usual: int
    most: int
    least: int = 0
    worth: int = 1
    whole: bool = True
    rounding: Rounding = "never"
    grouped: bool = True
    how_band: str = ""

    @property
    def advice(self) -> str:
        """How to write it, one number or a band."""
        return f"{self.how} {self.how_band}".strip()


@dataclass(frozen=True, slots=True)
class Band:
    """All numbers from `lo` to `hi`, both included, in the unit of a measure; `hi` None leaves the upper end open."""

    lo: Fraction
    hi: Fraction | None

    @property
    def is_point(self) -> bool:
        return self.lo == self.hi


def point(number: Fraction | int) -> Band:
    """The band of one number."""
    return Band(Fraction(number), Fraction(number))


PEOPLE = Measure(
    "people", "people", "người", wording.HOW_PEOPLE, usual=10_000, most=1_000_000, how_band=wording.BAND_PEOPLE
)
YEARS = Measure(
    "years", "time", "năm", wording.HOW_YEARS, usual=100, most=200, rounding="down", how_band=wording.BAND_YEARS
)
YEAR = Measure("year", "year", "", wording.HOW_YEAR, usual=2100, least=1900, most=2100, grouped=False)
PERCENT = Measure("percent", "percent", "%", wording.HOW_PERCENT, usual=100, most=100)
VND = Measure("vnd", "money", "đồng", wording.HOW_VND, usual=10**9, most=LARGEST, rounding="nearest")
MILLION_VND = Measure(
    "million_vnd",
    "money",
    "triệu đồng",
    wording.HOW_MILLION_VND,
    usual=1_000_000,
    most=10**9,
    worth=1_000_000,
    rounding="nearest",
    how_band=wording.BAND_MILLION_VND,
)
WHOLE = Measure("whole", "number", "", wording.HOW_WHOLE, usual=LARGEST, most=LARGEST)
QUANTITY = Measure("quantity", "number", "", wording.HOW_QUANTITY, usual=LARGEST, most=LARGEST, whole=False)

MEASURES = {m.key: m for m in (PEOPLE, YEARS, YEAR, PERCENT, VND, MILLION_VND, WHOLE, QUANTITY)}
"""By the name that a page of the admin knows them by."""
