"""Changes of the shared reference data raise the reference version."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from site_core.models import Place, SiteSettings, raise_reference_version


@receiver([post_save, post_delete], sender=Place)
@receiver([post_save, post_delete], sender=SiteSettings)
@receiver(m2m_changed, sender=Place.successors.through)
def reference_changed(sender: type[Any], **kwargs: Any) -> None:
    raise_reference_version()
