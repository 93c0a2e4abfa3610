"""Errors as people and programs can read them: a page, or `application/problem+json` under /api/ (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation.trans_real import parse_accept_lang_header

from site_core import wording

Sentence = Mapping[str, str]


def language(request: HttpRequest) -> str:
    """`en` when the request prefers English to Vietnamese, else `vi`."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    wanted = (name.split("-")[0] for name, weight in accepted if weight > 0)
    return next((name for name in wanted if name in ("vi", "en")), "vi")


def problem(
    request: HttpRequest,
    status: int,
    title: Sentence,
    detail: Sentence,
    errors: Sequence[tuple[str, Sentence]] = (),
) -> JsonResponse:
    """An `application/problem+json` answer in the language that the request asks for."""
    chosen = language(request)
    body: dict[str, Any] = {
        "title": title[chosen],
        "status": status,
        "detail": detail[chosen],
        "errors": [{"parameter": name, "message": message[chosen]} for name, message in errors],
    }
    response = JsonResponse(
        body,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
    response["Vary"] = "Accept-Language"
    response["Content-Language"] = chosen
    return response


def parameter_problem(request: HttpRequest, errors: Sequence[tuple[str, Sentence]]) -> JsonResponse:
    """Answer 422 to parameters that cannot be used, each named."""
    return problem(request, 422, wording.INVALID_PARAMETERS, wording.INVALID_PARAMETERS_DETAIL, errors)


def method_not_allowed(request: HttpRequest) -> JsonResponse:
    """Answer 405 to a program that wants to change something."""
    response = problem(request, 405, wording.METHOD_NOT_ALLOWED, wording.METHOD_NOT_ALLOWED_DETAIL)
    response["Allow"] = "GET, HEAD"
    return response


def bad_request(request: HttpRequest, why: Sentence = wording.BAD_ADDRESS) -> HttpResponse:
    """Answer 400 to what cannot be read, such as an address with a strange character."""
    if request.path.startswith("/api/"):
        return problem(request, 400, wording.BAD_REQUEST, why)
    return render(request, "400.html", {"message": why["vi"]}, status=400)
