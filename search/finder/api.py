"""The finder for programs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field, create_model

from policies.catalogue.combinations import combination_groups
from policies.eligibility import (
    FACT_PARAMETERS,
    FACTS,
    MAX_VALUES,
    UNKNOWN,
    CallStatus,
    Fact,
    FactKind,
    Outcome,
    Profile,
    ProfileError,
    State,
    Strength,
    VerdictKind,
)
from search import service
from search.finder import as_json, wording
from search.finder.match import match
from search.finder.plan import bundle_of
from site_core.api.errors import PROBLEMS, ApiProblem
from site_core.api.parameters import known_parameters_only
from site_core.clock import DAY, as_of, read_day

router = Router()


def _match_query() -> type[Schema]:
    """The facts of the registry as query parameters, so that the contract cannot fall behind the registry."""
    fields: dict[str, Any] = {"q": (str, Field("", max_length=10_000, description="Lọc khoản hỗ trợ theo từ khóa."))}
    for name in FACTS:
        fact = FACTS[name]
        values = as_json.FORMS.get(fact.kind) or ", ".join(option.value for option in fact.options)
        form: Any = {"pattern": _form(fact)}
        about = f"{fact.question} ({values})"
        fields[name] = (str, Field("", max_length=2_000, description=about, json_schema_extra=form))
    fields[DAY] = (
        str,
        Field(
            "",
            description="Ngày cần biết, ví dụ 2027-01-15; để trống là hôm nay.",
            json_schema_extra={"pattern": r"^(\d{4}-\d{2}-\d{2})?$"},
        ),
    )
    return create_model("MatchQuery", __base__=Schema, **fields)


def _form(fact: Fact) -> str:
    """What the contract says of a fact's values; `Profile.parse` decides, and tells what is wrong."""
    forms = {
        "number": "[0-9]+(-[0-9]*)?",
        "industry": "[0-9]{4}",
        "place": "[0-9]{5}|d[0-9]{3}|outside",
        "intention": "[a-z0-9-]+",
    }
    value = f"({forms.get(fact.kind) or '|'.join(fact.closed_values)}|{UNKNOWN})"
    return f"^{value}?$" if fact.kind == "number" else f"^({value}(,{value}){{0,{MAX_VALUES - 1}}})?$"


MatchQuery = _match_query()


class FindingOut(Schema):
    fact: str | None
    outcome: Outcome
    strength: Strength
    sentence: str
    clause: str


class ChangeOut(Schema):
    fact: str
    from_: str | None = Field(alias="from", serialization_alias="from")
    to: str
    sentence: str


class EstimateOut(Schema):
    support: tuple[int | None, int | None] = Field(description="VND; null là đầu mở")
    own_funds: tuple[int | None, int | None] = Field(description="VND; null là đầu mở")
    confirmed: bool
    note: str


class SchemeOut(Schema):
    code: str
    title: str
    url: str
    status: CallStatus
    closes_on: dt.date | None
    verdict: VerdictKind
    state: State = Field(
        description="Kết luận như nói với người dân; to_confirm: có thể phù hợp, Trung tâm cần xác nhận"
    )
    offered: bool = Field(description="Sai nếu chỉ nêu khi người hỏi chọn đúng việc này")
    route: str | None = Field(description="Mã của đối tượng được nêu")
    findings: list[FindingOut]
    points_to_confirm: list[str]
    missing: list[list[str]]
    smallest_change: list[ChangeOut] | None
    estimate: EstimateOut | None


class BundleOut(EstimateOut):
    """Tổ hợp hợp lệ có mức hỗ trợ cao nhất trong các khoản đứng đầu; note nói số tiền này là gì."""

    schemes: list[str] = Field(description="Mã các khoản được cộng, khoản nhiều nhất trước")
    reasons: list[str] = Field(description="Các quy định quyết định số tiền này, kèm căn cứ")
    to_ask: list[str] = Field(description="Mã các khoản chưa được cộng: cần hỏi Trung tâm có được nhận cùng lúc không")


class OptionOut(Schema):
    value: str
    label: str


class NextQuestionOut(Schema):
    fact: str
    label: str
    help: str
    kind: FactKind
    options: list[OptionOut]
    settles: int


class TotalsOut(Schema):
    fits: int
    need_facts: int
    not_eligible: int


class MatchOut(Schema):
    totals: TotalsOut
    fits: list[SchemeOut]
    need_facts: list[SchemeOut]
    not_eligible: list[SchemeOut]
    bundle: BundleOut | None
    next_question: NextQuestionOut | None


@router.get(
    "/schemes/match/",
    response=MatchOut,
    by_alias=True,
    openapi_extra=PROBLEMS,
    tags=["schemes"],
    summary="Khoản hỗ trợ phù hợp",
)
@known_parameters_only(MatchQuery, repeatable=FACT_PARAMETERS)
def schemes_match(request: HttpRequest, query: Query[MatchQuery]) -> dict[str, Any]:  # type: ignore[valid-type]
    """Every scheme judged for the facts given: fits, needs facts, not eligible, each with its reasons."""
    return match_answer({name: request.GET.getlist(name) for name in request.GET})


def match_answer(parameters: dict[str, list[str]]) -> dict[str, Any]:
    """The answer of `/schemes/match/` and of `manage.py match` to parameters whose names are known.

    Raises ApiProblem for a value that cannot be used.
    """
    facts = {name: values for name, values in parameters.items() if name in FACT_PARAMETERS}
    reference = service.reference()
    try:
        profile = Profile.parse(facts, reference)
    except ProfileError as error:
        raise ApiProblem([(e.parameter, {"vi": e.message_vi, "en": e.message_en}) for e in error.errors]) from error
    day = " ".join(parameters.get(DAY, []))
    if day and read_day(day) is None:
        raise ApiProblem([(DAY, wording.NO_SUCH_DAY)])
    text = " ".join(parameters.get("q", []))
    with as_of(read_day(day)):
        result = match(profile, text)
        return as_json.match_result(result, bundle_of(result, combination_groups()), reference)
