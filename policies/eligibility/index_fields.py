"""What the index keeps of a route, in the fields and tokens that `filters` names."""

from __future__ import annotations

from policies.eligibility.filters import (
    ANY,
    DESCRIBED,
    NUMBER_FACTS,
    OPEN_END,
    ROUTE_KIND,
    TOKEN_FACTS,
    UNDESCRIBED,
    Fields,
)
from policies.eligibility.route import Route, Scheme


def route_fields(route: Route) -> Fields:
    """What a route puts in the index: every field, those of unconstrained facts too."""
    fields = _unconstrained(DESCRIBED)
    for criterion in (route.who, *route.criteria):
        if criterion.strength == "hard":
            fields |= criterion.fields()
    return fields


def scheme_routes_fields(scheme: Scheme) -> list[Fields]:
    """The fields of each route of a scheme; one pseudo route when nobody has described who qualifies yet."""
    return [route_fields(route) for route in scheme.routes] or [_unconstrained(UNDESCRIBED)]


def _unconstrained(kind: str) -> Fields:
    fields: Fields = {ROUTE_KIND: [kind]}
    fields |= {fact: [ANY] for fact in TOKEN_FACTS}
    for fact in NUMBER_FACTS:
        fields |= {f"{fact}_lo": 0, f"{fact}_hi": OPEN_END}
    return fields
