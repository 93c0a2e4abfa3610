"""One answer of a person: what it may mean, its text in a query string, its words in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policies.eligibility.facts import FACTS
from policies.eligibility.values import Interval, Value
from policies.eligibility.wording.amounts import either, inside, place_inside, some_of, span


@dataclass(frozen=True, slots=True)
class Answer:
    """`value` is what the fact may be; `text` reads back to it; `label` stands inside a sentence."""

    fact: str
    value: Value
    text: str
    label: str


def number_answer(fact: str, interval: Interval) -> Answer:
    """An answer to a number, in the unit of the fact."""
    return Answer(fact, interval, interval.text(), span(interval, FACTS[fact].unit))


def closed_answer(fact: str, values: frozenset[str]) -> Answer:
    """An answer to a choice or a yes-no question; the values stand in the order of the registry."""
    chosen = [option for option in FACTS[fact].options if option.value in values]
    label = either([inside(option.label) for option in chosen])
    return Answer(fact, values, ",".join(option.value for option in chosen), label)


def open_answer(
    fact: str, codes: frozenset[str], names: Mapping[str, str], value: frozenset[str] | None = None
) -> Answer:
    """An answer by codes (industry, place, intention); `value` where the codes stand for others."""
    ordered = sorted(codes)
    if fact == "industry":
        labels = [f"{code} ({inside(names[code])})" if code in names else code for code in ordered]
        label = some_of(labels, "ngành")
    elif fact == "place":
        label = some_of([place_inside(names.get(code, code)) for code in ordered], "nơi")
    else:
        label = some_of([inside(names.get(code, code)) for code in ordered], "việc")
    return Answer(fact, codes if value is None else value, ",".join(ordered), label)


def answer_for(fact: str, value: Value) -> Answer:
    """An answer made from a value alone, without names of the reference data; ValueError if it is none."""
    kind = FACTS[fact].kind
    if isinstance(value, Interval) != (kind == "number") or not value_is_filled(value):
        raise ValueError(f"{value!r} is not a value of {fact}")
    if isinstance(value, Interval):
        return number_answer(fact, value)
    if kind in ("choice", "flag"):
        if foreign := value - set(FACTS[fact].closed_values):
            raise ValueError(f"{sorted(foreign)} are not values of {fact}")
        return closed_answer(fact, value)
    return open_answer(fact, value, {})


def value_is_filled(value: Value) -> bool:
    """Whether something is still possible; an empty set would be an answer that contradicts itself."""
    return isinstance(value, Interval) or bool(value)
