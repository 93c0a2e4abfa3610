"""Notes where a public page was when it goes, and forgets it when a page is there again."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from site_core.gone.models import LONGEST, GoneAddress


@receiver(page_unpublished)
def gone(instance: Page, **kwargs: Any) -> None:
    """Also for a page that is deleted, which Wagtail unpublishes first."""
    path = _path(instance)
    if path and len(path) <= LONGEST and _was_public(instance):
        GoneAddress.objects.update_or_create(path=path, defaults={"gone_on": timezone.localdate()})


@receiver(page_published)
def back(instance: Page, **kwargs: Any) -> None:
    GoneAddress.objects.filter(path=_path(instance)).delete()


def _path(page: Page) -> str:
    return urlsplit(page.url or "").path


def _was_public(page: Page) -> bool:
    """Not behind a login or a password, nor of a day to come: whether such a page was ever there is nobody's business."""
    field = getattr(page.specific_class, "day_field", "")
    day = getattr(page.specific, field) if field else None
    return not page.get_view_restrictions().exists() and (day is None or day <= timezone.localdate())
