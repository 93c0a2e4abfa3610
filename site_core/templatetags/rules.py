"""The rules of a support scheme as a page shows them: who qualifies, with what all groups share said once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template

register = template.Library()


@dataclass(frozen=True, slots=True)
class Line:
    """One condition: generated prose, its strength (hard, check, priority) and legal clause (may be empty)."""

    text: str
    strength: str
    clause: str


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of beneficiary, who it is, and the conditions that only it has."""

    label: str
    who: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    groups: tuple[Group, ...]
    shared: tuple[Line, ...]


@register.filter
def who_qualifies(scheme: Any) -> Rules:
    """The routes of a scheme (`policies.eligibility.Scheme`) as groups, and the conditions that all routes share."""
    lists = [[_line(criterion) for criterion in route.criteria] for route in scheme.routes]
    shared = tuple(line for line in lists[0] if all(line in other for other in lists[1:])) if lists else ()
    groups = tuple(
        Group(route.label, _line(route.who), tuple(line for line in lines if line not in shared))
        for route, lines in zip(scheme.routes, lists, strict=True)
    )
    return Rules(groups, shared)


def _line(criterion: Any) -> Line:
    return Line(criterion.describe(), criterion.strength, criterion.clause)
