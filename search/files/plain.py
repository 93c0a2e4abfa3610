"""The text of a text file (TXT, CSV)."""

from __future__ import annotations

import codecs
from typing import IO

from search.files.limits import MAX_CHARACTERS
from search.files.reading import Reading

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_MOST_BYTES = 4 * MAX_CHARACTERS


def read_plain(file: IO[bytes]) -> Reading:
    """The text, at most so much as is searched."""
    data = file.read(_MOST_BYTES + 1)
    text = decoded(data[:_MOST_BYTES])
    cut = len(data) > _MOST_BYTES or len(text) > MAX_CHARACTERS
    return Reading(text[:MAX_CHARACTERS], cut=cut, written=int(any(map(str.isalnum, text))))


def decoded(data: bytes) -> str:
    """Bytes by their byte order mark, as UTF-8, or as the bytes of an old encoding, one character each. The end may be cut anywhere."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return data.decode("latin-1")
