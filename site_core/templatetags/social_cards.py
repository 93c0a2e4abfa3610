"""The card of a page, for the head of the document."""

from __future__ import annotations

from typing import Any

from django import template

from site_core.models import SitePage
from site_core.social_cards import wording
from site_core.social_cards.card import SITE_CARD, card_address, kind_of
from site_core.social_cards.drawing import HEIGHT, WIDTH

register = template.Library()


@register.simple_tag
def social_card(page: Any = None) -> dict[str, Any]:
    """Address, alternative text and measures of the card of a page, of the site where there is no page."""
    known = page if isinstance(page, SitePage) else None
    kind, title = (kind_of(known), known.title) if known else ("", SITE_CARD.title)
    return {
        "address": card_address(known),
        "alt": wording.alternative(kind, title, wording.SITE),
        "width": WIDTH,
        "height": HEIGHT,
    }
