"""The HTML of a picture: AVIF and WebP for browsers that know them, JPEG for all, in the sizes that have been made."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.images.models import Filter

from site_core.pictures.shapes import FALLBACK, FORMATS, Shape

EMPTY = SafeString("")


def picture_html(
    image: Any, shape: Shape, alt: str, *, lead: bool = False, css: str = "", sizes: str = ""
) -> SafeString:
    """A <picture> with its measures, so that nothing moves when it arrives; empty where nothing could be made of it.

    `alt` is empty for a picture that says nothing the text does not. A lead picture is loaded first, any other one
    when the reader comes near it.
    """
    fallback = _made(image, shape, FALLBACK)
    if not fallback:
        return EMPTY
    width_on_page = sizes or shape.sizes
    sources = [
        (f"image/{form}", _srcset(made), width_on_page)
        for form in FORMATS
        if len(made := _made(image, shape, form)) == len(shape.operations)
    ]
    shown = next((r for r in fallback if r.filter_spec == shape.first_spec), fallback[-1])
    return format_html(
        '<picture>{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}{}></picture>',
        format_html_join("", '<source type="{}" srcset="{}" sizes="{}">', sources),
        shown.url,
        _srcset(fallback),
        width_on_page,
        shown.width,
        shown.height,
        alt,
        format_html(' class="{}"', css) if css else "",
        SafeString(' fetchpriority="high"' if lead else ' loading="lazy" decoding="async"'),
    )


def _made(image: Any, shape: Shape, form: str) -> list[Any]:
    """Renditions of the shape in a format that exist, from the narrowest. One query, none where they were prefetched."""
    if image._get_prefetched_renditions() is None:
        image.prefetched_renditions = list(image.renditions.filter(filter_spec__in=shape.all_specs))
    filters = [Filter(spec) for spec in shape.specs(form)]
    found = image.find_existing_renditions(*filters)
    return [found[wanted] for wanted in filters if wanted in found]


def _srcset(renditions: list[Any]) -> str:
    """Each width once: a small picture is not made larger, so its wider renditions are alike."""
    by_width = {rendition.width: rendition.url for rendition in reversed(renditions)}
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))
