"""How Willow, which makes Wagtail's renditions, writes AVIF: with our speed, which Willow itself has no setting for."""

from __future__ import annotations

from typing import Any, BinaryIO

from willow.image import AvifImageFile
from willow.plugins.pillow import PillowImage
from willow.registry import registry

from site_core.pictures.shapes import AVIF_SPEED


def register_avif() -> None:
    """Replace Willow's way of writing AVIF in this process."""
    registry.register_operation(PillowImage, "save_as_avif", save_as_avif)


def save_as_avif(
    image: Any, f: BinaryIO, quality: int = 80, lossless: bool = False, apply_optimizers: bool = True
) -> AvifImageFile:
    """Write a Willow image; `quality` of 100. Colours are converted to sRGB, so that no profile has to be kept."""
    picture = image.transform_colorspace_to_srgb().image if image.get_icc_profile() else image.image
    if picture.mode not in ("RGB", "RGBA"):
        picture = picture.convert("RGBA" if image.has_alpha() else "RGB")
    options = {"quality": 100, "subsampling": "4:4:4"} if lossless else {"quality": quality}
    picture.save(f, "AVIF", speed=AVIF_SPEED, **options)
    return AvifImageFile(f)
