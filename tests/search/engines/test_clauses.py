"""Each clause of a plan by itself, on every engine: what it holds for, and how it scores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest

from search.engines.base import Engine
from search.engines.phases import FOR_EVER, instant
from search.engines.plan import (
    All,
    Best,
    Between,
    Clause,
    Everything,
    Flat,
    Not,
    Nothing,
    OneOf,
    Plan,
    Plus,
    Prefix,
    Some,
    Term,
    Weighted,
    selecting,
)
from search.requests import SearchRequest
from tests.search.conftest import MakeEngine
from tests.search.corpus import NOW, document

DAY = dt.timedelta(days=1)
# A call without a beginning has two phases: open, and over.
CLOSES = "phase1_starts"
# Document d<n> has the first n of four intentions, and closes n days from now.
MARKS = ("a", "b", "c", "d")
DOCUMENTS = [
    document(
        f"d{n}", title="gạo " * n + "ngô", intentions=MARKS[:n], closes_at=NOW + n * DAY, date=dt.date(2026, 1, 9 - n)
    )
    for n in range(5)
]
# No call: it closes never, and is not known to close at any time.
DOCUMENTS.append(document("d5", title="khoai", date=dt.date(2025, 1, 1)))
A, B, C, D = (OneOf("intention", (mark,)) for mark in MARKS)
FIRST, SECOND, THIRD = Flat(A, 1.0), Flat(B, 2.0), Flat(C, 4.0)


@pytest.fixture(scope="module")
def few(make_engine: MakeEngine) -> Engine:
    return make_engine(DOCUMENTS)


def found(engine: Engine, clause: Clause) -> dict[int, float]:
    """Scores by the number of the document."""
    result = engine.search(Plan(clause, NOW), SearchRequest(size=100, facets=()))
    return {int(hit.code[1:]): hit.score for hit in result.hits}


def closing_in(low: int | None = None, high: int | None = None) -> Between:
    ends = (None if days is None else instant(NOW + days * DAY) for days in (low, high))
    return Between(CLOSES, *ends)


@pytest.mark.parametrize(("clause", "holds"), [
    (Everything(), range(6)),
    (Nothing(), ()),
    (Term("title_folded", "gao"), (1, 2, 3, 4)),
    (Term("title_folded", "ga"), ()),
    (Prefix("title_folded", "ga"), (1, 2, 3, 4)),
    (OneOf("intention", ("b", "d")), (2, 3, 4)),
    (OneOf("intention", ("z",)), ()),
    (closing_in(), range(5)),
    (closing_in(2), (2, 3, 4)),
    (closing_in(None, 2), (0, 1, 2)),
    (closing_in(2, 3), (2, 3)),
    (Between(CLOSES, FOR_EVER), ()),
    (All((A, B, C)), (3, 4)),
    (All((A, Not(C))), (1, 2)),
    (All((Not(A), Not(D))), (0, 5)),
    (Not(B), (0, 1, 5)),
    (Not(Not(B)), (2, 3, 4)),
    (Not(Everything()), ()),
    (Best((B, D)), (2, 3, 4)),
    (Plus(B, (A, D)), (2, 3, 4)),
    (Weighted(C, 3.0), (3, 4)),
    (Flat(C, 3.0), (3, 4)),
    (Some((A, B)), (1, 2, 3, 4)),
    *((Some((A, B, C, D), minimum), range(minimum, 5)) for minimum in (1, 2, 3, 4)),
    (Some((A, Some((B, C), 2), D), 2), (3, 4)),
])  # fmt: skip
def test_what_a_clause_holds_for(few: Engine, clause: Clause, holds: Iterable[int]) -> None:
    assert found(few, clause).keys() == set(holds)
    assert found(few, selecting(clause)).keys() == set(holds)


@pytest.mark.parametrize(("clause", "scores"), [
    (FIRST, {1: 1, 2: 1, 3: 1, 4: 1}),
    (Weighted(SECOND, 3.0), {2: 6, 3: 6, 4: 6}),
    (Flat(Weighted(SECOND, 3.0), 0.5), {2: 0.5, 3: 0.5, 4: 0.5}),
    (All((FIRST, SECOND)), {2: 3, 3: 3, 4: 3}),
    (Some((FIRST, SECOND, THIRD)), {1: 1, 2: 3, 3: 7, 4: 7}),
    (Some((FIRST, SECOND, THIRD), 3), {3: 7, 4: 7}),
    (Best((FIRST, SECOND, THIRD)), {1: 1, 2: 2, 3: 4, 4: 4}),
    (Best((FIRST, SECOND, THIRD), 0.5), {1: 1, 2: 2.5, 3: 5.5, 4: 5.5}),
    (Plus(SECOND, (FIRST, THIRD)), {2: 3, 3: 7, 4: 7}),
])  # fmt: skip
def test_how_a_clause_scores(few: Engine, clause: Clause, scores: dict[int, float]) -> None:
    assert found(few, clause) == pytest.approx(scores, rel=1e-5)


def test_the_rarer_and_the_more_frequent_word_scores_more_and_in_a_short_text(few: Engine) -> None:
    often = found(few, Term("title_folded", "gao"))
    everywhere = found(few, Term("title_folded", "ngo"))
    assert often[1] > everywhere[1]
    assert sorted(often, key=lambda number: often[number]) == [1, 2, 3, 4]
    assert sorted(everywhere, key=lambda number: everywhere[number]) == [4, 3, 2, 1, 0]


def test_without_a_text_the_newest_come_first_unscored(few: Engine) -> None:
    hits = few.search(Plan(Everything(), NOW), SearchRequest(size=100)).hits
    assert [(hit.code, hit.score) for hit in hits] == [(f"d{number}", 0.0) for number in range(6)]


def test_closed_calls_come_last_the_latest_first(make_engine: MakeEngine) -> None:
    """By their closing alone: neither their date nor their name is in that order."""
    past = {"b": 5, "d": 1, "a": 30, "c": 200, "e": 1}
    over = [
        document(code, "announcement", closes_at=NOW - days * DAY, date=dt.date(2026, 1, days % 28 + 1))
        for code, days in past.items()
    ]
    soon = [document(f"soon{days}", "announcement", closes_at=NOW + days * DAY) for days in (9, 2, 40)]
    result = make_engine([*over, *soon, document("always", "announcement")]).search(
        Plan(Everything(), NOW), SearchRequest(sort="closing", size=100)
    )
    assert [hit.code for hit in result.hits] == ["soon2", "soon9", "soon40", "always", "d", "e", "b", "a", "c"]
