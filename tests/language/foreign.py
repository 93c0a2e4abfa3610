"""Words that are not Vietnamese: what a text of the admin may not hold, but for the names in `NAMES`."""

from __future__ import annotations

import re

from site_core.text.syllables import is_syllable

# Why a word that is no Vietnamese syllable may stand in the admin, and which do.
REASONS = {
    "a product or a service, known under no other name": {
        *("wagtail", "django", "elasticsearch", "tantivy", "tesseract", "embedly", "unsplash", "gravatar"),
        *("youtube", "vimeo", "zalo", "viber", "excel", "word", "enter", "tab", "alt", "ctrl", "esc", "shift"),
    },
    "a format or a technical sign that has no other name": {
        *(
            "html",
            "css",
            "javascript",
            "json",
            "csv",
            "xlsx",
            "docx",
            "odt",
            "ods",
            "pdf",
            "zip",
            "txt",
            "utf",
            "ipv",
            "url",
        ),
        *("jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "localhost", "web", "kg"),
    },
    "a word that Vietnamese has taken in, in the names of trades": {"carton", "plastic", "vali", "moóc", "sôcôla"},
    "a part of the numbers of documents: «QĐ-TTg»": {"ttg"},
}
NAMES = frozenset[str]().union(*REASONS.values())

# Addresses, code, file names and what stands for something else: read by machines, or filled in.
_NO_PROSE = re.compile(
    r"""
    https?://\S+ | \S+@\S+ | (?<!\w)/\S* | \b[\w-]+\.\w{2,5}\b
    | %\(\w+\)[sdr] | %[sdr] | \{[^{}]*\}
    | <code>[^<]*</code> | <[^<>]*> | &\w+;
    | \b\w*_\w*\b
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def foreign_words(text: str) -> list[str]:
    """The words of a text, in lower case, that are neither syllables of Vietnamese nor names.

    «in», «an» or «top» could be either and count as Vietnamese, abbreviations («UBND») as names.
    """
    words = [word.lower() for word in _WORD.findall(_NO_PROSE.sub(" ", text)) if not word.isupper()]
    return [word for word in words if word not in NAMES and not is_syllable(word)]
