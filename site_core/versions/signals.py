"""Every change of what a visitor may see changes a version, in the transaction of the change."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_unpublished, post_page_move

from site_core.versions.current import changed
from site_core.versions.names import PUBLIC, SCHEMES

# Models of others. One of ours says it itself, by `content_version`.
_OTHERS = {
    "wagtailcore.pageviewrestriction": SCHEMES,
    "wagtailcore.site": SCHEMES,
    "wagtailcore.collection": PUBLIC,
    "wagtailcore.collectionviewrestriction": PUBLIC,
    "wagtailredirects.redirect": PUBLIC,
}
DRAFT_FIELDS = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "go_live_at",
}
"""What saving a draft writes to the page itself."""


def version_of(model: type[Model]) -> str | None:
    """The version that a change of such an object changes; None for what no visitor sees."""
    if model.__module__ == "__fake__":  # a migration's picture of a model
        return None
    if issubclass(model, Page):
        return getattr(model, "content_version", PUBLIC)
    return getattr(model, "content_version", None) or _OTHERS.get(model._meta.label_lower)


@receiver(post_save)
def saved(sender: type[Model], instance: Model, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    name = version_of(sender)
    if name is None:
        return
    if isinstance(instance, Page) and (not instance.live or (update_fields and update_fields <= DRAFT_FIELDS)):
        return
    changed(name)


@receiver(post_delete)
def deleted(sender: type[Model], **kwargs: Any) -> None:
    if name := version_of(sender):
        changed(name)


@receiver(m2m_changed)
def relations_changed(sender: type[Model], instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and (name := version_of(type(instance))):
        changed(name)


@receiver([page_unpublished, post_page_move])
def withdrawn_or_moved(sender: type[Page], **kwargs: Any) -> None:
    """What lies below a page goes with it, whatever it is."""
    changed(SCHEMES)
