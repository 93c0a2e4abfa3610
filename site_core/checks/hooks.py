"""Where the admin copies, publishes and converts pages, beyond Wagtail's own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from site_core import codes
from site_core.checks import wording
from site_core.checks.copying import PublishWithoutAliases, drafts_below, not_ready_as_a_copy
from site_core.checks.days import day_to_come
from site_core.checks.missing import missing
from site_core.checks.refusing import not_published

hooks.register(
    "register_bulk_action", PublishWithoutAliases, order=1
)  # later than Wagtail's own, which it takes the place of


@hooks.register("before_bulk_action")
def publish_only_what_is_ready(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Nothing is published while one of the pages is not ready; each of these is named with its reasons."""
    if action_type != "publish" or not all(isinstance(page, Page) for page in objects):
        return None
    pages = [page for page in objects if not page.alias_of_id]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [page for parent in list(pages) for page in drafts_below(parent, request.user)]
    refused = False
    for page in pages:
        if why := missing(page.get_latest_revision_as_object()):
            refused = True
            messages.error(request, not_published(page, why))
    return redirect(action.next_url) if refused else None


@hooks.register("before_convert_alias_page")
def give_code_of_its_own(request: HttpRequest, page: Any) -> HttpResponse | None:
    """An alias that becomes a page needs a code that its source has not; and must be able to stand beside it."""
    if request.method != "POST" or not hasattr(page, "code"):
        return None
    if page.live and (why := list(not_ready_as_a_copy(page))):
        messages.error(request, not_published(page, why))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    page.code = codes.free_code(page.code or page.slug, page)
    type(page).objects.filter(pk=page.pk).update(code=page.code)
    return None


@hooks.register("after_publish_page")
def say_when_it_is_listed(request: HttpRequest, page: Page) -> None:
    if page.live and (day := day_to_come(page)):
        messages.warning(request, wording.FUTURE_DAY.format(day=f"{day:%d/%m/%Y}"))
