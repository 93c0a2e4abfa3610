"""Pictures for tests."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.images import ImageFile
from django.test import TestCase
from PIL import Image

from site_core.models import SiteImage


def uploaded(width: int = 1600, height: int = 1000, **fields: Any) -> SiteImage:
    """A picture in the library, as if an editor had uploaded it."""
    stream = io.BytesIO()
    Image.effect_mandelbrot((width, height), (-2, -1.2, 0.8, 1.2), 20).convert("RGB").save(stream, "PNG")
    stream.seek(0)
    values = {"title": "Ảnh thử", "description": "Ảnh thử có <dấu> ngoặc", **fields}
    with TestCase.captureOnCommitCallbacks(execute=True):
        image: SiteImage = SiteImage.objects.create(file=ImageFile(stream, name=f"thu-{width}.png"), **values)
    return image


def lose(image: SiteImage) -> None:
    """The file of a picture and all that was made of it are gone; the picture is still in the library."""
    image.renditions.all().delete()
    SiteImage.objects.filter(pk=image.pk).update(file="original_images/lost.png", prepared="")
