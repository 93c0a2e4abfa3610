"""The text of an OpenDocument file (ODT, ODS) as its reader sees it."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

from search.files.limits import Reason, Refused
from search.files.reading import Reading
from search.files.xml_stream import Attributes, Handler, Name, Text, each_element, read_xml

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TEXT, _TABLE, _OFFICE = (_NAMESPACE.format(name) for name in ("text", "table", "office"))
_STYLE, _SVG = (_NAMESPACE.format(name) for name in ("style", "svg-compatible"))

# Remarks, what revisions deleted, what is hidden, and what describes a picture for those who do not see it.
_LEFT_OUT = frozenset(
    {
        (_OFFICE, "annotation"),
        (_TEXT, "tracked-changes"),
        (_TEXT, "hidden-text"),
        (_TEXT, "hidden-paragraph"),
        (_TABLE, "tracked-changes"),
        (_SVG, "title"),
        (_SVG, "desc"),
    }
)
_WRITTEN = {(_TEXT, "tab"): " ", (_TEXT, "s"): " ", (_TEXT, "line-break"): "\n"}
_ENDS = frozenset({(_TEXT, "p"), (_TEXT, "h")})


def read_odf(archive: zipfile.ZipFile) -> Reading:
    """Text of the body, then of headers and footers. Raises Refused for a file with a password."""
    names = set(archive.namelist())
    if "META-INF/manifest.xml" in names and _is_locked(archive):
        raise Refused(Reason.ENCRYPTED)
    text = Text()
    parts = [part for part in ("content.xml", "styles.xml") if part in names]
    hidden = _hidden_styles(archive, parts)
    with archive.open("content.xml") as stream:
        read_xml(stream, _Body(text, hidden, (_OFFICE, "body")))
    if "styles.xml" in names:
        with archive.open("styles.xml") as stream:
            read_xml(stream, _Body(text, hidden, (_OFFICE, "master-styles")))
    return Reading(text.written(), cut=text.full, written=int(any(map(str.isalnum, text.written()))))


def _is_locked(archive: zipfile.ZipFile) -> bool:
    found: list[Name] = []
    with archive.open("META-INF/manifest.xml") as stream:
        each_element(stream, lambda name, _: found.append(name) if name[1] == "encryption-data" else None)
    return bool(found)


def _hidden_styles(archive: zipfile.ZipFile, parts: Sequence[str]) -> frozenset[str]:
    """Names of the styles of texts and tables that are not shown."""
    hidden: set[str] = set()
    current = [""]

    def note(name: Name, attributes: Attributes) -> None:
        if name == (_STYLE, "style"):
            current[0] = attributes.get((_STYLE, "name"), "")
        elif (name == (_STYLE, "text-properties") and attributes.get((_TEXT, "display")) == "none") or (
            name == (_STYLE, "table-properties") and attributes.get((_TABLE, "display")) == "false"
        ):
            hidden.add(current[0])

    for part in parts:
        with archive.open(part) as stream:
            each_element(stream, note)
    return frozenset(hidden - {""})


class _Body(Handler):
    """Takes the text within one element of a part."""

    def __init__(self, text: Text, hidden_styles: frozenset[str], within: Name) -> None:
        self._text = text
        self._hidden_styles = hidden_styles
        self._within = within
        self._inside = 0
        self._skipped = 0
        self._paragraphs = 0

    @property
    def full(self) -> bool:  # type: ignore[override]
        return self._text.full

    def start(self, name: Name, attributes: Attributes) -> None:
        self._inside += name == self._within
        if self._skipped or self._is_left_out(name, attributes):
            self._skipped += 1
            return
        self._paragraphs += name in _ENDS
        if name in _WRITTEN and self._paragraphs:
            self._text.add(_WRITTEN[name])

    def end(self, name: Name) -> None:
        self._inside -= name == self._within
        if self._skipped:
            self._skipped -= 1
        elif name in _ENDS:
            self._paragraphs -= 1
            if self._inside:
                self._text.add("\n")

    def characters(self, text: str) -> None:
        if self._inside and self._paragraphs and not self._skipped:
            self._text.add(text)

    def _is_left_out(self, name: Name, attributes: Attributes) -> bool:
        styles = (attributes.get((space, "style-name"), "") for space in (_TEXT, _TABLE))
        return (
            name in _LEFT_OUT
            or attributes.get((_TABLE, "visibility"), "visible") != "visible"
            or not self._hidden_styles.isdisjoint(styles)
        )
