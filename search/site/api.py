"""The site search for programs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from search import service
from search.requests import SearchRequest
from search.site import as_json
from search.site.filter_values import unknown_filter_values
from search.wording import KINDS
from site_core.api.errors import PROBLEMS, ApiProblem, values_of
from site_core.api.parameters import Values, known_parameters_only
from site_core.kept_pages.middleware import do_not_keep

router = Router()


class SearchQuery(Schema):
    q: str = Field("", max_length=10_000, description="Điều cần tìm, có hoặc không dấu.")
    kind: Values = Field("", description="Một hoặc nhiều loại, cách nhau bằng dấu phẩy: " + ", ".join(KINDS))
    place: Values = Field("", description="Mã địa phương (xem /places/); nhiều mã cách nhau bằng dấu phẩy.")
    programme: Values = Field("", description="Mã chương trình; nhiều mã cách nhau bằng dấu phẩy.")
    intention: Values = Field("", description="Mã khoản hỗ trợ; nhiều mã cách nhau bằng dấu phẩy.")
    page: int = Field(1, ge=1, le=10_000)
    size: int = Field(10, ge=1, le=100)


class PlaceRef(Schema):
    code: str
    name: str


class HitOut(Schema):
    kind: str = Field(json_schema_extra={"enum": list(KINDS)})
    code: str
    title: str
    url: str
    snippet: str = Field(description="HTML đã thoát ký tự, chỉ có thẻ <mark>.")
    date: dt.date | None
    places: list[PlaceRef]
    file: str = Field("", description="Tên tệp đính kèm chứa đoạn trích; không có khi đoạn trích ở ngay trên trang.")


class FacetOut(Schema):
    value: str
    label: str
    count: int


class SearchOut(Schema):
    total: int
    page: int
    pages: int
    engine: str
    suggestion: str | None
    hits: list[HitOut]
    facets: dict[str, list[FacetOut]]


@router.get(
    "/search/",
    response=SearchOut,
    exclude_unset=True,
    openapi_extra=PROBLEMS,
    tags=["search"],
    summary="Tìm trong toàn trang",
)
@known_parameters_only(SearchQuery)
def search(request: HttpRequest, query: Query[SearchQuery]) -> dict[str, Any]:
    """Hits of all kinds with snippets, and facets that each ignore their own filter."""
    chosen = {name: values_of(getattr(query, name)) for name in ("kind", "place", "programme", "intention")}
    errors = unknown_filter_values(chosen)
    if errors:
        raise ApiProblem(errors)
    result = service.site_search(
        SearchRequest(
            text=query.q,
            kinds=chosen["kind"],
            places=chosen["place"],
            programmes=chosen["programme"],
            intentions=chosen["intention"],
            page=query.page,
            size=query.size,
        )
    )
    if result.engine == service.DATABASE:
        do_not_keep(request)  # the engine may be back at any moment
    return as_json.search_result(result)
