"""What the page says of itself to search engines."""

from __future__ import annotations

from typing import Any

from django import template

from site_core import structured_data as data
from site_core.models import SitePage, SiteSettings

register = template.Library()


@register.simple_tag
def structured_data(page: Any = None) -> str:
    """The element for the head of a page; nothing for what is no page of the tree."""
    return data.script(page, SiteSettings.current()) if isinstance(page, SitePage) else ""
