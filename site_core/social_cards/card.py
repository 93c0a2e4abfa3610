"""What stands on a card, and where a card is served. Nothing here draws."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

from site_core.social_cards import wording

DESIGN = 1
"""Raise it when cards are to be drawn anew."""

SITE_KEY = 0
"""In addresses: the card of what is no page, such as the finder."""


@dataclass(frozen=True)
class Card:
    """Words of a card; all but the title may be empty. `figure` is set large, `doubt` small beside it."""

    kind: str
    title: str
    text: str = ""
    figure: str = ""
    doubt: str = ""
    picture: str = ""
    """Identity of the page's picture: the hash of its file and its focal point."""

    def digest(self) -> str:
        """Changes with anything that is to be seen."""
        return _hash(DESIGN, sorted(asdict(self).items()))


SITE_CARD = Card(kind="", title=wording.SITE_TITLE, text=wording.SITE_TEXT)


def card_of(page: Any) -> Card:
    """The card of a page as it is now. Asks the database for its amounts and its picture."""
    image = page.listing_image
    figure, doubt = page.card_figure()
    return Card(
        kind=kind_of(page),
        title=page.title,
        text=page.card_text,
        figure=figure,
        doubt=doubt,
        picture=f"{image.pk} {image.file_hash} {image.focal_point_x} {image.focal_point_y}" if image else "",
    )


def kind_of(page: Any) -> str:
    return wording.KINDS.get(page.search_kind or "", "")


def card_address(page: Any | None) -> str:
    """Where the card of a page is served, of the site where there is no page. Asks the database for nothing.

    The fingerprint changes with the title, the promise, the picture and every publication, so that who keeps cards by
    their address asks for the new one.
    """
    if page is None or page.pk is None:
        return f"/chia-se/{SITE_KEY}/{SITE_CARD.digest()}.png"
    seen = (DESIGN, page.title, page.card_text, page.listing_image_id, page.live_revision_id)
    return f"/chia-se/{page.pk}/{_hash(*seen)}.png"


def _hash(*parts: object) -> str:
    return hashlib.sha1(repr(parts).encode(), usedforsecurity=False).hexdigest()[:12]
