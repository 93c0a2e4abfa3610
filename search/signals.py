"""Every change of what is public writes an index job, in the transaction of the change."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from policies.citing import pages_citing
from policies.models import IndustryGroup, Intention, LegalDocument, LegalRelation, PlaceGroup, SupportScheme
from search import outbox
from site_core.models import SitePage, SiteSettings


@receiver(pre_save)
def address_changing(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Note on the page whether its address changes: its descendants' addresses change with it.

    Wagtail's own `page_slug_changed` comes after the commit; this is seen within the transaction.
    """
    if isinstance(instance, SitePage) and instance.pk:
        known = Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True).first()
        instance.address_changed = known is not None and known != instance.url_path


@receiver(post_save)
def page_saved(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, SitePage):
        return
    if getattr(instance, "address_changed", False):
        outbox.enqueue_tree(instance)
    else:
        outbox.enqueue([instance.pk])
    if isinstance(instance, LegalDocument):
        _enqueue_law(instance)


@receiver(post_delete)
def page_deleted(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        outbox.enqueue([instance.pk])


@receiver(page_unpublished)
def page_withdrawn(sender: type[Any], instance: Page, **kwargs: Any) -> None:
    outbox.enqueue([instance.pk])


@receiver(post_page_move)
def page_moved(sender: type[Any], instance: Page, **kwargs: Any) -> None:
    outbox.enqueue_tree(instance)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def visibility_changed(sender: type[Any], instance: PageViewRestriction, **kwargs: Any) -> None:
    outbox.enqueue_tree(instance.page)


@receiver(post_save, sender=LegalRelation)
@receiver(pre_delete, sender=LegalRelation)
def relation_changed(sender: type[Any], instance: LegalRelation, **kwargs: Any) -> None:
    """An amendment changes the status of its target, and so of whatever cites that."""
    outbox.enqueue([instance.target_id])
    _enqueue_citing(instance.target)


@receiver(post_save, sender=IndustryGroup)
@receiver(post_save, sender=PlaceGroup)
@receiver(post_save, sender=Intention)
def rules_changed(sender: type[Any], **kwargs: Any) -> None:
    """Groups and intentions are part of the schemes that name them."""
    outbox.enqueue(SupportScheme.objects.live().values_list("pk", flat=True))


@receiver(post_save, sender=SiteSettings)
def centre_changed(sender: type[Any], **kwargs: Any) -> None:
    """The contact page shows the Centre's data."""
    outbox.enqueue(Page.objects.filter(content_type__model="contactpage").values_list("pk", flat=True))


def _enqueue_law(document: LegalDocument) -> None:
    """What a document changes, what cites that, and what cites the document itself."""
    _enqueue_citing(document)
    for target in LegalDocument.objects.filter(incoming_relations__page=document).distinct():
        outbox.enqueue([target.pk])
        _enqueue_citing(target)


def _enqueue_citing(document: LegalDocument) -> None:
    outbox.enqueue(page.pk for page in pages_citing(document))
