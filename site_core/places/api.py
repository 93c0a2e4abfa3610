"""The register of places for programs."""

from __future__ import annotations

from dataclasses import dataclass
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
from site_core.versions.kept import kept
from site_core.versions.names import REFERENCE


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
    typed, bare = fold(query.q.strip()), bare_name(query.q)
    within = _within(values_of(query.place))
    found = [
        listed
        for listed in listed_units()
        if (within is None or listed.unit.key in within)
        and (not query.level or listed.unit.level == query.level)
        and (not typed or listed.is_named(typed, bare))
    ]
    start = (query.page - 1) * query.size
    return {
        "total": len(found),
        "page": query.page,
        "pages": max(1, -(-len(found) // query.size)),
        "places": [
            {
                "code": listed.unit.key,
                "name": listed.unit.name,
                "level": listed.unit.level,
                "current": listed.unit.level == Place.Level.COMMUNE,
                "names": listed.names,
                "successors": listed.successors,
            }
            for listed in found[start : start + query.size]
        ],
    }


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit with what the interface tells of it: its names at any time, then those of the communes that went into it."""

    unit: Unit
    names: list[str]
    successors: list[str]
    folded: frozenset[str]
    bare: frozenset[str]

    def is_named(self, typed: str, bare: str) -> bool:
        """Whether what was typed, folded, is a part of a name, or a name but for the type of unit."""
        return bare in self.bare or any(typed in name for name in self.folded)


@kept(REFERENCE)
def listed_units() -> tuple[Listed, ...]:
    """Every unit that `place` accepts, those of now first."""
    register = current_register()
    units = [*register.current_communes(), *register.former_districts()]
    return tuple(_listed(register, unit) for unit in sorted(units, key=lambda unit: (not unit.is_current, unit.key)))


def _listed(register: Register, unit: Unit) -> Listed:
    former = [
        name
        for key in sorted(register.predecessors(unit.key))
        if register.units[key].level == Place.Level.COMMUNE
        for name in register.units[key].names
    ]
    names = list(dict.fromkeys([*unit.names, *former]))
    return Listed(
        unit=unit,
        names=names,
        successors=sorted(register.heirs(unit.key) - {unit.key}),
        folded=frozenset(map(fold, names)),
        bare=frozenset(map(bare_name, names)),
    )


def _within(keys: tuple[str, ...]) -> set[str] | None:
    """Keys of the units asked for and of what they have become; None when none is asked for."""
    if not keys:
        return None
    known = {listed.unit.key for listed in listed_units()}
    wrong = [key for key in keys if key not in known]
    if wrong:
        raise ApiProblem([("place", naming(wording.UNKNOWN_PLACE, value=key[:80])) for key in wrong])
    return set(keys).union(*map(current_register().heirs, keys))
