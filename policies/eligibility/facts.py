"""The registry of facts: each is declared once, with its question, its answers and whether a person can
alter it.

`size` is not in the registry: it is derived (see `size.py`) and never asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from policies.eligibility.wording.questions import QUESTIONS, SIZES, UNKNOWN_LABEL

FactKind: TypeAlias = Literal["choice", "flag", "industry", "place", "number", "intention"]

UNKNOWN = "unknown"
"""The answer «Không rõ», open to every question; the same as not answering."""
SIZE = "size"
SIZE_CLASSES = tuple(SIZES)
OUTSIDE = "outside"
"""The place of whoever is not in the area that the Centre serves."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: the value of the query string and its Vietnamese label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is asked.

    `options` are the answers that a form offers, «Không rõ» last; those of an industry, a place or an
    intention come from the `Reference` and are not repeated here. `bands` are the intervals offered for a
    number, in `unit`.
    """

    name: str
    kind: FactKind
    label: str
    question: str
    help: str
    options: tuple[Option, ...]
    bands: tuple[Option, ...]
    unit: str
    alterable: bool

    @property
    def closed_values(self) -> tuple[str, ...]:
        """Every value that the fact can have, when they can be listed; empty for numbers and open
        categories.
        """
        if self.kind not in ("choice", "flag"):
            return ()
        return tuple(option.value for option in self.options if option.value != UNKNOWN)


def _fact(name: str, kind: FactKind, *, alterable: bool = False) -> Fact:
    words = QUESTIONS[name]
    answers = tuple(Option(value, label) for value, label in words.answers)
    return Fact(
        name=name,
        kind=kind,
        label=words.label,
        question=words.question,
        help=words.help,
        options=(*answers, Option(UNKNOWN, UNKNOWN_LABEL)),
        bands=answers if kind == "number" else (),
        unit=words.unit,
        alterable=alterable,
    )


FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        _fact("legal_form", "choice"),
        _fact("industry", "industry"),
        _fact("place", "place"),
        _fact("employees", "number"),
        _fact("revenue", "number"),
        _fact("capital", "number"),
        _fact("investment", "number", alterable=True),
        _fact("exports", "flag"),
        _fact("years", "number"),
        _fact("intention", "intention", alterable=True),
        _fact("relocates", "flag", alterable=True),
        _fact("counterpart", "flag", alterable=True),
        _fact("other_funding", "flag"),
    )
}

FACT_PARAMETERS: frozenset[str] = frozenset(FACTS)
"""The names of query-string parameters that are facts; any other name is the caller's business."""

_ORDER = {name: place for place, name in enumerate(FACTS)}


def registry_order(fact: str) -> float:
    """Where a fact stands in the registry, for sorting; the derived size stands just before its staff."""
    return _ORDER["employees"] - 0.5 if fact == SIZE else _ORDER.get(fact, len(_ORDER))


def closed_values(fact: str) -> tuple[str, ...]:
    """Every value of a fact or of the derived size, in order, when they can be listed; otherwise empty."""
    return SIZE_CLASSES if fact == SIZE else FACTS[fact].closed_values
