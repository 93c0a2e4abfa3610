"""What an editor sees when something was not done because a page is not ready."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from wagtail.admin import messages

from site_core.checks import wording
from site_core.checks.checked import NotReady, reasons


def refuse(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say why nothing was done, where the editor came from; to the admin's scripts in the forms that they expect."""
    page = error.page if isinstance(error, NotReady) else None
    why = reasons(error, type(page)) if page is not None else list(map(str, error.messages))
    if "application/json" in request.headers.get("Accept", ""):
        said = {"success": False, "error_code": "validation_error", "error_message": " ".join(why)}
        return JsonResponse(said, status=400)
    messages.error(request, not_published(page, why))
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":  # a modal of a workflow
        return JsonResponse({"step": "success", "redirect": came_from(request)})
    return redirect(came_from(request))


def not_published(page: Any, why: Iterable[str]) -> SafeString:
    """«Chưa đăng …» with what to mend, and the way there."""
    if page is None:
        return with_list(wording.NOT_SAVED, why)
    heading: str = wording.NOT_PUBLISHED.format(title=page.title)
    if page.pk is None:
        return with_list(heading, why)
    link = format_html('<a href="{}">{}</a>', reverse("wagtailadmin_pages:edit", args=[page.pk]), wording.EDIT)
    return format_html("{} {}", with_list(heading, why), link)


def with_list(heading: str, points: Iterable[Any]) -> SafeString:
    """A sentence with a list below it."""
    return format_html("{}<ul>{}</ul>", heading, format_html_join("", "<li>{}</li>", ((point,) for point in points)))


def came_from(request: HttpRequest) -> str:
    """The page of the admin that sent the request, else the admin's first page."""
    address = request.POST.get("next") or request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return address
    return reverse("wagtailadmin_home")
