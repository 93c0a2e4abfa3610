"""Numbers written so that `read` gives them back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from site_core.numbers import wording
from site_core.numbers.measures import Band, Measure
from site_core.text import amounts

_MAX_PLACES = 12


def write(number: Fraction | int | Decimal | float, measure: Measure) -> str:
    """A number as a field shows it, without its unit: `1250` → «1.250», `2.5` → «2,5»; a year without a dot."""
    if not measure.grouped:
        return str(int(number))
    decimal = in_decimals(number)
    written = amounts.number(decimal, max(0, -int(decimal.as_tuple().exponent)))
    whole, comma, decimals = written.partition(",")
    # «1,234» would be read as a thousand as well.
    return f"{written}0" if comma and len(decimals) == 3 and "." not in whole else written


def spell(band: Band, measure: Measure) -> str:
    """A band as somebody may type it: «500», «1.250», «300–500»; with its unit where it is unusually large."""
    if (band.hi or band.lo) > measure.usual:
        return say(band, measure)
    low = write(band.lo, measure)
    if band.is_point:
        return low
    return f"{low}–" if band.hi is None else f"{low}–{write(band.hi, measure)}"


def say(band: Band, measure: Measure) -> str:
    """A band in words: «500 triệu đồng», «từ 300 triệu đồng đến 1 tỷ đồng», «không quá 10 người»."""
    low = _said(band.lo, measure)
    if band.is_point:
        return low
    if band.hi is None:
        return wording.FROM_ON.format(low=low)
    high = _said(band.hi, measure)
    if not band.lo:
        return wording.AT_MOST.format(high=high)
    unit = high.split(" ", 1)[1] if " " in high else ""
    return wording.FROM_TO.format(low=low.removesuffix(f" {unit}") if unit else low, high=high)


def read_back(number: Fraction | int | Decimal | float, measure: Measure) -> str:
    """What is stored, as it stands beside its field: «= 1.000 triệu đồng, tức 1 tỷ đồng», «= 50%»."""
    written = _with_unit(write(number, measure), measure)
    words = _said(number, measure)
    said = written if words == written else wording.THAT_IS.format(number=written, words=words)
    return wording.STORED.format(number=said)


def _said(number: Fraction | int | Decimal | float, measure: Measure) -> str:
    value = Fraction(number)
    if measure.dimension == "money" and (value * measure.worth).denominator == 1:
        return amounts.money(int(value * measure.worth))
    return _with_unit(write(value, measure), measure)


def _with_unit(written: str, measure: Measure) -> str:
    if measure.unit == "%":
        return f"{written}%"
    return f"{written} {measure.unit}".strip()


def in_decimals(number: Fraction | int | Decimal | float) -> Decimal:
    """The number in decimals, cut after twelve places."""
    if isinstance(number, Fraction):
        number = Decimal(number.numerator) / Decimal(number.denominator)
    decimal = Decimal(str(number)).normalize()
    places = -int(decimal.as_tuple().exponent)
    return decimal.quantize(Decimal(1).scaleb(-_MAX_PLACES)).normalize() if places > _MAX_PLACES else decimal
