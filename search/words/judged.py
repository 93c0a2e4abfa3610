"""The judged queries that editors keep, and how the search answers them."""

from __future__ import annotations

from search.query import quality
from search.requests import SearchRequest
from search.service import site_search
from search.words.current import Words
from search.words.models import NONE, JudgedQuery


def judged_rows() -> tuple[quality.JudgedQuery, ...]:
    """The rows as the scoring takes them, in order of their words."""
    return tuple(map(as_judged, JudgedQuery.objects.all()))


def as_judged(row: JudgedQuery) -> quality.JudgedQuery:
    """One row as the scoring takes it."""
    expected = tuple(code for code in row.expected_list() if code != NONE)
    return quality.JudgedQuery(row.query, row.kind, expected, row.invariant)


def answer(query: str, words: Words | None = None) -> list[tuple[str, str]]:
    """Code and kind of the first hits for a query, with some words or with those of now."""
    hits = site_search(SearchRequest(text=query, size=quality.DEPTH, facets=()), words).hits
    return [(hit.code, hit.kind) for hit in hits]
