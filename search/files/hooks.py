"""What the admin does about attached files beyond Wagtail's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from search.files import queue, wording
from search.files.models import AttachedText
from search.indexing import outbox
from site_core.models import SiteDocument, SitePage


@hooks.register("after_publish_page")
def say_which_files_are_not_searched(request: HttpRequest, page: Page) -> None:
    """Publishing goes through whatever the files are; who publishes learns which of them nobody will find by their text."""
    files = page.search_files() if isinstance(page, SitePage) and page.search_kind is not None else []
    for row in AttachedText.objects.filter(document__in=files).exclude(reason="").select_related("document"):
        messages.warning(request, wording.NOT_SEARCHED.format(file=row.document.title, reason=row.explanation))


@hooks.register("after_bulk_action")
def files_moved(request: HttpRequest, action_type: str, objects: Iterable[Any], action: object) -> None:
    """Files that are moved together to another collection, which may be closed, send no signal of their own."""
    outbox.enqueue(queue.pages_with(*(file for file in objects if isinstance(file, SiteDocument))))
