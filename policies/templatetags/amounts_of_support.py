"""How a page writes an amount of support."""

from __future__ import annotations

from typing import Any

from django import template

from policies import headline

register = template.Library()


@register.filter
def share(item: Any) -> str:
    """«50% chi phí» where the rate is known, else nothing."""
    return headline.share(item) if item.rate_percent else ""
