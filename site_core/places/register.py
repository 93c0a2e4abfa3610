"""The whole register of places in memory: names, ancestors and successors by key.

A page that concerns a former unit is found under its successors of now, and under the province they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from site_core.models.places import Place
from site_core.text.plain import fold
from site_core.versions.kept import kept
from site_core.versions.names import REFERENCE

_UNIT_WORD = re.compile(r"^(thanh pho|thi xa|thi tran|huyen|xa|phuong|tinh)\s+")


def bare_name(name: str) -> str:
    """A name, folded, without the word for the type of unit: «Thị trấn Hồ» and «phường Hồ» → «ho».

    The same units were communes, towns and wards within a few years, so the word decides nothing.
    """
    return _UNIT_WORD.sub("", fold(name.strip()))


@dataclass(frozen=True, slots=True)
class Unit:
    """One key of the register: the unit's latest name, all names it ever had, and its neighbours in time and space."""

    key: str
    name: str
    level: str
    is_current: bool
    names: tuple[str, ...]
    parents: frozenset[str]
    successors: frozenset[str]


@dataclass(frozen=True, eq=False)
class Register:
    units: Mapping[str, Unit]
    keys_by_id: Mapping[int, str] = field(repr=False)

    def current_communes(self) -> list[Unit]:
        """The communes and wards of now, in order of code."""
        return [u for u in self.units.values() if u.level == Place.Level.COMMUNE and u.is_current]

    def former_districts(self) -> list[Unit]:
        return [u for u in self.units.values() if u.level == Place.Level.DISTRICT]

    def heirs(self, key: str) -> frozenset[str]:
        """Keys of the units of now that a unit has become; the unit itself when it is one of now."""
        unit = self.units.get(key)
        if unit is None:
            return frozenset()
        if unit.is_current:
            return frozenset({key})
        return frozenset().union(*(self.heirs(successor) for successor in unit.successors))

    def ancestors(self, key: str) -> frozenset[str]:
        """Keys of the units that the unit belongs or belonged to, up to the province."""
        parents = self.units[key].parents
        return parents.union(*(self.ancestors(parent) for parent in parents))

    def predecessors(self, key: str) -> frozenset[str]:
        """Keys of the former units that became, wholly or in part, the unit."""
        return frozenset(u.key for u in self.units.values() if u.key != key and key in self.heirs(u.key))

    def related(self, key: str) -> frozenset[str]:
        """Keys under which content that concerns the unit may have been filed, then or now."""
        return frozenset({key}) | self.heirs(key) | self.predecessors(key)


@kept(REFERENCE)
def current_register() -> Register:
    """The register as the database holds it now; one small query when nothing has changed."""
    rows = list(Place.objects.prefetch_related("successors").order_by("valid_from", "code"))
    keys = {row.pk: row.key for row in rows}
    versions: dict[str, list[Place]] = {}
    for row in rows:
        versions.setdefault(row.key, []).append(row)
    units = {}
    for key, history in versions.items():
        latest = history[-1]
        units[key] = Unit(
            key=key,
            name=latest.name,
            level=latest.level,
            is_current=latest.is_current,
            names=tuple(dict.fromkeys(row.name for row in history)),
            parents=frozenset(keys[row.parent_id] for row in history if row.parent_id),
            successors=frozenset(s.key for row in history for s in row.successors.all() if s.key != key),
        )
    return Register(units=units, keys_by_id=keys)


def place_fields(places: Iterable[Place], as_written: str = "") -> dict[str, Any]:
    """The place fields of a `SearchDocument` for the places that a page concerns."""
    register = current_register()
    own = list(dict.fromkeys(register.keys_by_id[place.pk] for place in places))
    keys: dict[str, None] = {}
    names: dict[str, None] = {as_written: None} if as_written else {}
    for key in own:
        for related in (key, *sorted(register.heirs(key))):
            unit = register.units[related]
            keys.update(dict.fromkeys((related, *sorted(register.ancestors(related)))))
            names.update(dict.fromkeys(unit.names))
    return {
        "places": tuple((key, register.units[key].name) for key in own),
        "place_keys": tuple(keys),
        "place_names": tuple(names),
    }
