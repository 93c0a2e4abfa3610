"""What people type, brought to one form: no diacritics, lower case, plain spaces, digits and dashes."""

from __future__ import annotations

import re
import unicodedata

from site_core.text.plain import fold

_ODD_NUMBERS = ("No", "Nl")  # ², ½, Ⅳ: their plain forms would be other numbers
_UNSEEN = "Cf"

# Words that would be others without their marks, and what they mean; only where they stand as words of their own.
_MARKED = {"tỏi": "tỷ", "tới": "đến", "tầm": "khoảng", "cỡ": "khoảng", "độ": "khoảng"}
_WORD = r"(?<![^\W\d_]){}(?![^\W\d_])"
_MARKED_WORDS = [(re.compile(_WORD.format(word)), plain) for word, plain in _MARKED.items()]

_SIGNS = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−﹣", "-"), **dict.fromkeys("’‘`´", "'"), "≧": "≥", "≦": "≤", "≈": "~", "đ": "d"}
)
_PLAIN = (
    (re.compile(r">\s*="), "≥"),
    (re.compile(r"<\s*="), "≤"),
    (re.compile(r"-{2,}"), "-"),
    (re.compile(r"(?<=[a-z])\."), " "),  # tr.đ, VND.
    (re.compile(r"\b(ty|tr|trieu|k|nghin)d\b"), r"\1 d"),  # trđ
    (re.compile(r"(?<=\d)(ty|tr|trieu|k|nghin)d\b"), r"\1 d"),
    (re.compile(r"(?<=\d)toi(?![a-z])"), "ty"),  # 1toi5
    (re.compile(r"\btoi\b(?! (?:da|thieu)\b)"), "den"),  # 300 toi 500, but toi da
    (re.compile(r"\b(?:tam|co|do)(?= ?\d)"), "khoang"),
    (re.compile(r"\bphan tram\b"), "%"),
    (re.compile(r"\s+"), " "),
)


def normal(text: str) -> str | None:
    """`text` as the grammar reads it; None where it holds a sign that might be taken for another number."""
    if any(unicodedata.category(character) in _ODD_NUMBERS for character in text):
        return None
    seen = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != _UNSEEN)
    marked = seen.lower()
    for word, plain in _MARKED_WORDS:
        marked = word.sub(plain, marked)
    folded = fold(marked.translate(_SIGNS))
    for found, plain in _PLAIN:
        folded = found.sub(plain, folded)
    return folded.strip(' .;!?"“”')
