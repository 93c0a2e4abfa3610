"""The clauses by which a request narrows a search: filters, calls, verdicts."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from policies.eligibility import Profile
from policies.eligibility import filters as route_filters
from policies.eligibility.filters import Filter, Mode, route_filter
from search.engines.fields import ANY
from search.engines.phases import PHASES, instant
from search.engines.plan import All, Between, Clause, Everything, Not, Nothing, OneOf, Some
from search.requests import SearchRequest


def request_filters(request: SearchRequest, now: dt.datetime) -> dict[str, Clause]:
    """Clause of each filter of a request by its name; the facet of the same name ignores it."""
    filters: dict[str, Clause] = {}
    if request.kinds:
        filters["kind"] = OneOf("kind", request.kinds)
    if request.places:
        filters["place"] = OneOf("place", (*request.places, ANY))
    if request.programmes:
        filters["programme"] = OneOf("programme", (*request.programmes, ANY))
    if request.intentions:
        filters["intention"] = OneOf("intention", request.intentions)
    if request.open_only:
        filters["open"] = open_now(now)
    return filters


@lru_cache(maxsize=256)
def verdict_clauses(profile: Profile, slots: int) -> tuple[Clause, Clause]:
    """Schemes with a route that is certain for the profile, and schemes with one that is possible, among the first `slots` routes."""
    certain, possible = (_any_route(profile, mode, slots) for mode in ("certain", "possible"))
    return certain, possible


def verdict_filter(verdicts: tuple[str, ...], certain: Clause, possible: Clause) -> Clause:
    """Schemes with any of the verdicts, from the two clauses of `verdict_clauses`."""
    choices: dict[str, Clause] = {
        "fits": certain,
        "need_facts": All((possible, Not(certain))),
        "not_eligible": Not(possible),
    }
    wanted = tuple(choices[verdict] for verdict in verdicts if verdict in choices)
    return All((OneOf("kind", ("scheme",)), Some(wanted))) if wanted else Nothing()


def in_phase(number: int, now: dt.datetime) -> Clause:
    """Documents whose call is in its phase of this number at an instant."""
    second = instant(now)
    return All((Between(f"phase{number}_starts", high=second), Between(f"phase{number}_ends", low=second + 1)))


def open_now(now: dt.datetime) -> Clause:
    """Documents whose call is open at an instant."""
    return Some(tuple(All((OneOf("open_phase", (str(number),)), in_phase(number, now))) for number in PHASES))


def _any_route(profile: Profile, mode: Mode, slots: int) -> Clause:
    condition = route_filter(profile, mode)
    return Some(tuple(_in_slot(condition, f"r{slot}") for slot in range(slots))) if slots else Nothing()


def _in_slot(condition: Filter, slot: str) -> Clause:
    """A filter over the fields of one route as a clause over one slot of fields."""
    match condition:
        case route_filters.Terms(field, values):
            return OneOf(slot, tuple(f"{field}:{value}" for value in values))
        case route_filters.Range(field, gte, lte):
            return Between(f"{slot}_{field}", gte, lte)
        case route_filters.All(of):
            return All(tuple(_in_slot(part, slot) for part in of))
        case route_filters.AnyOf(of):
            return Some(tuple(_in_slot(part, slot) for part in of))
        case route_filters.Not(of):
            return Not(_in_slot(of, slot))
        case route_filters.Everything():
            return Everything()
        case _:
            return Nothing()
