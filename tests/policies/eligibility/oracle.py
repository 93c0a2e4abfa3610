"""A second, naive judge for a world in which every fact is known: no sets, no intervals, no shared code."""

from __future__ import annotations

from collections.abc import Mapping

from policies.eligibility import Criterion, IndustryIn, NumberRange, OneOf, PlaceIn, Scheme

World = Mapping[str, str | int]


def size(world: World) -> str:
    staff, revenue, capital = (int(world[fact]) for fact in ("employees", "revenue", "capital"))
    if staff <= 10 and (revenue <= 3_000 or capital <= 3_000):
        return "sieu-nho"
    if staff <= 100 and (revenue <= 50_000 or capital <= 20_000):
        return "nho"
    if staff <= 200 and (revenue <= 200_000 or capital <= 100_000):
        return "vua"
    return "lon"


def passes(criterion: Criterion, world: World) -> bool:
    if isinstance(criterion, OneOf):
        return (size(world) if criterion.fact == "size" else world[criterion.fact]) in criterion.accepted
    if isinstance(criterion, NumberRange):
        number = int(world[criterion.fact])
        return (criterion.lo or 0) <= number and (criterion.hi is None or number <= criterion.hi)
    if isinstance(criterion, IndustryIn):
        code = str(world["industry"])
        return any(code.startswith(prefix) for prefix in criterion.codes) != criterion.negate
    assert isinstance(criterion, PlaceIn)
    return (world["place"] in criterion.codes) != criterion.negate


def eligible(scheme: Scheme, world: World) -> bool:
    return any(
        all(passes(criterion, world) for criterion in (route.who, *route.criteria) if criterion.strength == "hard")
        for route in scheme.routes
    )
