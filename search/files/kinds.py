"""What a file is: by its bytes and by what stands in it, never by its name."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from typing import IO

from search.files.limits import MAX_BYTES, Refused
from search.files.opc import Package
from search.files.plain import decoded
from search.files.xml_stream import BROKEN


class Kind(StrEnum):
    """What a file may be. Those of `ENDINGS` may be offered, the others are told apart to say what to do with them."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    ODS = "ods"
    TEXT = "text"
    ZIP = "zip"

    LOCKED = "locked"
    OLD_WORD = "old_word"
    OLD_EXCEL = "old_excel"
    SLIDES = "slides"
    MACROS = "macros"
    RTF = "rtf"
    HEIC = "heic"
    PICTURE = "picture"
    MARKUP = "markup"
    PROGRAM = "program"
    ARCHIVE = "archive"
    EMPTY = "empty"
    BROKEN = "broken"
    UNKNOWN = "unknown"


ENDINGS: dict[Kind, tuple[str, ...]] = {
    Kind.PDF: ("pdf",),
    Kind.DOCX: ("docx",),
    Kind.XLSX: ("xlsx",),
    Kind.ODT: ("odt",),
    Kind.ODS: ("ods",),
    Kind.TEXT: ("txt", "csv"),
    Kind.ZIP: ("zip",),
}

_HEAD = 4096
_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"MZ", Kind.PROGRAM),
    (b"\x7fELF", Kind.PROGRAM),
    (b"\xca\xfe\xba\xbe", Kind.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Kind.PROGRAM),
    (b"\xce\xfa\xed\xfe", Kind.PROGRAM),
    (b"#!", Kind.PROGRAM),
    (b"{\\rtf", Kind.RTF),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"\x89PNG\r\n", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"BM", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
    (b"Rar!", Kind.ARCHIVE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"PK\x05\x06", Kind.ZIP),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in a file of Office before 2007, in the order in which they tell.
_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", Kind.LOCKED),
    ("WordDocument", Kind.OLD_WORD),
    ("Workbook", Kind.OLD_EXCEL),
    ("PowerPoint Document", Kind.SLIDES),
)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_PICTURE_BRANDS = (b"avif", b"avis")

# An element, a document type or a processing instruction before anything else: browsers show it as a page.
_MARKUP = re.compile(r"(\s|<!--.*?-->)*<([?!a-z]|!doctype)", re.IGNORECASE | re.DOTALL)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")

_OFFICE: tuple[tuple[str, Kind], ...] = (
    ("macroenabled", Kind.MACROS),
    ("wordprocessingml", Kind.DOCX),
    ("spreadsheetml", Kind.XLSX),
    ("presentationml", Kind.SLIDES),
)
_OPEN_DOCUMENT: tuple[tuple[str, Kind], ...] = (
    ("opendocument.text", Kind.ODT),
    ("opendocument.spreadsheet", Kind.ODS),
    ("opendocument.presentation", Kind.SLIDES),
)


def kind_of(file: IO[bytes]) -> Kind:
    """What a file is, from its beginning; the file is left at its beginning."""
    file.seek(0)
    head = file.read(_HEAD)
    try:
        return _kind(file, head)
    finally:
        file.seek(0)


def _kind(file: IO[bytes], head: bytes) -> Kind:
    if not head.strip():
        return Kind.EMPTY
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(file)
    if head.startswith(_OLE):
        return _kind_of_ole(file)
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning) and not (
            beginning in (b"MZ", b"BM") and not _BINARY.search(head.decode("latin-1"))
        ):
            return kind
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return Kind.HEIC if brand in _HEIC_BRANDS else Kind.PICTURE if brand in _PICTURE_BRANDS else Kind.UNKNOWN
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.PICTURE
    text = decoded(head)
    if _MARKUP.match(text):
        return Kind.MARKUP
    # Readers take what stands before the mark for nothing.
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    return Kind.UNKNOWN if _BINARY.search(text) else Kind.TEXT


def _kind_of_ole(file: IO[bytes]) -> Kind:
    file.seek(0)
    data = file.read(MAX_BYTES)
    return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), Kind.UNKNOWN)


def _kind_of_zip(file: IO[bytes]) -> Kind:
    try:
        with zipfile.ZipFile(file) as archive:
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                return Kind.LOCKED
            names = set(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    return _of(stream.read(200).decode("latin-1"), _OPEN_DOCUMENT) or Kind.ZIP
            if not any(name.lower() == "[content_types].xml" for name in names):
                return Kind.ZIP
            package = Package(archive)
            return _of(package.type_of(package.main()), _OFFICE) or Kind.ZIP
    except (*BROKEN, Refused, RuntimeError):
        return Kind.BROKEN


def _of(media_type: str, kinds: tuple[tuple[str, Kind], ...]) -> Kind | None:
    return next((kind for part, kind in kinds if part in media_type.lower()), None)
