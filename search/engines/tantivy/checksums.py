"""The checksums that tantivy writes at the end of its files, and does not look at again.

A file ends with a footer (JSON with the CRC-32 of all that is before it), the footer's length and a magic number, of four bytes each.
tantivy ends the process when it meets damaged postings in the middle of a write, so damage is looked for before.
"""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import BinaryIO

_END = struct.Struct("<II")
_MAGIC = 1337
_CHUNK = 1024 * 1024
_LIST = "meta.json"
_KINDS = ("fast", "fieldnorm", "idx", "pos", "store", "term")


def damaged(index: Path) -> str | None:
    """Name of a file in the directory of an index that is not as it was written; None when all that was committed is."""
    try:
        # What is not listed may be half there: it is just being written.
        for segment in sorted(_segments(index)):
            deletes = [path.name for path in index.glob(f"{segment}.*.del")]
            for name in (*(f"{segment}.{kind}" for kind in _KINDS), *deletes):
                # A file that is gone may have been merged into another segment meanwhile.
                if not _is_whole(index / name) and segment in _segments(index):
                    return name
    except (ValueError, KeyError, TypeError, AttributeError, OSError):
        return _LIST
    return None


def _segments(index: Path) -> set[str]:
    """The segments that were committed, as their files are named."""
    listed = json.loads((index / _LIST).read_bytes())["segments"]
    return {segment["segment_id"].replace("-", "") for segment in listed}


def _is_whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _matches(file)
    except (ValueError, KeyError, TypeError, OSError, struct.error):
        return False


def _matches(file: BinaryIO) -> bool:
    size = file.seek(0, 2)
    file.seek(size - _END.size)
    length, magic = _END.unpack(file.read(_END.size))
    if magic != _MAGIC:
        return False
    body = size - _END.size - length
    file.seek(body)
    written = json.loads(file.read(length))["crc"]
    file.seek(0)
    found = 0
    while body:
        chunk = file.read(min(_CHUNK, body))
        if not chunk:
            return False
        found = zlib.crc32(chunk, found)
        body -= len(chunk)
    return bool(found == written)
