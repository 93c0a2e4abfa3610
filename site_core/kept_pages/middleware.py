"""Answering from the kept pages, and keeping what may be kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from site_core.csp.policies import ADMIN_PREFIXES
from site_core.kept_pages.instants import moment
from site_core.kept_pages.store import KeptPage, store
from site_core.versions.current import versions
from site_core.versions.names import PUBLIC

LONGEST_ADDRESS = 2_000
# The browser may keep a page but asks each time whether it still holds: a change is seen at once.
CACHE_CONTROL = "public, max-age=0, must-revalidate"
_TYPES = ("text/html", "application/json", "text/calendar", "application/atom+xml")
# What a page may differ by and still be the same for every visitor without a session. Programs choose a language.
_VARY = {"accept-encoding", "cookie", "accept-language"}
_NOT_FOR_ALL = ("private", "no-store", "no-cache")

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class KeptPagesMiddleware:
    """Answer visitors with whole pages that this process has kept, under the version of what is public and the present instant.

    One query tells whether anything has changed, so that every process of every host answers right at once. Who has a session
    or a message waiting is never answered from here. Stands outside the compression: a kept page is compressed once.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = _key(request)
        page = store().get(key) if key is not None else None
        if page is not None:
            return _answer(request, page)
        # Read before the view runs: what changes while it does has another key.
        request.keep_as = key  # type: ignore[attr-defined]
        return self.get_response(request)


class KeepingMiddleware:
    """Keep the answers that are the same for all visitors, and let browsers ask whether they still hold.

    What a view marks as private or sets a cookie with is not kept. Stands inside the compression.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        key = getattr(request, "keep_as", None)
        if key is None or request.method != "GET" or not _may_be_kept(response):
            return response
        assert isinstance(response, HttpResponse)
        # Compression varies by this too, and has not run yet.
        patch_vary_headers(response, ("Accept-Encoding",))
        response.headers.setdefault("Cache-Control", CACHE_CONTROL)
        headers = tuple((name, value) for name, value in response.items() if name != "Content-Length")
        page = KeptPage.of(headers, response.content)
        store().put(key, page)
        response["ETag"] = page.etag
        return response


def do_not_keep(request: HttpRequest) -> None:
    """Have the answer to this request made anew for whoever asks next: it depends on more than what is public."""
    request.keep_as = None  # type: ignore[attr-defined]


def _key(request: HttpRequest) -> Hashable | None:
    """What the answer depends on; None for what is never kept."""
    if not store().limit or request.method not in ("GET", "HEAD") or request.path.startswith(ADMIN_PREFIXES):
        return None
    if settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES:
        return None
    address = request.get_full_path()
    if len(address) > LONGEST_ADDRESS:
        return None
    language = request.headers.get("Accept-Language", "") if request.path.startswith("/api/") else ""
    try:
        return request.scheme, request.get_host(), address, language, versions(PUBLIC), moment(timezone.now())
    except (DatabaseError, DisallowedHost):
        return None


def _may_be_kept(response: HttpResponseBase) -> bool:
    if response.status_code != 200 or response.streaming or response.cookies or not isinstance(response, HttpResponse):
        return False
    if not response.headers.get("Content-Type", "").startswith(_TYPES) or response.has_header("Content-Encoding"):
        return False
    if any(word in response.headers.get("Cache-Control", "") for word in _NOT_FOR_ALL):
        return False
    return {name.strip().lower() for name in response.headers.get("Vary", "").split(",")} <= {*_VARY, ""}


def _answer(request: HttpRequest, page: KeptPage) -> HttpResponse:
    response: HttpResponse
    if page.etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    elif "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(page.compressed)
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(page.body)
    for name, value in page.headers:
        response[name] = value
    if response.status_code == 304:
        del response["Content-Type"]
    else:
        response["Content-Length"] = str(len(response.content))
    response["ETag"] = page.etag
    return response
