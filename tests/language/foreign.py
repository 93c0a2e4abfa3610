"""Words that are not Vietnamese: what a text of the admin may not hold, but for the names in `NAMES`."""

from __future__ import annotations

import re

from site_core.text.syllables import is_syllable

# Each is written so in Vietnamese too: products, formats and signs that people know under no other name.
NAMES = frozenset(
    """
    wagtail django elasticsearch tantivy tesseract unsplash youtube vimeo zalo viber gravatar
    html css javascript json csv xlsx xls docx odt ods pdf zip txt jpg jpeg png gif webp avif svg heic
    url http https ipv utf unicode uuid sql smtp dkim cors csp api qr vsic arit excel word web embedly enter
    """.split()
)

# Addresses, code, file names and what stands for something else: read by machines, or filled in.
_NO_PROSE = re.compile(
    r"""https?://\S+ | \S+@\S+ | (?<!\w)/\S* | %\(\w+\)[sdr] | %[sdr] | \{[^{}]*\} | <code>[^<]*</code> | <[^<>]*> | &\w+; | \b[\w-]+\.(?:\w{2,5})\b | \b\w*_\w*\b""",
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def foreign_words(text: str) -> list[str]:
    """The words of a text, in lower case, that are neither syllables of Vietnamese nor names; «in», «an» or «top» could be either."""
    words = _WORD.findall(_NO_PROSE.sub(" ", text))
    return [
        word.lower()
        for word in words
        if not word.isupper() and word.lower() not in NAMES and not is_syllable(word.lower())
    ]
