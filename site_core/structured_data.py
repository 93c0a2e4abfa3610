"""What a page says of itself to search engines, in the terms of schema.org (JSON-LD). Only what the page shows, nothing guessed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

if TYPE_CHECKING:
    from site_core.models import SiteSettings

CONTEXT = "https://schema.org"
# Nothing in the text can end the element that it stands in.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def script(page: Any, centre: SiteSettings) -> SafeString:
    """The element for the head of the page: the page, and the way to it."""
    graph = [described(page, centre), trail(page)]
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, default=str).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - `_ESCAPES`


def described(page: Any, centre: SiteSettings) -> dict[str, Any]:
    """What the type of the page says (`structured_data`), with what holds for every page."""
    own: dict[str, Any] = page.structured_data()
    shared = {
        "@type": "WebPage",
        "name": page.title,
        "description": page.meta_description or None,
        "url": settings.WAGTAILADMIN_BASE_URL + (page.canonical_path or page.url or ""),
        "inLanguage": "vi",
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else None,
        "publisher": organisation(centre),
    }
    return {name: value for name, value in {**shared, **own}.items() if value not in (None, "", [])}


def organisation(centre: SiteSettings) -> dict[str, Any]:
    """The Centre; what nobody has filled in is left out."""
    said = {
        "@type": "GovernmentOrganization",
        "name": centre.centre_name,
        "url": settings.WAGTAILADMIN_BASE_URL + "/",
        "telephone": centre.phone,
        "email": centre.email,
        "address": centre.address,
    }
    return {name: value for name, value in said.items() if value}


def trail(page: Any) -> dict[str, Any]:
    """The pages from the home page down to this one."""
    way: list[Page] = [*page.breadcrumbs, page]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": step.title,
                "item": settings.WAGTAILADMIN_BASE_URL + (step.url or ""),
            }
            for position, step in enumerate(way, start=1)
        ],
    }
