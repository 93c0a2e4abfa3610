"""Slugs that a Vietnamese reader recognises: «Đề án điểm» → de-an-diem, on the server and in the editor."""

import re

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.admin.widgets.slug import SlugInput

from site_core.text.plain import fold

_MARKED = [chr(code) for code in range(0xC0, 0x1EFA) if chr(code) != fold(chr(code))]

# Wagtail's browser script drops letters of Vietnamese that it does not know; each is replaced before it looks.
EDITOR_FORMATTERS = [
    (f"[{''.join(letter for letter in _MARKED if fold(letter) == plain)}]", plain, "g") for plain in "adeiouy"
] + [("[\u0300-\u036f]", "", "g")]


def vietnamese_slug(text: str) -> str:
    """ASCII slug of a Vietnamese text, at most 200 characters; empty when nothing of the text can be kept."""
    return re.sub(r"-+$", "", slugify(anyascii(text))[:200])


def slug_widget() -> SlugInput:
    """The editor's slug field, which makes the same slug in the browser as `vietnamese_slug` on the server."""
    return SlugInput(formatters=EDITOR_FORMATTERS)
