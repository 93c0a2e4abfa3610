"""Clauses of a plan as queries of Elasticsearch: plain data, made without a node.

Queries are dictionaries and not objects of elasticsearch.dsl, as those take ten times as long to make (5 ms for a long sentence).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from search.engines.elasticsearch.document import word
from search.engines.fields import TEXT_FIELDS
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
    Plus,
    Prefix,
    Some,
    Term,
    Weighted,
    selecting,
)

Query: TypeAlias = dict[str, Any]

_TEXTS = frozenset(TEXT_FIELDS)


def compiled(clause: Clause, weight: float = 1.0) -> Query:
    """The query that selects and scores as the clause says, its score multiplied by `weight`."""
    # A long question has several hundred clauses, nearly all of them terms with a weight: these take the shortest way.
    if isinstance(clause, Weighted):
        return compiled(clause.clause, weight * clause.weight)
    if isinstance(clause, Term):
        return {"term": {clause.field: {"value": _held(clause.field, clause.term), "boost": weight}}}
    match clause:
        case Plus(inner, bonuses):
            must, should = [compiled(inner)], [compiled(bonus) for bonus in bonuses]
            return {"bool": {"must": must, "should": should, "boost": weight}}
        case Flat(inner, score):
            return flat(compiled(selecting(inner)), weight * score)
        case Best(()):
            return {"match_none": {}}
        case Best(of, share):
            return {"dis_max": {"queries": [compiled(part) for part in of], "tie_breaker": share, "boost": weight}}
        case OneOf(field, terms):
            return {"terms": {field: [_held(field, term) for term in terms], "boost": weight}}
        case All(of):
            return _conjunction(of, weight)
        case Some(of, minimum):
            return any_of([compiled(part) for part in of], minimum, weight)
        case Prefix(field, start):
            return {"prefix": {field: {"value": _held(field, start), "boost": weight}}}
        case Between(field, low, high):
            return flat(between(field, low, high), weight)
        case Not():
            return _conjunction((clause,), weight)
        case Everything():
            return {"match_all": {"boost": weight}}
        case Nothing():
            return {"match_none": {}}


def between(field: str, low: int | None = None, high: int | None = None) -> Query:
    """The number of the field is known and lies between both ends, included."""
    ends = {name: end for name, end in (("gte", low), ("lte", high)) if end is not None}
    return {"range": {field: ends}} if ends else {"exists": {"field": field}}


def any_of(queries: Sequence[Query], minimum: int = 1, weight: float = 1.0) -> Query:
    """At least so many of the queries hold, and at least one."""
    if not queries:
        return {"match_none": {}}
    return {"bool": {"should": list(queries), "minimum_should_match": max(1, minimum), "boost": weight}}


def all_of(queries: Sequence[Query]) -> Query:
    """Every query holds; for choosing, there is no score."""
    return queries[0] if len(queries) == 1 else {"bool": {"filter": list(queries)}}


def none_of(query: Query) -> Query:
    """The query does not hold."""
    return {"bool": {"must_not": [query]}}


def flat(query: Query, score: float) -> Query:
    """The query, scored the same for every document."""
    return {"constant_score": {"filter": query, "boost": score}}


def _held(field: str, term: str) -> str:
    """The term as the index holds it."""
    return word(term) if field in _TEXTS else term


def _conjunction(of: Sequence[Clause], weight: float) -> Query:
    return {
        "bool": {
            "must": [compiled(part) for part in of if not isinstance(part, Not)],
            "must_not": [compiled(part.clause) for part in of if isinstance(part, Not)],
            "boost": weight,
        }
    }
