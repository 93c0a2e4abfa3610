"""The tag by which every template of the public site shows a picture."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString

from site_core.pictures.markup import EMPTY, picture_html
from site_core.pictures.shapes import SHAPES

register = template.Library()


@register.simple_tag
def site_picture(
    image: Any, shape: str, *, alt: str = "", lead: bool = False, css: str = "", sizes: str = ""
) -> SafeString:
    """`{% site_picture page.listing_image "story" alt=… lead=True as picture %}`: empty where there is no picture.

    `shape` is «story» or «list». Without `alt` the picture is decorative.
    """
    return picture_html(image, SHAPES[shape], alt, lead=lead, css=css, sizes=sizes) if image else EMPTY
