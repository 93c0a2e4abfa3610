"""The register of places for programs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from site_core import wording
from site_core.api.errors import PROBLEMS, ApiProblem, naming, values_of
from site_core.api.parameters import Values, known_parameters_only
from site_core.models import Place
from site_core.places.register import Register, Unit, bare_name, current_register
from site_core.text.plain import fold


class PlacesQuery(Schema):
    q: str = Field("", max_length=200, description="Một phần của tên, có hoặc không dấu; tên cũ cũng được.")
    level: str = Field(
        "", pattern="^(|commune|district)$", description="commune (nay) hoặc district (trước 01/7/2025)."
    )
    place: Values = Field(
        "", description="Mã địa phương: đơn vị đó và các đơn vị nay mà nó đã thành; cách nhau bằng dấu phẩy."
    )
    page: int = Field(1, ge=1, le=10_000)
    size: int = Field(100, ge=1, le=200)


class PlaceOut(Schema):
    code: str = Field(description="Mã đơn vị của nay, hoặc d + mã huyện cũ; dùng làm giá trị của `place`.")
    name: str
    level: str
    current: bool
    names: list[str] = Field(description="Mọi tên của đơn vị, kể cả tên các đơn vị trước đây nhập vào.")
    successors: list[str] = Field(description="Mã các đơn vị của nay mà đơn vị cũ đã nhập vào.")


class PlacesOut(Schema):
    total: int
    page: int
    pages: int
    places: list[PlaceOut]


router = Router(tags=["places"])


@router.get("/places/", response=PlacesOut, openapi_extra=PROBLEMS, summary="Xã, phường của nay và huyện cũ")
@known_parameters_only(PlacesQuery)
def places(request: HttpRequest, query: Query[PlacesQuery]) -> dict[str, Any]:
    """The communes and wards of now and the former districts, which `place` accepts in every interface."""
    register = current_register()
    units = [*register.current_communes(), *register.former_districts()]
    within = _within(register, units, values_of(query.place))
    found = [
        (unit, names)
        for unit in sorted(units, key=lambda unit: (not unit.is_current, unit.key))
        if (names := _all_names(register, unit))
        and unit.key in within
        and (not query.level or unit.level == query.level)
        and (not query.q.strip() or any(_is_named(name, query.q) for name in names))
    ]
    start = (query.page - 1) * query.size
    return {
        "total": len(found),
        "page": query.page,
        "pages": max(1, -(-len(found) // query.size)),
        "places": [
            {
                "code": unit.key,
                "name": unit.name,
                "level": unit.level,
                "current": unit.level == Place.Level.COMMUNE,
                "names": names,
                "successors": sorted(register.heirs(unit.key) - {unit.key}),
            }
            for unit, names in found[start : start + query.size]
        ],
    }


def _within(register: Register, units: list[Unit], keys: tuple[str, ...]) -> set[str]:
    """Keys of the units asked for and of what they have become; of all when none is asked for."""
    known = {unit.key for unit in units}
    wrong = [key for key in keys if key not in known]
    if wrong:
        raise ApiProblem([("place", naming(wording.UNKNOWN_PLACE, value=key[:80])) for key in wrong])
    return set(keys).union(*(register.heirs(key) for key in keys)) if keys else known


def _is_named(name: str, typed: str) -> bool:
    """Whether the typed text is a part of the name, or the name but for the type of unit."""
    return fold(typed.strip()) in fold(name) or bare_name(typed) == bare_name(name)


def _all_names(register: Register, unit: Unit) -> list[str]:
    """Names of the unit at any time, then those of the communes that went into it."""
    former = [
        name
        for key in sorted(register.predecessors(unit.key))
        if register.units[key].level == Place.Level.COMMUNE
        for name in register.units[key].names
    ]
    return list(dict.fromkeys([*unit.names, *former]))
