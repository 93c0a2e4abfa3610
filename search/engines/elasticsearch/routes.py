"""Eligibility as queries: some route of a scheme, a nested document of its own, satisfies all conditions at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from policies.eligibility import Profile
from policies.eligibility.filters import All, AnyOf, Everything, Filter, Mode, Not, Nothing, Range, Terms, route_filter
from search.engines.elasticsearch.compile import Query, all_of, any_of, between, none_of
from search.engines.elasticsearch.document import ROUTES

SCHEMES: Query = {"term": {"kind": "scheme"}}


# Who asks once asks again: a page of results, a filter, the next page.
@lru_cache(maxsize=256)
def some_route(profile: Profile, mode: Mode) -> Query:
    """Schemes with a route that is certain, or possible, for the profile."""
    condition = _on_route(route_filter(profile, mode))
    return {"nested": {"path": ROUTES, "query": condition, "score_mode": "none"}}


def with_verdict(profile: Profile, verdicts: Iterable[str]) -> Query:
    """Schemes with any of the verdicts for the profile."""
    certain, possible = (some_route(profile, mode) for mode in ("certain", "possible"))
    choices: dict[str, Query] = {
        "fits": certain,
        "need_facts": all_of((possible, none_of(certain))),
        "not_eligible": none_of(possible),
    }
    return all_of((SCHEMES, any_of([choices[verdict] for verdict in verdicts if verdict in choices])))


def _on_route(condition: Filter) -> Query:
    match condition:
        case Terms(field, values):
            return {"terms": {f"{ROUTES}.{field}": list(values)}}
        case Range(field, gte, lte):
            return between(f"{ROUTES}.{field}", gte, lte)
        case All(of):
            return all_of([_on_route(part) for part in of])
        case AnyOf(of):
            return any_of([_on_route(part) for part in of])
        case Not(of):
            return none_of(_on_route(of))
        case Everything():
            return {"match_all": {}}
        case Nothing():
            return {"match_none": {}}
