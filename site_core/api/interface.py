"""The public API for programs: its errors, and the register of places. Apps add their routers in `urls.py`."""

from __future__ import annotations

import logging

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from site_core import wording
from site_core.api.errors import ApiProblem, sentence_of
from site_core.api.problems import parameter_problem, problem

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
