"""Pages that no tree holds: errors."""

from __future__ import annotations

import logging

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from site_core import wording
from site_core.api.problems import bad_request, problem
from site_core.gone.answers import gone_page
from site_core.models import SiteSettings

logger = logging.getLogger(__name__)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem(request, 404, wording.NOT_FOUND, wording.NOT_FOUND_DETAIL)
    return gone_page(request) or render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The last page: made without the database and without anything that could fail again."""
    if request.path.startswith("/api/"):
        return problem(request, 500, wording.SERVER_ERROR, wording.SERVER_ERROR_DETAIL)
    return HttpResponse(render_to_string("500.html", {"centre": SiteSettings.known}), status=500)


def bad_request_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TooManyFieldsSent):
        return bad_request(request, wording.TOO_MANY_FIELDS)
    return bad_request(request)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose protection token is missing or old: say what to do, and log why."""
    logger.warning("CSRF: %s on %s", reason, request.path)
    return render(request, "403.html", {"message": wording.FORM_EXPIRED}, status=403)
