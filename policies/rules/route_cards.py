"""From the cards that an editor filled in to the routes and criteria of the engine.

It reads the stored form of the StreamField, so that judging a thousand schemes loads the groups once and no blocks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policies import wording
from policies.eligibility import CRITERION_KINDS, Criterion, OneOf, Route
from policies.rules.groups import Groups

RawCard = Mapping[str, Any]


def criterion_of(kind: str, card: RawCard, groups: Groups) -> Criterion:
    """The criterion that a card describes. Raises ValueError, in words for an editor, when it makes no sense."""
    criterion = CRITERION_KINDS[kind]
    values: dict[str, Any] = {}
    for field in criterion.card().fields:
        given = card.get(field.name)
        if field.type in ("industry_group", "place_group"):
            known = groups.industry if field.type == "industry_group" else groups.place
            if not isinstance(given, int) or given not in known:
                raise ValueError(wording.GROUP_GONE)
            values |= {"codes": known[given].codes, "label": known[given].label}
        elif field.type == "choices":
            values[field.name] = frozenset(given or ())
        elif field.type == "flag":
            values[field.name] = bool(given)
        elif field.type == "text":
            values[field.name] = given or ""
        else:
            values[field.name] = given
    return criterion(**values)


def route_of(card: RawCard, groups: Groups) -> Route:
    """The route that a card describes. Raises ValueError, in words for an editor, when it makes no sense."""
    who = OneOf(
        fact="legal_form",
        accepted=frozenset(card["who"]),
        strength="hard",
        clause=card.get("who_clause") or "",
    )
    criteria = tuple(criterion_of(part["type"], part["value"], groups) for part in card.get("criteria") or ())
    return Route(key=card["key"], label=card["label"], who=who, criteria=criteria)


def routes_of(raw: Sequence[Mapping[str, Any]], groups: Groups) -> tuple[Route, ...]:
    """The routes of a stored stream."""
    return tuple(route_of(part["value"], groups) for part in raw)
