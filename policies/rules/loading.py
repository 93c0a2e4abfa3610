"""Industries and groups from the files in `data/`: VSIC 2025 (QĐ 36/2025/QĐ-TTg) section C, groups that rules name."""

from __future__ import annotations

import tomllib
from pathlib import Path

from policies.rules.classifications import VSIC_VERSION, Industry, IndustryGroup, PlaceGroup
from site_core.data_files import read_csv
from site_core.models import Place

DATA = Path(__file__).parents[1] / "data"


def load_industries() -> int:
    """Load or mend the level-4 classes; return how many there are.

    Everyday words are given to a new class, and to all while none has any: from then on they belong to the editors.
    """
    words = {row["code"]: row["everyday_words"] for row in read_csv(DATA / "industry_words.csv")}
    first = not Industry.objects.exclude(everyday_words="").exists()
    for row in read_csv(DATA / "vsic_2025_section_c.csv"):
        industry, new = Industry.objects.update_or_create(
            version=VSIC_VERSION, code=row["code"], defaults={"name": row["name_vi"]}
        )
        if new or first:
            industry.everyday_words = words[row["code"]].replace("|", "\n")
            industry.save(update_fields=["everyday_words"])
    return Industry.objects.filter(version=VSIC_VERSION).count()


def load_groups() -> int:
    """Add the groups that are missing and leave alone those that staff may have changed; return how many there are."""
    groups = tomllib.loads((DATA / "groups.toml").read_text(encoding="utf-8"))
    for group in groups["industry"]:
        values = {"label": group["label"], "codes": ", ".join(group["codes"])}
        IndustryGroup.objects.get_or_create(
            key=group["key"], defaults=values | {"confirmed": group["confirmed"], "note": group["note"]}
        )
    for group in groups["place"]:
        made, new = PlaceGroup.objects.get_or_create(
            key=group["key"],
            defaults={
                "label": group["label"],
                "includes_outside": group.get("includes_outside", False),
                "confirmed": group["confirmed"],
                "note": group["note"],
            },
        )
        if new:
            made.places.set(Place.objects.current().filter(code__in=group["units"], level=Place.Level.COMMUNE))
    return IndustryGroup.objects.count() + PlaceGroup.objects.count()
