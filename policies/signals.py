"""Changes of what rules refer to raise the reference version."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from policies.models import Industry, IndustryGroup, PlaceGroup
from site_core.models import raise_reference_version


@receiver([post_save, post_delete], sender=Industry)
@receiver([post_save, post_delete], sender=IndustryGroup)
@receiver([post_save, post_delete], sender=PlaceGroup)
@receiver(m2m_changed, sender=PlaceGroup.places.through)
def reference_changed(sender: type[Any], **kwargs: Any) -> None:
    raise_reference_version()
