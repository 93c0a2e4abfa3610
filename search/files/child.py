"""The process that looks into one file: `python -m search.files.child read < file > answer`.

Three questions may be asked: `read` for its text, `probe` for what it is, `page 3 /usr/bin/tesseract` for what a machine reads on its third
page. It gives itself hard limits before it looks at the file, answers with one JSON object and may be killed at any moment. It loads
neither Django nor any secret of the site.
"""

from __future__ import annotations

import json
import resource
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from io import BytesIO
from typing import IO

from search.files.docx import read_docx
from search.files.kinds import Kind, kind_of
from search.files.limits import (
    MAX_BYTES,
    MAX_MACHINE_SECONDS,
    MAX_MEMORY,
    MAX_OUTPUT,
    MAX_PROCESSOR_SECONDS,
    Reason,
    Refused,
)
from search.files.machine import read_page
from search.files.odf import read_odf
from search.files.pdf import open_pdf, read_pdf
from search.files.plain import read_plain
from search.files.reading import Reading
from search.files.xlsx import read_xlsx
from search.files.xml_stream import BROKEN
from site_core.text.legacy import is_garbled, to_unicode

_ZIPPED: dict[Kind, Callable[[zipfile.ZipFile], Reading]] = {
    Kind.DOCX: read_docx,
    Kind.XLSX: read_xlsx,
    Kind.ODT: read_odf,
    Kind.ODS: read_odf,
}
_REFUSED = {
    Kind.LOCKED: Reason.ENCRYPTED,
    Kind.OLD_WORD: Reason.OLD_WORD,
    Kind.BROKEN: Reason.BROKEN,
    Kind.EMPTY: Reason.BROKEN,
}


def limit(seconds: int) -> None:
    """Limits that the kernel keeps: memory, processor time, size of what is written, open files; no core file."""
    for what, most in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, MAX_OUTPUT),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(what, (most, most))


def read(data: bytes) -> Reading:
    """The text of a file, in Unicode. Raises Refused for one that cannot be read, or not so."""
    if len(data) > MAX_BYTES:
        raise Refused(Reason.TOO_LARGE)
    file = BytesIO(data)
    kind = kind_of(file)
    if kind == Kind.PDF:
        return read_pdf(file)
    if kind == Kind.TEXT:
        return _in_unicode(read_plain(file))
    if kind in _ZIPPED:
        return _in_unicode(_unpacked(file, _ZIPPED[kind]))
    raise Refused(_REFUSED.get(kind, Reason.OTHER_KIND))


def probe(file: IO[bytes]) -> Kind:
    """What a file is; of a PDF also whether it opens."""
    kind = kind_of(file)
    if kind == Kind.PDF:
        try:
            open_pdf(file)
        except Refused as refused:
            return Kind.LOCKED if refused.reason == Reason.ENCRYPTED else Kind.BROKEN
    return kind


def _unpacked(file: IO[bytes], reader: Callable[[zipfile.ZipFile], Reading]) -> Reading:
    try:
        with zipfile.ZipFile(file) as archive:
            return reader(archive)
    except BROKEN as error:
        raise Refused(Reason.BROKEN) from error
    except RuntimeError as error:  # zipfile says so of a part with a password
        raise Refused(Reason.ENCRYPTED) from error


def _in_unicode(reading: Reading) -> Reading:
    converted = to_unicode(reading.text)
    if is_garbled(converted.text):
        return replace(reading, text="", written=0, garbled=(1,))
    return replace(reading, text=converted.text.replace("\u00ad", ""), encodings=converted.encodings)


def answer(question: Sequence[str], file: IO[bytes]) -> dict[str, object]:
    """What is answered as plain data, or `{"refused": reason}`."""
    try:
        match question:
            case ["probe"]:
                return {"kind": probe(file)}
            case ["page", number, program]:
                return {"text": read_page(file, int(number), program)}
            case _:
                return asdict(read(file.read(MAX_BYTES + 1)))
    except Refused as refused:
        return {"refused": refused.reason}
    except MemoryError:
        return {"refused": Reason.TOO_LARGE}


if __name__ == "__main__":
    limit(MAX_MACHINE_SECONDS if sys.argv[1] == "page" else MAX_PROCESSOR_SECONDS)
    json.dump(answer(sys.argv[1:], sys.stdin.buffer), sys.stdout)
