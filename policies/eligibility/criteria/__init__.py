"""The criterion kinds. A new kind is one small class here, listed in `CRITERION_KINDS`."""

from .base import Criterion
from .cards import Card, CardField
from .groups import IndustryIn, PlaceIn
from .number_range import NumberRange
from .one_of import OneOf
from .unasked import Unasked

CRITERION_KINDS: dict[str, type[Criterion]] = {
    kind.card().kind: kind for kind in (OneOf, IndustryIn, PlaceIn, NumberRange, Unasked)
}

__all__ = [
    "CRITERION_KINDS",
    "Card",
    "CardField",
    "Criterion",
    "IndustryIn",
    "NumberRange",
    "OneOf",
    "PlaceIn",
    "Unasked",
]
