"""A file that is uploaded, replaced, deleted, opened to the public or closed to it changes what is found."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Collection, CollectionViewRestriction

from search.files import queue
from search.indexing import outbox
from site_core.models import SiteDocument


@receiver(post_save, sender=SiteDocument)
def file_saved(sender: type[Any], instance: SiteDocument, **kwargs: Any) -> None:
    """Its text may be another, and in any case its name."""
    if kwargs.get("raw"):
        return
    queue.ask(instance)
    outbox.enqueue(queue.pages_with(instance))


@receiver(pre_delete, sender=SiteDocument)
def file_deleted(sender: type[Any], instance: SiteDocument, **kwargs: Any) -> None:
    outbox.enqueue(queue.pages_with(instance))


@receiver(post_save, sender=CollectionViewRestriction)
@receiver(post_delete, sender=CollectionViewRestriction)
def access_changed(sender: type[Any], instance: CollectionViewRestriction, **kwargs: Any) -> None:
    collections = Collection.objects.descendant_of(instance.collection, inclusive=True)
    outbox.enqueue(queue.pages_with(*SiteDocument.objects.filter(collection__in=collections)))


@receiver(post_save, sender=Collection)
def collection_moved(sender: type[Any], instance: Collection, created: bool, **kwargs: Any) -> None:
    """A collection that is moved below a closed one is closed with it; the admin saves it when it moves it."""
    if not created:
        collections = Collection.objects.descendant_of(instance, inclusive=True)
        outbox.enqueue(queue.pages_with(*SiteDocument.objects.filter(collection__in=collections)))
