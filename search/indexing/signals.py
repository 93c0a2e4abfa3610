"""Every change of what is public writes an index job, in the transaction of the change."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_unpublished, post_page_move

from policies.law.citing import pages_citing
from policies.models import IndustryGroup, Intention, LegalDocument, LegalRelation, PlaceGroup, SupportScheme
from search.indexing import outbox, pages
from site_core.models import Place, SitePage, SiteSettings


@receiver(pre_save)
def told_of_below_changing(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Note on the page whether its address or its title changes: its descendants' addresses change, and some name their parent.

    Wagtail's own `page_slug_changed` comes after the commit; this is seen within the transaction.
    """
    if isinstance(instance, SitePage) and instance.pk:
        known = Page.objects.filter(pk=instance.pk).values_list("url_path", "title").first()
        instance.told_of_below_changed = known is not None and known != (instance.url_path, instance.title)


@receiver(post_save)
def page_saved(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, SitePage):
        return
    if getattr(instance, "told_of_below_changed", False):
        outbox.enqueue_tree(instance)
    outbox.enqueue({instance.pk} | pages.naming(instance))
    if isinstance(instance, LegalDocument):
        _enqueue_law(instance)


@receiver(pre_delete)
def page_about_to_be_deleted(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Whoever names it can still be told; its aliases become pages of their own."""
    if isinstance(instance, SitePage):
        outbox.enqueue(pages.naming(instance).union(instance.aliases.values_list("pk", flat=True)))


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
    """An alias has the restrictions of its source."""
    for page in (instance.page, *instance.page.aliases.all()):
        outbox.enqueue_tree(page)


@receiver(post_save, sender=LegalRelation)
@receiver(pre_delete, sender=LegalRelation)
def relation_changed(sender: type[Any], instance: LegalRelation, **kwargs: Any) -> None:
    """An amendment changes the status of its target, and so of whatever cites that."""
    outbox.enqueue([instance.target_id])
    _enqueue_citing(instance.target)


@receiver(post_save, sender=IndustryGroup)
@receiver(post_delete, sender=IndustryGroup)
@receiver(post_save, sender=PlaceGroup)
@receiver(post_delete, sender=PlaceGroup)
@receiver(m2m_changed, sender=PlaceGroup.places.through)
def rules_changed(sender: type[Any], **kwargs: Any) -> None:
    """Groups are part of the schemes whose rules name them."""
    outbox.enqueue(SupportScheme.objects.live().values_list("pk", flat=True))


@receiver(post_save, sender=Intention)
@receiver(pre_delete, sender=Intention)
def intention_changed(sender: type[Any], instance: Intention, **kwargs: Any) -> None:
    outbox.enqueue(pages.naming(instance))


@receiver(pre_save, sender=Place)
def register_changing(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Note whether anything changes: the register is loaded at each start, and is then mostly as it was."""
    fields = ("code", "name", "level", "parent_id", "valid_from", "valid_to")
    known = Place.objects.filter(pk=instance.pk).values_list(*fields).first()
    instance.register_changed = known != tuple(getattr(instance, field) for field in fields)


@receiver(post_save, sender=Place)
@receiver(pre_delete, sender=Place)
def register_changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Who names a unit names what it came from and what it became, too: a change of the register concerns all pages."""
    if getattr(instance, "register_changed", True):
        outbox.enqueue(Page.objects.live().values_list("pk", flat=True))


@receiver(m2m_changed, sender=Place.successors.through)
def successors_changed(sender: type[Any], action: str, **kwargs: Any) -> None:
    if action.startswith("post_"):
        outbox.enqueue(Page.objects.live().values_list("pk", flat=True))


@receiver(post_save, sender=Site)
@receiver(post_delete, sender=Site)
def site_changed(sender: type[Any], **kwargs: Any) -> None:
    """Which pages have an address, and which."""
    outbox.enqueue(Page.objects.live().values_list("pk", flat=True))


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
