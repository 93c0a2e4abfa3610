"""What happens around every request: unreadable input is turned away, text is sent small, the admin's changes are all or nothing."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from itertools import chain
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from site_core import wording
from site_core.api.problems import bad_request, method_not_allowed
from site_core.checks.refusing import refuse
from site_core.csp.policies import ADMIN_PREFIXES

GetResponse = Callable[[HttpRequest], HttpResponseBase]
# Pictures, fonts and PDF files are packed already.
TEXT_TYPES = (
    "text/",
    "application/json",
    "application/problem+json",
    "application/xml",
    "application/atom+xml",
    "image/svg+xml",
)
MOST_PARAMETERS = 1_000
# The library of pictures changes no page and writes no index job, and working on a picture takes seconds, for which nobody else
# could write.
NOT_ATOMIC = "/admin/images/"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")


class BadInputMiddleware:
    """Answer 400 to a NUL character in an address: databases refuse it, and no reader ever means it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request)
        return self.get_response(request)


class LimitInputMiddleware:
    """Answer 400 to more parameters than any form of the public has: Django's own limit is as high as the admin needs it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(ADMIN_PREFIXES):
            sent = request.META.get("QUERY_STRING", "").count("&")
            if request.method not in SAFE_METHODS and request.content_type == "application/x-www-form-urlencoded":
                sent = max(sent, request.body.count(b"&"))
            if sent >= MOST_PARAMETERS:
                return bad_request(request, wording.TOO_MANY_PARAMETERS)
        return self.get_response(request)


class CompressTextMiddleware(GZipMiddleware):
    """Compress text: a page of the finder is 150 kB as it is written and 9 kB as it travels.

    Django adds random bytes, so that the length of a page tells nothing of what it keeps secret (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith(TEXT_TYPES):
            return response
        return super().process_response(request, response)


class ReadOnlyApiMiddleware:
    """Tell whoever sends anything but a question to the interface for programs that it is for reading; answer HEAD as GET."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith("/api/") or request.method == "GET":
            return self.get_response(request)
        if request.method != "HEAD":
            return method_not_allowed(request)
        request.method = "GET"
        response = self.get_response(request)
        request.method = "HEAD"  # so that the server leaves the body out
        return response


class AtomicAdminMiddleware:
    """Run each change made in the admin in one transaction.

    Wagtail sends some signals (move, unpublish, delete) outside its own transaction. In one outer transaction the
    change and the index job that it writes are kept or lost together. A page that must not be published as it is undoes the
    whole of it, and the editor is told what to mend: Wagtail's bulk actions, workflows and copies do not expect that.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if request.method in SAFE_METHODS or not request.path.startswith(ADMIN_PREFIXES):
            return None
        around = nullcontext() if request.path.startswith(NOT_ATOMIC) else transaction.atomic()
        try:
            with around:
                return view(request, *args, **kwargs)
        except ValidationError as error:
            return refuse(request, error)


class SpreadsheetMiddleware:
    """Begin each CSV file that the admin gives out with a byte order mark: without it Excel takes Vietnamese for Windows-1252."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path.startswith(ADMIN_PREFIXES) and response.headers.get("Content-Type", "").startswith("text/csv"):
            response.headers["Content-Type"] = "text/csv; charset=utf-8"
            if isinstance(response, StreamingHttpResponse) and not response.is_async:
                whole = cast(Iterable[bytes], response.streaming_content)
                response.streaming_content = chain([codecs.BOM_UTF8], whole)
        return response
