"""Changes of the shared reference data raise the reference version; a saved picture gets its first renditions."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from site_core.models import Place, SiteImage, SiteSettings, raise_reference_version
from site_core.pictures.making import make_first


@receiver([post_save, post_delete], sender=Place)
@receiver([post_save, post_delete], sender=SiteSettings)
@receiver(m2m_changed, sender=Place.successors.through)
def reference_changed(sender: type[Any], **kwargs: Any) -> None:
    raise_reference_version()


@receiver(post_save, sender=SiteImage)
def picture_saved(instance: SiteImage, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    if not raw and update_fields is None:
        make_first(instance)
