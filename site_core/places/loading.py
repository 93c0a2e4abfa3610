"""The register of places from the files in `data/`.

Sources: NQ 1658/NQ-UBTVQH15 and NQ 388/NQ-UBTVQH16 for the units of now and the former communes, the resolutions in
`historic_names.csv` for provinces and former districts.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
from pathlib import Path
from typing import Any

from site_core.data_files import date_or_none, nfc, read_csv
from site_core.models.localities import Locality
from site_core.models.places import BEGINNING_NOT_KNOWN, CODES_OF_NOW_FROM, Place

DATA = Path(__file__).parent / "data"
MERGED_PROVINCE = "24"
OLD_BAC_NINH, OLD_BAC_GIANG = "27", "24"
RENAMED_ON = dt.date(2026, 9, 20)
DISTRICTS_ENDED = CODES_OF_NOW_FROM - dt.timedelta(days=1)
# Districts of the old province of Bắc Ninh; the others belonged to Bắc Giang.
BAC_NINH_DISTRICTS = {"256", "258", "259", "260", "261", "262", "263", "264"}


def load_places() -> int:
    """Load or mend the whole register; return how many periods of units it holds."""
    provinces, districts = _historic_units()
    _current_units(provinces)
    _former_communes(districts)
    _district_successors(districts)
    _localities()
    return Place.objects.count()


def _put(code: str, valid_from: dt.date | None, **fields: Any) -> Place:
    place, _ = Place.objects.update_or_create(code=code, valid_from=valid_from or BEGINNING_NOT_KNOWN, defaults=fields)
    return place


def _historic_units() -> tuple[dict[str, Place], dict[str, list[Place]]]:
    """Provinces by key and the periods of each former district by code, the oldest first."""
    provinces: dict[str, Place] = {}
    districts: dict[str, list[Place]] = {}
    rows = list(read_csv(DATA / "historic_names.csv"))
    for row in rows:
        if len(row["district_code"]) == 2:
            place = _put(
                row["district_code"],
                date_or_none(row["from"]),
                level=Place.Level.PROVINCE,
                name=row["name"],
                valid_to=date_or_none(row["to"]),
                confirmed=row["confirmed"] == "yes",
                note=row["note"],
            )
            provinces[place.key] = place
    for row in rows:
        code = row["district_code"]
        if len(code) == 3:
            old_province = OLD_BAC_NINH if code in BAC_NINH_DISTRICTS else OLD_BAC_GIANG
            place = _put(
                code,
                date_or_none(row["from"]),
                level=Place.Level.DISTRICT,
                name=row["name"],
                valid_to=date_or_none(row["to"]),
                confirmed=row["confirmed"] == "yes",
                note=row["note"],
                parent=provinces[f"xp{old_province}"],
            )
            districts.setdefault(code, []).append(place)
    for former in ("xp27", "xp24"):
        provinces[former].successors.add(provinces[f"p{MERGED_PROVINCE}"])
    return provinces, districts


def _current_units(provinces: dict[str, Place]) -> None:
    """The 99 units; one that changed its name in 2026 has two periods, the second succeeding the first."""
    for unit in json.loads((DATA / "administrative_units.json").read_text(encoding="utf-8")):
        before, now = nfc(unit["name_from_2025_07_01"]), nfc(unit["name_from_2026_09_20"])
        shared = {
            "level": Place.Level.COMMUNE,
            "parent": provinces[f"p{MERGED_PROVINCE}"],
            "latitude": unit["lat"],
            "longitude": unit["lon"],
            "area_km2": unit["km2"],
        }
        if before == now:
            _put(unit["code"], CODES_OF_NOW_FROM, name=now, valid_to=None, **shared)
            continue
        first = _put(unit["code"], CODES_OF_NOW_FROM, name=before, valid_to=RENAMED_ON - dt.timedelta(days=1), **shared)
        second = _put(unit["code"], RENAMED_ON, name=now, valid_to=None, note="NQ 388/NQ-UBTVQH16", **shared)
        first.successors.set([second])


def _former_communes(districts: dict[str, list[Place]]) -> None:
    """The 313 communes as of 2025-06-30, each with the one unit of now that it went into."""
    current = {place.code: place for place in Place.objects.current().filter(level=Place.Level.COMMUNE)}
    for row in read_csv(DATA / "administrative_successors.csv"):
        former = _put(
            row["legacy_code"],
            None,
            level=Place.Level.COMMUNE,
            name=row["legacy_name"],
            valid_to=DISTRICTS_ENDED,
            parent=districts[row["legacy_district_code"]][-1],
        )
        former.successors.set([current[row["new_code"]]])


def _district_successors(districts: dict[str, list[Place]]) -> None:
    """A former district's successors are the units of now that its communes went into."""
    for periods in districts.values():
        heirs = Place.objects.current().filter(predecessors__parent__in=periods, level=Place.Level.COMMUNE).distinct()
        for earlier, later in itertools.pairwise(periods):
            earlier.successors.set([later])
        if heirs:
            periods[-1].successors.set(heirs)
    # Yên Dũng (221) joined the city of Bắc Giang (213) before the districts ended; its communes stand under 213.
    districts["221"][-1].successors.set([districts["213"][-1]])


def _localities() -> None:
    """Villages and old quarters, while there are none: from then on they belong to the editors."""
    if Locality.objects.exists():
        return
    current = {place.key: place for place in Place.objects.current().filter(level=Place.Level.COMMUNE)}
    for row in read_csv(DATA / "localities.csv"):
        Locality.objects.create(name=row["name"], place=current[row["unit"]], note=row["note"])
