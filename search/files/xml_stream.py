"""Reading XML from inside a zip as a stream, so that neither a bomb of zeros nor a million paragraphs take memory."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from search.files.limits import MAX_CHARACTERS, MAX_UNPACKED, Reason, Refused

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    KeyError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    IndexError,
)
_CHUNK = 64 * 1024

Name = tuple[str, str]
"""A namespace and a local name."""
Attributes = dict[Name, str]


class Handler:
    """What is done with the parts of an XML document; `full` says that nothing more is wanted."""

    full = False

    def start(self, name: Name, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: Name) -> None:
        """An element ends."""

    def characters(self, text: str) -> None:
        """Text between two tags."""


def read_xml(stream: IO[bytes], handler: Handler) -> None:
    """Give the document to the handler. Raises Refused when it is too large or has a document type, and expat's errors.

    Entities are how XML is made to explode, and no office program writes a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda tag, attributes: handler.start(
        _name(tag), {_name(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda tag: handler.end(_name(tag))
    parser.CharacterDataHandler = handler.characters
    unpacked = 0
    while chunk := stream.read(_CHUNK):
        unpacked += len(chunk)
        if unpacked > MAX_UNPACKED:
            raise Refused(Reason.TOO_LARGE)
        parser.Parse(chunk, False)
        if handler.full:
            return
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise Refused(Reason.BROKEN)


def _name(tag: str) -> Name:
    namespace, _, local = tag.rpartition(" ")
    return namespace, local


class Text:
    """Gathers text until there are as many characters as are wanted; empty lines are left out."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    @property
    def full(self) -> bool:
        return self._length >= MAX_CHARACTERS

    def add(self, text: str) -> None:
        empty = text == "\n" and self._pieces[-1:] in ([], ["\n"])
        if text and not self.full and not empty:
            self._pieces.append(text)
            self._length += len(text)

    def written(self) -> str:
        return "".join(self._pieces)[:MAX_CHARACTERS]


def each_element(stream: IO[bytes], wanted: Callable[[Name, Attributes], object]) -> None:
    """Call `wanted` for each element of a document, for parts that are small lists."""
    handler = Handler()
    handler.start = wanted  # type: ignore[method-assign,assignment]
    read_xml(stream, handler)
