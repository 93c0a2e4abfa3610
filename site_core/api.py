"""The public API for programs: its errors, and the register of places. Apps add their routers in `urls.py`."""

from __future__ import annotations

import logging
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Router, Schema
from ninja.errors import ValidationError
from pydantic import Field

from site_core import wording
from site_core.api_errors import PROBLEMS, ApiProblem, naming, sentence_of, values_of
from site_core.api_parameters import known_parameters_only
from site_core.models import Place
from site_core.place_register import Register, Unit, bare_name, current_register
from site_core.problems import parameter_problem, problem
from site_core.text import fold

logger = logging.getLogger(__name__)

api = NinjaAPI(
    title="Khuyến công Bắc Ninh",
    version="1",
    description="Dữ liệu mở của Trung tâm: tìm kiếm, khoản hỗ trợ phù hợp, địa phương. Không cần khóa.",
    docs_url=None,
    urls_namespace="api-v1",
)


@api.exception_handler(ApiProblem)
def unusable_parameters(request: HttpRequest, error: ApiProblem) -> HttpResponse:
    return parameter_problem(request, error.errors)


@api.exception_handler(ValidationError)
def validation_problem(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [(str(item["loc"][-1]), sentence_of(item)) for item in error.errors]
    return parameter_problem(request, errors)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(request, 404, wording.NOT_FOUND, wording.NOT_FOUND_DETAIL)


@api.exception_handler(Exception)
def server_problem(request: HttpRequest, error: Exception) -> HttpResponse:
    logger.exception("API: %s", request.path)
    return problem(request, 500, wording.SERVER_ERROR, wording.SERVER_ERROR_DETAIL)


class PlacesQuery(Schema):
    q: str = Field("", max_length=200, description="Một phần của tên, có hoặc không dấu; tên cũ cũng được.")
    level: str = Field(
        "", pattern="^(|commune|district)$", description="commune (nay) hoặc district (trước 01/7/2025)."
    )
    place: str = Field(
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


api.add_router("", router)
