"""What templates of the public site need beyond Django and Wagtail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import prefetch_related_objects
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from site_core import clock
from site_core.pictures.prefetch import renditions_of
from site_core.pictures.shapes import LIST, STORY
from site_core.text.rich_links import page_addresses, rich_html
from site_core.text.slugs import vietnamese_slug

register = template.Library()


@register.filter
def with_anchors(stream: Iterable[Any]) -> list[tuple[Any, str]]:
    """Each block of a story with its anchor: readable and unique for a heading, empty for any other block."""
    taken: set[str] = set()
    found = []
    for block in stream:
        anchor = ""
        if block.block_type == "heading":
            base = anchor = vietnamese_slug(str(block.value)) or "muc"
            number = 2
            while anchor in taken:
                anchor = f"{base}-{number}"
                number += 1
            taken.add(anchor)
        found.append((block, anchor))
    return found


@register.simple_tag
def link_targets(*streams: Any) -> dict[str, str]:
    """Addresses of the pages that these streams link to, for the filter `rich`."""
    return page_addresses(*streams)


@register.simple_tag(takes_context=True)
def rich(context: Context, source: Any) -> SafeString:
    """Rich text as HTML. `targets` of `link_targets` save its queries; a block shown on its own has none."""
    return mark_safe(rich_html(source, context.get("targets")))  # noqa: S308 - cleaned by `safe_html`


@register.filter
def with_story_pictures(stream: Iterable[Any]) -> Iterable[Any]:
    """The stream, with the renditions of all its pictures read in one query."""
    blocks = list(stream)
    images = [block.value["image"] for block in blocks if block.block_type == "picture" and block.value.get("image")]
    if images:
        prefetch_related_objects(images, renditions_of(STORY))
    return blocks


@register.filter
def with_pictures(pages: Iterable[Any]) -> list[Any]:
    """Pages with their listing images and renditions read in two queries, however many pages."""
    entries = list(pages)
    if entries:
        prefetch_related_objects(entries, renditions_of(LIST, "listing_image"))
    return entries


@register.filter
def in_force(items: Iterable[Any], today: dt.date | None = None) -> list[Any]:
    """Amounts that apply on a day, today unless told: those that have begun and not ended."""
    moment = today or clock.today()
    return [
        item
        for item in items
        if (item.valid_from is None or item.valid_from <= moment) and (item.valid_to is None or moment <= item.valid_to)
    ]


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], current: int, total: int) -> dict[str, Any]:
    """Links to the other pages of a list; the address keeps its other parameters, and the first page has no number."""

    def address(number: int) -> str:
        query = context["request"].GET.copy()
        query.pop("page", None)
        if number > 1:
            query["page"] = str(number)
        return f"?{query.urlencode()}" if query else context["request"].path

    near = {1, total, *range(current - 1, current + 2)}
    numbers = [number for number in sorted(near) if 1 <= number <= total]
    return {
        "current": current,
        "total": total,
        "links": [
            # Whether pages were left out before this one.
            {"number": n, "address": address(n), "gap": position > 0 and n - numbers[position - 1] > 1}
            for position, n in enumerate(numbers)
        ],
        "previous": address(current - 1) if current > 1 else None,
        "following": address(current + 1) if current < total else None,
    }


@register.filter
def full_name(document: Any) -> str:
    """A legal document by its number and title, the number said once: «Nghị định 45/2012/NĐ-CP về khuyến công»."""
    title, name = str(document.title), str(document.name)
    return title if title.startswith(name) else f"{name}: {title}"


@register.filter
def status_on(document: Any, day: dt.date | str) -> str:
    """Status of a legal document on a day, today where a template knows none: not_yet, in_force, ended, unknown."""
    return str(document.status(day or clock.today()))
