"""What answers are read against, but for the schemes: places and industries as they are now."""

from __future__ import annotations

from collections.abc import Mapping

from policies.eligibility import OUTSIDE, Reference
from policies.rules.classifications import VSIC_VERSION, Industry
from site_core.places.register import current_register
from site_core.versions.kept import kept
from site_core.versions.names import REFERENCE

OUTSIDE_LABEL = "Ngoài địa bàn Bắc Ninh"


def reference_with(intentions: Mapping[str, str]) -> Reference:
    """Codes that answers may use: units of now, former districts, `outside`, VSIC 2025 classes, and these intentions by scheme code."""
    register = current_register()
    units = [*register.current_communes(), *register.former_districts()]
    return Reference(
        places={unit.key: register.heirs(unit.key) for unit in units} | {OUTSIDE: frozenset({OUTSIDE})},
        place_names={unit.key: unit.name for unit in units} | {OUTSIDE: OUTSIDE_LABEL},
        industries=industries(),
        intentions=intentions,
    )


@kept(REFERENCE)
def industries() -> dict[str, str]:
    """Level-4 code → name of the classification in force, kept in memory until it changes."""
    return dict(Industry.objects.filter(version=VSIC_VERSION).values_list("code", "name"))
