"""Slugs that a Vietnamese reader recognises: «Đề án điểm» → de-an-diem, on the server and in the editor."""

import re

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.admin.widgets.slug import SlugInput

# Wagtail's browser script turns đ into «dj»; replacing it first leaves the script only marks to strip.
EDITOR_FORMATTERS = [(r"[đ]", "d", "g"), (r"[Đ]", "D", "g")]


def vietnamese_slug(text: str) -> str:
    """ASCII slug of a Vietnamese text, at most 200 characters; empty when nothing of the text can be kept."""
    return re.sub(r"-+$", "", slugify(anyascii(text))[:200])


def slug_widget() -> SlugInput:
    """The editor's slug field, which makes the same slug in the browser as `vietnamese_slug` on the server."""
    return SlugInput(formatters=EDITOR_FORMATTERS)
