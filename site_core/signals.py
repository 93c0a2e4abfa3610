"""A saved picture gets its first renditions."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from site_core.models import SiteImage
from site_core.pictures.making import make_first


@receiver(post_save, sender=SiteImage)
def picture_saved(instance: SiteImage, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    if not raw and update_fields is None:
        make_first(instance)
