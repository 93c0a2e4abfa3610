"""Small pure functions on text that any app may need."""

import html
import re
import unicodedata
from typing import Any

_TAGS = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(p|li|h[1-6]|td|th|tr|div)>|<br\s*/?>", re.IGNORECASE)


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d: «Hỗ trợ» → «ho tro». One character stays one character."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def plain_text(markup: str) -> str:
    """Text of a piece of HTML, one line a block, entities resolved."""
    text = html.unescape(_TAGS.sub("", _BLOCK_END.sub("\n", markup)))
    return re.sub(r"[ \t\xa0]+", " ", re.sub(r"\s*\n\s*", "\n", text)).strip()


def stream_text(stream: Any) -> str:
    """Searchable text of a StreamField value, as Wagtail's blocks give it, tags removed."""
    parts = stream.stream_block.get_searchable_content(stream)
    return "\n".join(text for text in (plain_text(str(part)) for part in parts) if text)
