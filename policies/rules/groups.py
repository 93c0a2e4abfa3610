"""The groups of industries and places that rules name, kept in memory until one changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policies.eligibility import OUTSIDE
from policies.rules.classifications import IndustryGroup, PlaceGroup
from site_core.places.register import current_register
from site_core.versions.kept import kept
from site_core.versions.names import REFERENCE


@dataclass(frozen=True, slots=True)
class Group:
    """A group of industries or places as a rule names it."""

    codes: frozenset[str]
    label: str


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups by primary key."""

    industry: Mapping[int, Group]
    place: Mapping[int, Group]


@kept(REFERENCE)
def current_groups() -> Groups:
    """The groups as staff keep them, kept in memory until one changes.

    A former unit in a group of places stands for the units of now that it has become.
    """
    heirs = current_register().heirs
    return Groups(
        industry={g.pk: Group(frozenset(g.code_list()), g.label) for g in IndustryGroup.objects.all()},
        place={
            g.pk: Group(
                frozenset().union(*(heirs(p.key) for p in g.places.all()), {OUTSIDE} if g.includes_outside else ()),
                g.label,
            )
            for g in PlaceGroup.objects.prefetch_related("places")
        },
    )
