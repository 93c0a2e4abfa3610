"""The one request of a search, without a cluster."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from policies.eligibility import Profile
from search.engines.choices import request_filters
from search.engines.elasticsearch.compile import compiled
from search.engines.elasticsearch.request import preference, search_body
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
    Some,
    Term,
    Weighted,
)
from search.requests import SearchRequest
from tests.search.corpus import household

NOW = dt.datetime(2026, 11, 23, 3, tzinfo=dt.UTC)
A, B = Term("title_folded", "a"), OneOf("kind", ("scheme",))


def body(text: Clause = A, **asked: Any) -> dict[str, Any]:
    request = SearchRequest(**asked)
    return search_body(Plan(text, NOW, request_filters(request, NOW)), request)


@pytest.mark.parametrize(
    ("clause", "query"),
    [
        (A, {"term": {"title_folded": {"value": "a", "boost": 1.0}}}),
        (B, {"terms": {"kind": ["scheme"], "boost": 1.0}}),
        (Between("closes", 1), {"constant_score": {"filter": {"range": {"closes": {"gte": 1}}}, "boost": 1.0}}),
        (Between("closes"), {"constant_score": {"filter": {"exists": {"field": "closes"}}, "boost": 1.0}}),
        (Some(()), {"match_none": {}}),
        (Best(()), {"match_none": {}}),
        (Nothing(), {"match_none": {}}),
        (Everything(), {"match_all": {"boost": 1.0}}),
    ],
)
def test_plain_clauses(clause: Clause, query: dict[str, Any]) -> None:
    assert compiled(clause) == query


def test_weights_multiply() -> None:
    assert compiled(Weighted(Weighted(A, 2), 3)) == {"term": {"title_folded": {"value": "a", "boost": 6.0}}}
    assert compiled(Weighted(Flat(A, 2), 3))["constant_score"]["boost"] == 6.0
    assert compiled(Weighted(Plus(A, (B,)), 3))["bool"]["boost"] == 3.0


def test_what_must_not_be_is_no_part_of_the_score() -> None:
    made = compiled(All((A, Not(B))))["bool"]
    assert (made["must"], made["must_not"]) == ([compiled(A)], [compiled(B)])
    assert compiled(Not(B))["bool"]["must_not"] == [compiled(B)]


def test_a_filter_that_no_facet_ignores_narrows_the_query() -> None:
    made = body(kinds=("scheme",), open_only=True, facets=("place",))
    assert "post_filter" not in made
    assert len(made["query"]["bool"]["filter"]) == 2


def test_each_facet_ignores_its_own_filter_only() -> None:
    made = body(kinds=("scheme",), places=("09400",), facets=("kind", "place", "programme"))
    kind, place = compiled(OneOf("kind", ("scheme",))), compiled(OneOf("place", ("09400", "*")))
    assert made["post_filter"] == {"bool": {"filter": [kind, place]}}
    assert made["aggs"]["kind"]["filter"] == place
    assert made["aggs"]["place"]["filter"] == kind
    assert made["aggs"]["all"]["filter"] == made["post_filter"]
    assert made["aggs"]["all"]["aggs"].keys() == {"programme"}


def test_eligibility_is_nested_and_in_the_same_request() -> None:
    made = body(profile=household(), verdicts=("fits",), facets=("kind",))
    assert made["aggs"]["verdict"]["aggs"].keys() == {"certain", "possible"}
    assert '"nested": {"path": "routes"' in json.dumps(made["post_filter"])
    assert "post_filter" not in body(profile=Profile(), facets=())


def test_scores_are_made_only_where_they_order() -> None:
    assert body()["query"]["bool"]["must"] == [compiled(A)]
    assert body()["sort"] == [{"_score": "desc"}, {"key": "asc"}]
    for made in (body(sort="date"), body(Everything())):
        assert "must" not in made["query"]["bool"]
        assert made["sort"] == [{"by_date": "asc"}]


def test_pages_beyond_what_may_be_looked_at_are_only_counted() -> None:
    assert (body(page=10_000, size=100)["from_"], body(page=10_000, size=100)["size"]) == (999_900, 100)
    assert (body(page=10_001, size=100)["from_"], body(page=10_001, size=100)["size"]) == (0, 0)


def test_pages_of_one_question_prefer_one_copy() -> None:
    first, second, other = (SearchRequest(text=text, page=page) for text, page in (("máy", 1), ("máy", 2), ("may", 1)))
    assert preference(first) == preference(second) != preference(other)
    assert preference(SearchRequest(text="\ud800"))
