"""A query in terms that every engine can answer: clauses over the fields of `search.engines.fields`.

`search.query.planning` builds a plan, an engine compiles it. A clause both selects documents and scores them. The clauses are chosen so
that tantivy and Elasticsearch have a query for each of them without plug-ins.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Term:
    """The field holds the term. In a field of text the score is BM25, in a field of codes it is not used."""

    field: str
    term: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The field of text holds a word that begins so; for choosing, the score is not used. `start` is letters or digits, at least one."""

    field: str
    start: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """The field holds any of the terms; for choosing, the score is not used."""

    field: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The number of the field is known and lies between both ends, included; None leaves an end open."""

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class All:
    """Every clause holds; scores add up."""

    of: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least `minimum` of the clauses hold; the scores of those that do add up."""

    of: tuple[Clause, ...]
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class Best:
    """At least one clause holds; the score is that of the best, and a share of the others'."""

    of: tuple[Clause, ...]
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Plus:
    """The clause holds; the scores of those of `bonuses` that hold too are added."""

    clause: Clause
    bonuses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Weighted:
    """The clause, its score multiplied."""

    clause: Clause
    weight: float


@dataclass(frozen=True, slots=True)
class Flat:
    """The clause, scored the same for every document."""

    clause: Clause
    score: float


@dataclass(frozen=True, slots=True)
class Not:
    """The clause does not hold."""

    clause: Clause


@dataclass(frozen=True, slots=True)
class Everything:
    """Holds for every document."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Holds for none."""


Clause: TypeAlias = (
    Term | Prefix | OneOf | Between | All | Some | Best | Plus | Weighted | Flat | Not | Everything | Nothing
)


def selecting(clause: Clause) -> Clause:
    """A clause that holds for the same documents, without what only scores: for counting."""
    match clause:
        case Plus(inner, _) | Weighted(inner, _) | Flat(inner, _):
            return selecting(inner)
        case Best(of, _):
            return Some(tuple(map(selecting, of)))
        case Some(of, minimum):
            return Some(tuple(map(selecting, of)), minimum)
        case All(of):
            return All(tuple(map(selecting, of)))
        case Not(inner):
            return Not(selecting(inner))
        case _:
            return clause


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for.

    `text` selects and scores. `filters` select only; each has the name of the facet that it belongs to, which ignores it. `marks` are
    the phrases, as folded words, that a snippet shows marked. `now` is an aware instant: calls are open or closed at it.
    """

    text: Clause
    now: dt.datetime
    filters: Mapping[str, Clause] = field(default_factory=dict)
    marks: tuple[tuple[str, ...], ...] = ()

    @property
    def scored(self) -> bool:
        """Whether documents differ in relevance; otherwise the newest come first."""
        return not isinstance(self.text, Everything)
