"""What the eligibility rules refer to, read from the database: places, industries, schemes by code."""

from __future__ import annotations

from policies.eligibility import OUTSIDE, Reference
from policies.models import Industry, SupportScheme
from policies.rules.classifications import VSIC_VERSION
from site_core.places.register import current_register
from site_core.versions.kept import kept
from site_core.versions.names import REFERENCE, SCHEMES

OUTSIDE_LABEL = "Ngoài địa bàn Bắc Ninh"


@kept(REFERENCE, SCHEMES)
def eligibility_reference() -> Reference:
    """Codes that answers may use: units of now, former districts, `outside`, VSIC 2025 classes, live schemes."""
    register = current_register()
    units = [*register.current_communes(), *register.former_districts()]
    return Reference(
        places={unit.key: register.heirs(unit.key) for unit in units} | {OUTSIDE: frozenset({OUTSIDE})},
        place_names={unit.key: unit.name for unit in units} | {OUTSIDE: OUTSIDE_LABEL},
        industries=industries(),
        intentions=dict(SupportScheme.objects.visible().order_by("code").values_list("code", "title")),
    )


@kept(REFERENCE)
def industries() -> dict[str, str]:
    """Level-4 code → name of the classification in force, kept in memory until it changes."""
    return dict(Industry.objects.filter(version=VSIC_VERSION).values_list("code", "name"))


@kept(REFERENCE, SCHEMES)
def intention_options() -> list[tuple[str, str]]:
    """What an owner may want, each with the codes of the schemes that serve it: («may-moc,day-chuyen», «Mua máy…»)."""
    links = (
        SupportScheme.intentions.through.objects.filter(supportscheme__in=SupportScheme.objects.visible())
        .order_by("intention__sort_order", "intention__key", "supportscheme__code")
        .values_list("intention__label", "supportscheme__code")
    )
    by_label: dict[str, list[str]] = {}
    for label, code in links:
        by_label.setdefault(label, []).append(code)
    return [(",".join(found), label) for label, found in by_label.items()]
