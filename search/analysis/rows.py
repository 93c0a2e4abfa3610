"""Rows of the vocabulary as editors and the project's own files give them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class SynonymRow:
    """One row that an editor manages.

    `kind` is one of
    - `synonym`: any of the terms finds all of them;
    - `abbreviation`: the first is short for each of the others, and each finds the other;
    - `expansion`: who types the first finds the others too, not the other way;
    - `correction`: the first is a misspelling of the second.
    """

    kind: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A term that is matched as one.

    `kind` is `unit`; `trade` for a product or a craft, which orders what other words find, as support is open to all of them; `outside` for
    what the Centre does not do, such as khuyến nông: only what speaks of it is found; `vague` for a word that never decides what is
    found; `filler` for one without meaning here.
    """

    kind: str
    term: str


def directions(row: SynonymRow) -> Iterator[tuple[str, str]]:
    """Pairs (what is typed, what it also finds) of a row."""
    if not row.terms:
        return
    first, *others = row.terms
    if row.kind == "synonym":
        yield from ((a, b) for a in row.terms for b in row.terms if a != b)
    elif row.kind == "abbreviation":
        yield from ((first, other) for other in others)
        yield from ((other, first) for other in others)
    elif row.kind in ("expansion", "correction"):
        yield from ((first, other) for other in others)


def read_synonyms(path: Path = DATA / "synonyms.csv") -> tuple[SynonymRow, ...]:
    """Rows of a CSV file with the columns kind, terms (separated by bars) and note."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            SynonymRow(row["kind"], tuple(term.strip() for term in row["terms"].split("|")))
            for row in csv.DictReader(file)
        )


@lru_cache(maxsize=1)
def default_units() -> tuple[UnitRow, ...]:
    """The units, vague words and fillers that come with the project."""
    with (DATA / "units.csv").open(encoding="utf-8", newline="") as file:
        return tuple(UnitRow(row["kind"], row["term"]) for row in csv.DictReader(file))
