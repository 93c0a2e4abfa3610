"""Reading the renditions of many pictures at once."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from site_core.models import SiteRendition
from site_core.pictures.shapes import Shape


def renditions_of(shape: Shape, field: str = "") -> Prefetch[Any]:
    """What to prefetch of pictures, or of what refers to a picture by that field, to show them in the shape."""
    path = f"{field}__renditions" if field else "renditions"
    return Prefetch(
        path, SiteRendition.objects.filter(filter_spec__in=shape.all_specs), to_attr="prefetched_renditions"
    )
