"""Stored rich text made safe before it is shown or searched.

The editor writes only what its features allow, but a migration, an import or a program can store anything. What the features do not
allow is taken out when the text is read, so that nobody has to trust what is stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import nh3
from wagtail import rich_text
from wagtail.blocks import RichTextBlock

TAGS_OF_FEATURE = {
    "bold": {"b", "strong"},
    "italic": {"i", "em"},
    "link": {"a"},
    "document-link": {"a"},
    "h3": {"h3"},
    "ol": {"ol", "li"},
    "ul": {"ul", "li"},
}
"""What each feature of the editor that our fields use stands for; a new one is added here and is then shown."""

_ALWAYS = {"p", "br"}
_ANCHOR = re.compile(r"[a-z][a-z0-9-]*")
# The attributes of a link to something of ours: what it is, and its number.
_STORED = re.compile(r"page|document|[0-9]+")
# Texts that a process keeps clean: at most some megabytes, and a page has some thirty.
_KEPT = 2_048


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute, None for one that is left out.

    Wagtail looks for links by a pattern that takes any > for the end of the tag, so there must be none in an address.
    """
    if name == "href":
        return value.replace("<", "%3C").replace(">", "%3E")
    if tag == "h3":
        return value if _ANCHOR.fullmatch(value) else None
    return value if _STORED.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=set.union(_ALWAYS, *TAGS_OF_FEATURE.values()),
    clean_content_tags={"script", "style", "iframe", "object", "noscript", "template", "textarea", "svg", "math"},
    # `linktype` and `id` are how a link to a page or a file is stored; showing it turns them into an address.
    attributes={"a": {"href", "linktype", "id"}, "h3": {"id"}},
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


@lru_cache(maxsize=_KEPT)
def safe_html(stored: str) -> str:
    """The text as it is stored, without what no feature of the editor writes. Links to pages and files stay as they are stored."""
    return _CLEANER.clean(stored)


class _SafeRewriter:
    """Wagtail's way from stored to shown rich text, which takes only what is safe."""

    def __init__(self, rewriter: Any) -> None:
        self._rewriter = rewriter

    def __call__(self, stored: str) -> str:
        return str(self._rewriter(safe_html(stored)))

    def extract_references(self, stored: str) -> Iterable[Any]:
        return self._rewriter.extract_references(stored)


def trust_no_rich_text() -> None:
    """Put `safe_html` where all rich text passes: Wagtail's filter, every block and field, shown or searched, ours and others'."""
    get_rewriter: Callable[[], Any] = rich_text.get_rewriter
    searchable: Callable[[Any, Any], list[str]] = RichTextBlock.get_searchable_content
    rich_text.get_rewriter = lru_cache(maxsize=1)(lambda: _SafeRewriter(get_rewriter()))
    RichTextBlock.get_searchable_content = lambda block, value: searchable(
        # Wagtail sees the end of a line only where it is written as the editor writes it.
        block,
        rich_text.RichText(safe_html(value.source).replace("<br>", "<br/>")),
    )
