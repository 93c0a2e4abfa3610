"""Every change of what is public writes an index job, in the transaction of the change."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_unpublished, post_page_move

from policies.models import IndustryGroup, LegalDocument, LegalRelation, PlaceGroup, SupportScheme
from search.indexing import outbox, pages, relations
from site_core.models import Place, SitePage, SiteSettings
from site_core.versions.signals import DRAFT_FIELDS


@receiver(pre_save)
def page_changing(sender: type[Any], instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    """Note on the page whether a draft is saved that no visitor sees; editors' browsers do that every other second.

    Note too whether its address, its title or whether it is live changes: below it addresses change, and some name their parent.
    Wagtail's own `page_slug_changed` comes after the commit; this is seen within the transaction.
    """
    if not isinstance(instance, SitePage):
        return
    known = (
        Page.objects.filter(pk=instance.pk).values_list("url_path", "title", "live").first() if instance.pk else None
    )
    hidden = not instance.live and not (known and known[2])
    instance.is_draft_saved = hidden or bool(update_fields and update_fields <= DRAFT_FIELDS)
    instance.told_of_below_changed = known is not None and known != (instance.url_path, instance.title, instance.live)


@receiver(pre_save)
def named_before(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """What a page or a row has named until now will not be named by it any more."""
    if sender in _naming() and instance.pk and not getattr(instance, "is_draft_saved", False):
        outbox.enqueue(relations.named_by(sender, [instance.pk]))


@receiver(post_save)
def thing_saved(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    if getattr(instance, "is_draft_saved", False):
        return
    if isinstance(instance, SitePage):
        if getattr(instance, "told_of_below_changed", False):
            outbox.enqueue_tree(instance)
        outbox.enqueue([instance.pk])
    _enqueue_concerned(instance)


@receiver(pre_delete)
def thing_about_to_be_deleted(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Whoever names it can still be told; aliases of a page become pages of their own."""
    _enqueue_concerned(instance)
    if isinstance(instance, SitePage):
        outbox.enqueue(instance.aliases.values_list("pk", flat=True))


@receiver(m2m_changed)
def many_changed(sender: type[Any], instance: Any, action: str, model: type[Any], pk_set: Any, **kwargs: Any) -> None:
    """Pages at either end of a relation to many. What is cleared is only known before."""
    if sender not in _many():
        return
    if action == "pre_clear":
        _enqueue_concerned(instance)
    elif action.startswith("post_"):
        ends = (type(instance), [instance.pk]), (model, pk_set or ())
        outbox.enqueue(pk for end, pks in ends if issubclass(end, Page) for pk in pks)


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


@receiver(post_save, sender=IndustryGroup)
@receiver(post_delete, sender=IndustryGroup)
@receiver(post_save, sender=PlaceGroup)
@receiver(post_delete, sender=PlaceGroup)
@receiver(m2m_changed, sender=PlaceGroup.places.through)
def rules_changed(sender: type[Any], **kwargs: Any) -> None:
    """Groups are part of the schemes whose rules name them."""
    outbox.enqueue(SupportScheme.objects.live().values_list("pk", flat=True))


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


def _enqueue_concerned(thing: Any) -> None:
    """The pages whose documents may change with the thing. The register of places is told of by itself."""
    model: Any = type(thing)
    if model is Place or not (relations.is_named(model) or model in _naming()):
        return
    if model is Page and issubclass(thing.specific_class or Page, SitePage):
        return  # the row of a page of ours, which is told of as what it is
    outbox.enqueue(relations.concerned(thing))
    if isinstance(thing, LegalDocument | LegalRelation):
        # What a document changes changes, and so does whatever cites that.
        changed = relations.named_by(model, [thing.pk])
        outbox.enqueue(changed | relations.naming(LegalDocument, changed))


@lru_cache(maxsize=1)
def _naming() -> frozenset[type[Any]]:
    """Page types and rows of pages."""
    return frozenset({*pages.page_models(), *relations.rows_of_pages()})


@lru_cache(maxsize=1)
def _many() -> frozenset[type[Any]]:
    """The tables behind relations to many."""
    fields: list[Any] = [relation.field for relation in relations.relations()]
    return frozenset(field.remote_field.through for field in fields if field.many_to_many)
