"""Links to pages inside rich text, resolved for a whole story at once.

Wagtail resolves them for one paragraph at a time, with two queries or more for each; a story of thirty paragraphs would cost
sixty. Here the ids of all paragraphs are collected first, and one query answers for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

_LINK = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
_ID = re.compile(r"\bid=\"(\d+)\"")


def page_addresses(*streams: Any) -> dict[str, str]:
    """Address of every live page that the rich text of these streams links to, by id; one query, none without links."""
    ids = {
        link_id for stream in streams if stream for text in _strings(stream.get_prep_value()) for link_id in _ids(text)
    }
    if not ids:
        return {}
    return {str(page.pk): page.url or "" for page in Page.objects.live().filter(pk__in=ids)}


def rich_html(source: str | RichText, addresses: Mapping[str, str] | None) -> str:
    """HTML of a piece of rich text. A link to a page that is not public becomes plain text, as Wagtail would have it.

    Without `addresses` (a preview of a single block) Wagtail resolves the links itself. What is not safe is left out (`safe_html`).
    """
    text = source.source if isinstance(source, RichText) else str(source or "")
    if addresses is not None:
        text = _LINK.sub(lambda link: _anchor(link.group(), addresses), text)
    return str(expand_db_html(text))


def _anchor(tag: str, addresses: Mapping[str, str]) -> str:
    found = _ID.search(tag)
    address = addresses.get(found.group(1), "") if found else ""
    return f'<a href="{escape(address)}">' if address else "<a>"


def _ids(text: str) -> Iterable[str]:
    return (found.group(1) for tag in _LINK.findall(text) if (found := _ID.search(tag)))


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, Iterable):
        for item in value:
            yield from _strings(item)
