"""Small pure functions on text that any app may need."""

import html
import re
import unicodedata
from typing import Any

from site_core.text.lookalikes import replace_lookalikes

_TAGS = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(p|li|h[1-6]|td|th|tr|div)>|<br\s*/?>", re.IGNORECASE)


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, look-alikes as what they are read as: «Hỗ trợ m²» → «ho tro m2».

    One character of cleaned text stays one character, but for loose marks, which go.
    """
    folded = fold_letters(unicodedata.normalize("NFC", text))
    return folded if folded.isascii() else "".join(c for c in folded if not unicodedata.combining(c))


def fold_letters(text: str) -> str:
    """The same for any text, each character by itself: all stay where they are, loose marks too. Folding twice changes nothing."""
    return replace_lookalikes(text).translate(_FOLDING)


def plain_text(markup: str) -> str:
    """Text of a piece of HTML, one line a block, entities resolved."""
    text = html.unescape(_TAGS.sub("", _BLOCK_END.sub("\n", markup)))
    return re.sub(r"[ \t\xa0]+", " ", re.sub(r"\s*\n\s*", "\n", text)).strip()


def stream_text(stream: Any) -> str:
    """Searchable text of a StreamField value, as Wagtail's blocks give it, tags removed."""
    parts = stream.stream_block.get_searchable_content(stream)
    return "\n".join(text for text in (plain_text(str(part)) for part in parts) if text)


class _Folding(dict[int, str]):
    """Table for `str.translate` that fills itself: each character to its base letter in lower case, one to one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        decomposed = unicodedata.normalize("NFD", char)
        base, marks = decomposed[0], decomposed[1:]
        if base.isascii() and all(map(unicodedata.combining, marks)):
            folded = base.lower()
        elif char in "đĐ":
            folded = "d"
        else:
            lower = char.lower()
            folded = lower if len(lower) == 1 and lower.lower() == lower else char
        # What is no look-alike in upper case may be one in lower case.
        self[code] = folded = folded if folded == char else self[ord(replace_lookalikes(folded))]
        return folded


_FOLDING = _Folding()
