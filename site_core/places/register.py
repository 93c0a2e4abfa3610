"""The whole register of places in memory: names, ancestors and successors by key.

A page that concerns a former unit is found under its successors of now, and under the province they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
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
    """All units by key. It never changes: how they are related is worked out once, for all of them."""

    units: Mapping[str, Unit]
    keys_by_id: Mapping[int, str] = field(repr=False)

    def current_communes(self) -> list[Unit]:
        """The communes and wards of now, in order of code."""
        return [u for u in self.units.values() if u.level == Place.Level.COMMUNE and u.is_current]

    def former_districts(self) -> list[Unit]:
        return [u for u in self.units.values() if u.level == Place.Level.DISTRICT]

    def heirs(self, key: str) -> frozenset[str]:
        """Keys of the units of now that a unit has become; the unit itself when it is one of now."""
        return self._heirs.get(key, frozenset())

    def ancestors(self, key: str) -> frozenset[str]:
        """Keys of the units that the unit belongs or belonged to, up to the province."""
        return self._ancestors[key]

    def predecessors(self, key: str) -> frozenset[str]:
        """Keys of the former units that became, wholly or in part, the unit."""
        return self._predecessors.get(key, frozenset())

    def related(self, key: str) -> frozenset[str]:
        """Keys under which content that concerns the unit may have been filed, then or now."""
        return frozenset({key}) | self.heirs(key) | self.predecessors(key)

    def filed_under(self, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Keys under which content about the unit is found, its own first, and the names of the unit and of what it has become."""
        return self._filed[key]

    @cached_property
    def _heirs(self) -> Mapping[str, frozenset[str]]:
        units = self.units
        became = {key: frozenset() if unit.is_current else unit.successors for key, unit in units.items()}
        reached = _reached(became)
        return {key: frozenset(k for k in (key, *reached[key]) if units[k].is_current) for key in units}

    @cached_property
    def _ancestors(self) -> Mapping[str, frozenset[str]]:
        return _reached({key: unit.parents for key, unit in self.units.items()})

    @cached_property
    def _predecessors(self) -> Mapping[str, frozenset[str]]:
        former: dict[str, set[str]] = {}
        for key, heirs in self._heirs.items():
            for heir in heirs - {key}:
                former.setdefault(heir, set()).add(key)
        return {key: frozenset(keys) for key, keys in former.items()}

    @cached_property
    def _filed(self) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        filed = {}
        for own in self.units:
            related = dict.fromkeys((own, *sorted(self.heirs(own))))
            keys = (key for unit in related for key in (unit, *sorted(self.ancestors(unit))))
            names = (name for unit in related for name in self.units[unit].names)
            filed[own] = tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(names))
        return filed


def _reached(leads_to: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """For each key all that it leads to in any number of steps, but for itself: an editor may make units follow each other in a circle."""
    reached = {}
    for start in leads_to:
        found: set[str] = set()
        ahead = set(leads_to[start])
        while ahead:
            found |= ahead
            ahead = {further for key in ahead for further in leads_to[key]} - found
        reached[start] = frozenset(found - {start})
    return reached


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
    filed = [register.filed_under(key) for key in own]
    written = (as_written,) if as_written else ()
    return {
        "places": tuple((key, register.units[key].name) for key in own),
        "place_keys": tuple(dict.fromkeys(key for keys, _ in filed for key in keys)),
        "place_names": tuple(dict.fromkeys((*written, *(name for _, names in filed for name in names)))),
    }
