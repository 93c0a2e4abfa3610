"""Text as it comes from outside, put right: composed (NFC), without what cannot be seen, with plain spaces.

What a reader sees stays as it was typed, so that superscripts, quotation marks and emoji are left alone; how look-alikes are found is the
matter of `site_core.text.lookalikes`.
"""

from __future__ import annotations

import html
import re
import unicodedata

from site_core.text.lookalikes import replace_lookalikes

_PICTURES = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"

# Unicode's Default_Ignorable_Code_Point: soft hyphen, zero-width and direction marks, variation selectors and their like; halves of
# surrogate pairs, and what is no character. What joins pictures into one picture, or gives one its colours, is kept.
_INVISIBLE = re.compile(
    f"((?<=[{_PICTURES}])\ufe0f?\u200d(?=[{_PICTURES}])|(?<=[{_PICTURES}])\ufe0f)|"
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

_LINE_END = re.compile("\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")

# What looks in every font as it does written out, or as the letter that is meant.
_SAME_TO_THE_EYE = {code: unicodedata.normalize("NFKD", chr(code)) for code in range(0xFB00, 0xFB07)} | {
    ord("Ð"): "Đ",
    ord("Ɖ"): "Đ",
}

# Marks that stand loose after NFC: typed in an order in which they do not compose, twice, or with a look-alike of the letter.
_LOOSE = re.compile("\\w[\u0300-\u036f\u02bc]*[\u0300-\u036f]|[oOuU]\u02bc")
_BEARERS = frozenset("aeiouydAEIOUYD")
_VOWEL_MARKS = "\u0302\u0306\u031b"  # circumflex, breve, horn
_HORNS = {"\u0313": "\u031b", "\u0315": "\u031b", "\u02bc": "\u031b"}
_STROKES = frozenset("\u0335\u0336")
_ALIKE = {"\u0342": "\u0303"}

_TAG = re.compile(r"(<[^<>]*>)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]\w*);")


def clean(text: str) -> str:
    """The text in NFC, without characters that are not seen; lines end in a line feed, every other space is the plain one.

    Marks of Vietnamese letters typed in odd order or twice are put right. Any string is accepted; cleaning once more changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_END.sub("\n", text)
    text = _SPACE.sub(" ", _CONTROL.sub("", _INVISIBLE.sub(r"\1", text)))
    text = unicodedata.normalize("NFC", text.translate(_SAME_TO_THE_EYE))
    return text if text.isascii() else _LOOSE.sub(_put_right, text)


def clean_line(text: str) -> str:
    """The same on one line."""
    return clean(text).replace("\n", " ")


def clean_markup(markup: str) -> str:
    """A piece of HTML cleaned: its texts, and what stands in its tags, each by itself, so that no tag is changed by what stands beside it.

    Entities for what `clean` would not leave («&nbsp;», «&shy;», «&#769;») are resolved first, all others stay.
    """
    parts = _TAG.split(markup)
    parts[::2] = [clean(_ENTITY.sub(_resolved, part)) for part in parts[::2]]
    parts[1::2] = [f"<{clean(tag[1:-1])}>" for tag in parts[1::2]]
    return "".join(parts)


def _put_right(found: re.Match[str]) -> str:
    """A letter with marks: those of the vowel before those of the tone, each once."""
    written = found.group()
    letters = unicodedata.normalize("NFD", replace_lookalikes(written[0])) + written[1:]
    base, marks = letters[0], [_ALIKE.get(mark, mark) for mark in letters[1:]]
    if base not in _BEARERS:
        return written
    if base in "oOuU":
        marks = [_HORNS.get(mark, mark) for mark in marks]
    if base in "dD" and _STROKES.intersection(marks):
        base, marks = ("đ" if base == "d" else "Đ"), [mark for mark in marks if mark not in _STROKES]
    once = sorted(dict.fromkeys(marks), key=lambda mark: mark not in _VOWEL_MARKS)
    return unicodedata.normalize("NFC", "".join((base, *once)))


def _resolved(found: re.Match[str]) -> str:
    char = html.unescape(found.group())
    return char if clean(char) != char or "\u0300" <= char <= "\u0337" else found.group()
