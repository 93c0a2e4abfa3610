"""The clauses by which a request narrows a search, to the letter."""

from __future__ import annotations

import datetime as dt

import pytest

from policies.eligibility import filters as route_filters
from search.engines.base import DocumentsRefused
from search.engines.choices import in_phase, request_filters, verdict_clauses, verdict_filter
from search.engines.phases import instant
from search.engines.plan import All, Between, Clause, Everything, Not, Nothing, OneOf, Some, Term
from search.engines.results import verdict_counts
from search.engines.scan import ScanEngine
from search.requests import SearchRequest
from tests.search.corpus import NOW, SITE, household

SECOND = instant(NOW)
CERTAIN, POSSIBLE = Term("kind", "certain"), Term("kind", "possible")
SCHEMES = OneOf("kind", ("scheme",))


@pytest.mark.parametrize(("request_", "name", "clause"), [
    (SearchRequest(kinds=("a", "b")), "kind", OneOf("kind", ("a", "b"))),
    (SearchRequest(places=("a",)), "place", OneOf("place", ("a", "*"))),
    (SearchRequest(programmes=("a",)), "programme", OneOf("programme", ("a", "*"))),
    (SearchRequest(intentions=("a",)), "intention", OneOf("intention", ("a",))),
    (
        SearchRequest(open_only=True), "open",
        Some(tuple(All((OneOf("open_phase", (str(n),)), in_phase(n, NOW))) for n in range(17))),
    ),
])  # fmt: skip
def test_the_clause_of_a_filter(request_: SearchRequest, name: str, clause: Clause) -> None:
    assert request_filters(request_, NOW) == {name: clause}


def test_without_filters_there_is_no_clause() -> None:
    assert request_filters(SearchRequest(text="máy"), NOW) == {}


def test_a_phase_lasts_to_the_second_before_the_next_begins() -> None:
    assert in_phase(3, NOW) == All((Between("phase3_starts", None, SECOND), Between("phase3_ends", SECOND + 1, None)))


@pytest.mark.parametrize(("verdicts", "clause"), [
    (("fits",), All((SCHEMES, Some((CERTAIN,))))),
    (("need_facts",), All((SCHEMES, Some((All((POSSIBLE, Not(CERTAIN))),))))),
    (("not_eligible", "fits"), All((SCHEMES, Some((Not(POSSIBLE), CERTAIN))))),
    (("nonsense", "fits"), All((SCHEMES, Some((CERTAIN,))))),
    (("nonsense",), Nothing()),
    ((), Nothing()),
])  # fmt: skip
def test_the_filter_by_verdict(verdicts: tuple[str, ...], clause: Clause) -> None:
    assert verdict_filter(verdicts, CERTAIN, POSSIBLE) == clause


def test_the_verdict_looks_into_each_slot() -> None:
    certain, possible = verdict_clauses(household(), 2)
    assert isinstance(possible, Some)
    assert [part.of[1] for part in possible.of if isinstance(part, All)] == [
        OneOf(f"r{slot}", ("legal_form:household", "legal_form:*")) for slot in range(2)
    ]
    assert possible.of != certain.of  # type: ignore[union-attr]
    assert verdict_clauses(household(), 0) == (Nothing(), Nothing())


def test_every_filter_of_routes_becomes_a_clause(monkeypatch: pytest.MonkeyPatch) -> None:
    terms, number = route_filters.Terms("place", ("a", "b")), route_filters.Range("years_lo", 1, 2)
    parts = (terms, number, route_filters.Not(terms), route_filters.Everything(), route_filters.Nothing())
    made = route_filters.All((*parts, route_filters.AnyOf((terms, number))))
    monkeypatch.setattr("search.engines.choices.route_filter", lambda profile, mode: made)
    in_slot, years = OneOf("r0", ("place:a", "place:b")), Between("r0_years_lo", 1, 2)
    certain, _ = verdict_clauses(household(), 1)
    parts_of_slot = (in_slot, years, Not(in_slot), Everything(), Nothing(), Some((in_slot, years)))
    assert certain == Some((All(parts_of_slot),))


def test_schemes_are_counted_by_verdict() -> None:
    assert verdict_counts(10, 2, 7) == {"fits": 2, "need_facts": 5, "not_eligible": 3}


def test_what_was_refused_is_listed() -> None:
    assert str(DocumentsRefused({"a": "too long", "b": "no title"})) == "a: too long; b: no title"


def test_how_the_scan_stands() -> None:
    began = dt.datetime.now(dt.UTC)
    status = ScanEngine(SITE).status()
    assert (status.engine, status.documents, status.schema, status.path) == ("scan", len(SITE), "", "")
    assert status.committed_at is not None
    assert began <= status.committed_at <= dt.datetime.now(dt.UTC)
