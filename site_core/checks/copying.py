"""Copies, aliases and bulk publishing of pages in the admin."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from site_core.checks import wording
from site_core.checks.checked import reasons
from site_core.checks.content import content_errors


class SitePageCopyForm(CopyForm):
    """Says beside «đăng» why a copy cannot go public at once, instead of failing."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("publish_copies") and not cleaned.get("alias"):
            pages = self.page.get_descendants(inclusive=True) if cleaned.get("copy_subpages") else [self.page]
            for page in pages:
                if page.live and (why := list(not_ready_as_a_copy(page.specific))):
                    said = wording.COPY_NOT_READY.format(title=page.title, reasons=" ".join(why))
                    self.add_error("publish_copies", said)
        return cleaned


def not_ready_as_a_copy(page: Any) -> Iterator[str]:
    """Why a copy of a page cannot be published. Its address and its code are new ones anyway."""
    if not hasattr(page, "check_quality"):
        return
    as_new = copy.copy(page)
    as_new.pk = as_new.id = None
    try:
        as_new.check_quality()
    except ValidationError as error:
        yield from reasons(error, type(page))
    yield from (sentence for _, sentence in content_errors(page))


class PublishWithoutAliases(PublishBulkAction):
    """Wagtail fails at an alias, which has no revision: it is public when its source is."""

    @classmethod
    def execute_action(
        cls, objects: list[Page], include_descendants: bool = False, user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        pages = [page for page in objects if not page.alias_of_id]
        published, _ = super().execute_action(pages, user=user, **kwargs)
        if not include_descendants:
            return published, 0
        below = [page for parent in pages for page in drafts_below(parent, user)]
        return published, super().execute_action(below, user=user, **kwargs)[0]


def drafts_below(page: Page, user: Any) -> list[Page]:
    """The pages below a page that are not public and that the user may publish."""
    drafts = page.get_descendants().not_live().filter(alias_of=None).specific()
    return [draft for draft in drafts if user is None or draft.permissions_for_user(user).can_publish()]
