"""The register of places as the search uses it, kept until the register changes."""

from __future__ import annotations

from search.analysis.place_names import Gazetteer, PlaceRow
from site_core.places.register import current_register
from site_core.versions.kept import kept
from site_core.versions.names import REFERENCE


@kept(REFERENCE)
def current_gazetteer() -> Gazetteer:
    """Every name that a unit has or had, with what became of the unit."""
    register = current_register()
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
