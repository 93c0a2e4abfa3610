"""Cards on disk: at most one a page, and never more than a fixed number in all."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from PIL import Image

from site_core.pictures.shapes import FALLBACK, STORY
from site_core.social_cards.card import SITE_CARD, SITE_KEY, Card, card_of
from site_core.social_cards.drawing import draw

logger = logging.getLogger(__name__)

MOST_CARDS = 5_000
"""Some 60 kB each. Beyond them the oldest go; a card that is asked for again is drawn again."""


def card_file(page: Any | None) -> Path:
    """The card of a page as it is now (of the site without a page), drawn if it is not there."""
    card, key = (SITE_CARD, SITE_KEY) if page is None else (card_of(page), page.pk)
    folder = Path(settings.SOCIAL_CARDS_DIR)
    path = folder / f"{key}-{card.digest()}.png"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _keep(path, _drawn(card, page))
        for other in folder.glob(f"{key}-*.png"):
            if other != path:
                other.unlink(missing_ok=True)
        _thin_out(folder)
    return path


def _drawn(card: Card, page: Any | None) -> bytes:
    image = page.listing_image if page is not None else None
    if image is None:
        return draw(card)
    focus = (
        (image.focal_point_x or image.width / 2) / image.width,
        (image.focal_point_y or image.height / 2) / image.height,
    )
    return draw(card, _opened(image), focus)


def _opened(image: Any) -> Image.Image | None:
    """The page's picture from its widest JPEG, turned upright and of a known size; None where there is none to read."""
    renditions = image.renditions.filter(filter_spec__in=STORY.specs(FALLBACK)).order_by("-width")
    for rendition in renditions:
        try:
            with rendition.open_file() as file:
                picture = Image.open(file)
                picture.load()
        except (OSError, ValueError) as error:
            logger.warning("card: picture %s cannot be read: %s", image.pk, error)
        else:
            return picture
    return None


def _keep(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever reads half of it."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(content)
    os.replace(file.name, path)


def _thin_out(folder: Path) -> None:
    cards = list(folder.glob("*.png"))
    if len(cards) > MOST_CARDS:
        cards.sort(key=lambda card: card.stat().st_mtime)
        for card in cards[: len(cards) - MOST_CARDS]:
            card.unlink(missing_ok=True)
