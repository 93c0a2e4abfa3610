"""The register of places as the search uses it, kept until the register changes."""

from __future__ import annotations

from functools import lru_cache

from search.analysis.place_names import Gazetteer, PlaceRow
from site_core.places.register import Register, current_register


def current_gazetteer() -> Gazetteer:
    """Every name that a unit has or had, with what became of the unit."""
    return _build(current_register())


@lru_cache(maxsize=2)
def _build(register: Register) -> Gazetteer:
    return Gazetteer.build(
        PlaceRow(
            key=unit.key,
            name=name,
            level=unit.level,
            is_current=unit.is_current,
            related=tuple(sorted(register.heirs(unit.key) - {unit.key})),
        )
        for unit in register.units.values()
        for name in unit.names
    )
