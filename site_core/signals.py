"""A saved picture gets its first renditions; pictures and files are found in the admin by the tags that they have now; a deleted page
leaves its aliases with codes of their own."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_save, pre_delete
from django.dispatch import receiver
from taggit.models import TaggedItem
from wagtail.search import index

from site_core.codes import free_code
from site_core.models import SiteImage, SitePage
from site_core.models.media import Tagged
from site_core.pictures.making import make_first


@receiver(post_save, sender=SiteImage)
def picture_saved(instance: SiteImage, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    if not raw and update_fields is None:
        # After the commit: pictures take long, and who writes keeps all others from writing.
        transaction.on_commit(partial(make_first, instance), robust=True)


@receiver(m2m_changed, sender=TaggedItem)
def tags_changed(instance: Any, action: str, **kwargs: Any) -> None:
    if isinstance(instance, Tagged) and action.startswith("post_"):
        index.insert_or_update_object(instance)


@receiver(pre_delete)
def page_about_to_be_deleted(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Its aliases become pages of their own: the first of them keeps the code, which the others may not share with it."""
    if isinstance(instance, SitePage):
        for alias in instance.aliases.order_by("pk").specific()[1:]:
            type(alias).objects.filter(pk=alias.pk).update(code=free_code(alias.code or alias.slug, alias))
