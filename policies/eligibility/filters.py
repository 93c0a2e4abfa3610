"""Engine-neutral filters: what the index must hold for a route to be certain, or possible, for a profile.

Only hard criteria are indexed, one field (for a number two) per fact, because a route has at most one
hard criterion a fact; so a conjunction over the fields of one route says exactly what `judge` says.
Tokens of a field:

- `*` the route does not constrain the fact;
- a code for each accepted value («in S»);
- `~` and `-code` for each refused value («not in S»), for industries and places only.

Industries match by their four digits or by their division. A number has `<fact>_lo` and `<fact>_hi`, both
included.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from policies.eligibility.facts import FACTS, SIZE, closed_values, registry_order
from policies.eligibility.profile import Profile
from policies.eligibility.values import MAX_NUMBER

Mode: TypeAlias = Literal["certain", "possible"]
Fields: TypeAlias = dict[str, list[str] | int]

ANY = "*"
EXCEPT = "~"
OPEN_END = 10 * MAX_NUMBER
"""Stands in the index for «no upper limit»; above every number that can be answered."""

ROUTE_KIND = "kind"
DESCRIBED = "described"
UNDESCRIBED = "undescribed"
"""The kind of the one pseudo route of a scheme without routes: always possible, never certain."""

_INDEXED = sorted((SIZE, *(name for name in FACTS if name != "intention")), key=registry_order)
NUMBER_FACTS = tuple(name for name in _INDEXED if name != SIZE and FACTS[name].kind == "number")
TOKEN_FACTS = tuple(name for name in _INDEXED if name not in NUMBER_FACTS)
ROUTE_TOKEN_FIELDS = (ROUTE_KIND, *TOKEN_FACTS)
ROUTE_NUMBER_FIELDS = tuple(f"{name}_{end}" for name in NUMBER_FACTS for end in ("lo", "hi"))


@dataclass(frozen=True, slots=True)
class Terms:
    """The field holds any of the values."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """The field's number is at least `gte` and at most `lte`; None leaves an end open."""

    field: str
    gte: int | None = None
    lte: int | None = None


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the filters holds."""

    of: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the filters holds."""

    of: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The filter does not hold."""

    of: Filter


@dataclass(frozen=True, slots=True)
class Everything:
    """Always holds."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Never holds."""


Filter: TypeAlias = Terms | Range | All | AnyOf | Not | Everything | Nothing


def evaluate(condition: Filter, fields: Mapping[str, Sequence[str] | int]) -> bool:
    """Whether a filter holds for the fields of one route: what every engine must agree with."""
    match condition:
        case Terms(field, values):
            tokens = fields.get(field, ())
            return not isinstance(tokens, int) and any(value in tokens for value in values)
        case Range(field, gte, lte):
            number = fields.get(field)
            if not isinstance(number, int):
                return False
            return (gte is None or gte <= number) and (lte is None or number <= lte)
        case All(of):
            return all(evaluate(part, fields) for part in of)
        case AnyOf(of):
            return any(evaluate(part, fields) for part in of)
        case Not(of):
            return not evaluate(of, fields)
        case Everything():
            return True
        case Nothing():
            return False


@lru_cache(maxsize=256)
def route_filter(profile: Profile, mode: Mode) -> Filter:
    """The filter over the fields of one route that holds exactly when the route is certain, or possible.

    A search takes it for its query and again for the verdict on each hit; whoever filters or turns the page asks with the same profile.
    """
    kinds = (DESCRIBED,) if mode == "certain" else (DESCRIBED, UNDESCRIBED)
    return _all_of((Terms(ROUTE_KIND, kinds), *(fact_filter(fact, profile, mode) for fact in _INDEXED)))


def fact_filter(fact: str, profile: Profile, mode: Mode) -> Filter:
    """What the fields of one fact must hold for the profile to pass, certainly or possibly."""
    if fact in NUMBER_FACTS:
        return _number_filter(fact, profile, mode)
    choices = profile.choices(fact)
    if choices is None or choices == frozenset(closed_values(fact)):
        return Terms(fact, (ANY,)) if mode == "certain" else Everything()
    values = sorted(choices)
    if not closed_values(fact):
        return _open_filter(fact, [_codes(fact, value) for value in values], mode)
    if mode == "certain":
        return _all_of(Terms(fact, (value, ANY)) for value in values)
    return Terms(fact, (*values, ANY))


def _open_filter(fact: str, values: list[tuple[str, ...]], mode: Mode) -> Filter:
    """For an open category; each value comes as the codes that it is indexed under."""
    codes = _distinct(values)
    refused = [tuple(f"-{code}" for code in value) for value in values]
    excepting = Terms(fact, (EXCEPT,))
    if mode == "certain":
        all_accepted = _all_of(Terms(fact, value) for value in values)
        none_refused = Not(Terms(fact, _distinct(refused)))
        return AnyOf((Terms(fact, (ANY,)), all_accepted, All((excepting, none_refused))))
    one_spared = AnyOf(tuple(Not(Terms(fact, value)) for value in refused))
    return AnyOf((Terms(fact, (ANY, *codes)), All((excepting, one_spared))))


def _number_filter(fact: str, profile: Profile, mode: Mode) -> Filter:
    said = profile.interval(fact)
    low, high = f"{fact}_lo", f"{fact}_hi"
    if mode == "certain":
        return _all_of((Range(low, lte=said.lo), Range(high, gte=OPEN_END if said.hi is None else said.hi)))
    starts_in_time: Filter = Everything() if said.hi is None else Range(low, lte=said.hi)
    ends_in_time: Filter = Everything() if said.lo == 0 else Range(high, gte=said.lo)
    return _all_of((starts_in_time, ends_in_time))


def _codes(fact: str, value: str) -> tuple[str, ...]:
    return (value, value[:2]) if fact == "industry" else (value,)


def _distinct(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for group in groups for code in group))


def _all_of(conditions: Iterable[Filter]) -> Filter:
    """The conjunction, flat and without what always holds."""
    parts: list[Filter] = []
    for condition in conditions:
        if isinstance(condition, All):
            parts += condition.of
        elif condition != Everything():
            parts.append(condition)
    if len(parts) == 1:
        return parts[0]
    return All(tuple(parts)) if parts else Everything()
