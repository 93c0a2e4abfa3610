"""The site search for programs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, QueryDict
from ninja import Query, Router, Schema
from pydantic import Field

from policies.eligibility import FACT_PARAMETERS, CallStatus, Profile, ProfileError, VerdictKind
from search import service
from search.filter_values import unknown_filter_values
from search.finder.api import EstimateOut, TotalsOut
from search.requests import SearchRequest, Sort
from search.site import as_json, wording
from search.wording import KINDS
from site_core.api.errors import PROBLEMS, ApiProblem, naming, values_of
from site_core.api.parameters import Values, known_parameters_only
from site_core.kept_pages.middleware import do_not_keep

router = Router()


class SearchQuery(Schema):
    q: str = Field("", max_length=10_000, description="Điều cần tìm, có hoặc không dấu.")
    kind: Values = Field("", description="Một hoặc nhiều loại, cách nhau bằng dấu phẩy: " + ", ".join(KINDS))
    place: Values = Field("", description="Mã địa phương (xem /places/); nhiều mã cách nhau bằng dấu phẩy.")
    programme: Values = Field("", description="Mã chương trình; nhiều mã cách nhau bằng dấu phẩy.")
    intention: Values = Field("", description="Mã khoản hỗ trợ; nhiều mã cách nhau bằng dấu phẩy.")
    profile: str = Field(
        "",
        max_length=2_000,
        description="Câu trả lời của một cơ sở, viết như chuỗi truy vấn của /schemes/match/ và mã hóa một lần: "
        "legal_form%3Dhousehold%26place%3D09400. Khoản hỗ trợ tìm được kèm kết luận, mức và hạn.",
    )
    verdict: str = Field("", pattern="^(|fits|need_facts|not_eligible)$", description="Chỉ khoản có kết luận này.")
    open: bool = Field(False, description="Chỉ nội dung đang nhận hồ sơ.")
    sort: Sort = Field("relevance", description="closing: đợt đăng ký hết hạn sớm nhất đứng đầu.")
    page: int = Field(1, ge=1, le=10_000)
    size: int = Field(10, ge=1, le=100)


class PlaceRef(Schema):
    code: str
    name: str


class SchemeHitOut(Schema):
    verdict: VerdictKind
    status: CallStatus
    closes_on: dt.date | None
    estimate: EstimateOut | None


class HitOut(Schema):
    kind: str = Field(json_schema_extra={"enum": list(KINDS)})
    code: str
    title: str
    url: str
    snippet: str = Field(description="HTML đã thoát ký tự, chỉ có thẻ <mark>.")
    date: dt.date | None
    places: list[PlaceRef]
    scheme: SchemeHitOut | None = Field(
        None, description="Kết luận, hạn, mức; chỉ có ở khoản hỗ trợ khi gửi `profile`."
    )
    status: CallStatus | None = Field(None, description="Chỉ có ở nội dung có đợt đăng ký hoặc nhận hồ sơ quanh năm.")
    opens_at: dt.datetime | None = Field(None, description="Đi cùng status: lúc đợt đăng ký mở.")
    closes_at: dt.datetime | None = Field(None, description="Đi cùng status; 00:00 nghĩa là hết ngày đó.")
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
    verdicts: TotalsOut | None = Field(None, description="Số khoản hỗ trợ theo kết luận; chỉ có khi gửi `profile`.")


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
    profile = profile_of(query.profile)
    errors = unknown_filter_values(chosen)
    if query.verdict and profile is None:
        errors.append(("verdict", wording.VERDICT_NEEDS_PROFILE))
    if errors:
        raise ApiProblem(errors)
    result = service.site_search(
        SearchRequest(
            text=query.q,
            kinds=chosen["kind"],
            places=chosen["place"],
            programmes=chosen["programme"],
            intentions=chosen["intention"],
            open_only=query.open,
            profile=profile,
            verdicts=(query.verdict,) if query.verdict else (),
            sort=query.sort,
            page=query.page,
            size=query.size,
        )
    )
    if result.engine == service.DATABASE:
        do_not_keep(request)  # the engine may be back at any moment
    return as_json.search_result(result, profile)


def profile_of(said: str) -> Profile | None:
    """The profile in a query string, None for an empty one. Raises ApiProblem for what cannot be used."""
    if not said:
        return None
    given = dict(QueryDict(said).lists())
    if unknown := sorted(given.keys() - FACT_PARAMETERS):
        raise ApiProblem([("profile", naming(wording.NO_SUCH_FACT, value=", ".join(unknown)[:80]))])
    try:
        return Profile.parse(given, service.reference())
    except ProfileError as error:
        raise ApiProblem([("profile", {"vi": e.message_vi, "en": e.message_en}) for e in error.errors]) from error
