"""Clauses of a plan as tantivy queries."""

from __future__ import annotations

from collections.abc import Sequence

import tantivy
from tantivy import FieldType, Occur, Query

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
)

_TEXTS = frozenset(TEXT_FIELDS)
_LOWEST = -(2**63)


def compiled(clause: Clause, schema: tantivy.Schema) -> Query:
    """The tantivy query that selects and scores as the clause says."""
    match clause:
        case Term(field, term):
            return Query.term_query(schema, field, term, "freq" if field in _TEXTS else "basic")
        case Prefix(field, start):
            return Query.regex_query(schema, field, f"{start}.*")
        case OneOf(field, terms):
            return _any([Query.term_query(schema, field, term, "basic") for term in terms])
        case Between(field, low, high):
            # With both ends open there is no range; every number that is known is at least the lowest.
            return Query.range_query(schema, field, FieldType.Integer, _LOWEST if low is high is None else low, high)
        case All(of):
            return _conjunction(of, schema)
        case Some(of, minimum):
            shoulds = [(Occur.Should, compiled(part, schema)) for part in of]
            return Query.boolean_query(shoulds, minimum_number_should_match=minimum)
        case Best(of, share):
            return Query.disjunction_max_query([compiled(part, schema) for part in of], share)
        case Plus(inner, bonuses):
            parts = [(Occur.Must, compiled(inner, schema))]
            return Query.boolean_query(parts + [(Occur.Should, compiled(bonus, schema)) for bonus in bonuses])
        case Weighted(inner, weight):
            return Query.boost_query(compiled(inner, schema), weight)
        case Flat(inner, score):
            return Query.const_score_query(compiled(inner, schema), score)
        case Not():
            return _conjunction((clause,), schema)
        case Everything():
            return Query.all_query()
        case Nothing():
            return Query.empty_query()


def choice(clause: Clause, schema: tantivy.Schema) -> Query:
    """The clause for choosing among documents only: it does not change scores."""
    return Query.const_score_query(compiled(clause, schema), 0.0)


def narrowed(query: Query, choices: Sequence[Query]) -> Query:
    """The query among the documents that all the choices hold for."""
    return Query.boolean_query([(Occur.Must, part) for part in (query, *choices)]) if choices else query


def _conjunction(of: Sequence[Clause], schema: tantivy.Schema) -> Query:
    """All of the clauses. What must not be needs something that is to take it from."""
    parts = [
        (Occur.MustNot, compiled(part.clause, schema))
        if isinstance(part, Not)
        else (Occur.Must, compiled(part, schema))
        for part in of
    ]
    if all(occur == Occur.MustNot for occur, _ in parts):
        parts.insert(0, (Occur.Must, Query.all_query()))
    return Query.boolean_query(parts)


def _any(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])
