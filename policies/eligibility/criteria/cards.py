"""The first face of a criterion: what an editor fills in, as data from which a form or a block is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from policies.eligibility.facts import FACTS, Option
from policies.eligibility.wording import cards as wording

FieldType: TypeAlias = Literal["text", "number", "choice", "choices", "industry_group", "place_group", "flag"]


@dataclass(frozen=True, slots=True)
class CardField:
    """One field. Its name is the constructor's argument; a group gives the arguments `codes` and `label`."""

    name: str
    type: FieldType
    label: str
    help: str
    required: bool = True
    choices: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A criterion kind as an editor sees it."""

    kind: str
    label: str
    help: str
    fields: tuple[CardField, ...]


def card(kind: str, words: tuple[str, str], *fields: CardField) -> Card:
    """A card with the fields of its kind and those that all kinds share."""
    strengths = tuple(Option(value, label) for value, label in wording.STRENGTHS)
    if kind == "unasked":
        strengths = tuple(option for option in strengths if option.value != "hard")
    shared = (
        CardField("strength", "choice", *wording.STRENGTH, choices=strengths),
        CardField("clause", "text", *wording.CLAUSE, required=False),
    )
    return Card(kind, *words, (*fields, *shared))


def fact_choices(names: tuple[str, ...]) -> tuple[Option, ...]:
    """The facts that a criterion may be about, as choices."""
    return tuple(Option(name, FACTS[name].label) for name in names)
