"""The text of a Word document (DOCX).

Read as a stream, so that neither a bomb of zeros nor a million paragraphs take memory. python-docx would build the whole document in
memory, and leaves out what stands in text boxes, in forms and in tracked insertions.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import IO
from xml.parsers import expat

from search.files.limits import MAX_CHARACTERS, MAX_UNPACKED, Reason, Refused
from search.files.reading import Reading

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN_TYPES = ("document.main+xml", "template.main+xml")
_NOTES = ("footnotes.xml", "endnotes.xml")
_CHUNK = 64 * 1024
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    KeyError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)

# A second version of a drawing for old programs, and what was moved elsewhere: both would stand there twice.
_TWICE = frozenset({"Fallback", "moveFrom"})
_WRITTEN = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(data: bytes) -> Reading:
    """Text of the body and of the notes, one line a paragraph. Raises Refused for a file that cannot be read."""
    if data.startswith(_OLE):
        raise Refused(Reason.ENCRYPTED if _ENCRYPTED in data else Reason.OLD_WORD)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(archive)
    except _BROKEN as error:
        raise Refused(Reason.BROKEN) from error
    except RuntimeError as error:  # zipfile says so of a part with a password
        raise Refused(Reason.ENCRYPTED) from error


def _read(archive: zipfile.ZipFile) -> Reading:
    main = _main_part(archive)
    folder = main.rpartition("/")[0]
    present = set(archive.namelist())
    text = _Text()
    for part in (main, *(f"{folder}/{name}" for name in _NOTES)):
        if part == main or part in present:
            with archive.open(part) as stream:
                text.take(stream)
    if not any(map(str.isalpha, text.written())):
        raise Refused(Reason.PICTURES)
    return Reading(text.written(), cut=text.full)


def _main_part(archive: zipfile.ZipFile) -> str:
    """Name of the part that holds the body, as the list of contents says."""
    names: list[str] = []

    def override(tag: str, attributes: dict[str, str]) -> None:
        if attributes.get("ContentType", "").endswith(_MAIN_TYPES):
            names.append(attributes.get("PartName", "").lstrip("/"))

    parser = _parser()
    parser.StartElementHandler = override
    with archive.open("[Content_Types].xml") as stream:
        _feed(parser, stream)
    if not names:
        raise Refused(Reason.BROKEN)
    return names[0]


def _parser() -> expat.XMLParserType:
    """A parser that takes no document type: entities are how XML is made to explode, and Word writes none."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise Refused(Reason.BROKEN)

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _feed(parser: expat.XMLParserType, stream: IO[bytes], enough: _Text | None = None) -> None:
    unpacked = 0
    while chunk := stream.read(_CHUNK):
        unpacked += len(chunk)
        if unpacked > MAX_UNPACKED:
            raise Refused(Reason.TOO_LARGE)
        parser.Parse(chunk, False)
        if enough is not None and enough.full:
            return
    parser.Parse(b"", True)


class _Text:
    """Gathers the text of parts until there are as many characters as are wanted."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._inside_text = False
        self._twice = 0

    @property
    def full(self) -> bool:
        return self._length >= MAX_CHARACTERS

    def written(self) -> str:
        return "".join(self._pieces)[:MAX_CHARACTERS]

    def take(self, stream: IO[bytes]) -> None:
        parser = _parser()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        self._inside_text, self._twice = False, 0
        _feed(parser, stream, self)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name in _TWICE:
            self._twice += 1
        elif name == "t":
            self._inside_text = True
        elif name in _WRITTEN:
            self._add(_WRITTEN[name])

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in _TWICE:
            self._twice -= 1
        elif name == "t":
            self._inside_text = False
        elif name == "p":
            self._add("\n")

    def _characters(self, text: str) -> None:
        if self._inside_text:
            self._add(text)

    def _add(self, text: str) -> None:
        empty = text == "\n" and self._pieces[-1:] in ([], ["\n"])
        if not self._twice and not self.full and not empty:
            self._pieces.append(text)
            self._length += len(text)
