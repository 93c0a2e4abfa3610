"""The text of an Excel workbook (XLSX): what its sheets show, a line a row. Hidden sheets, rows and columns are not read."""

from __future__ import annotations

import re
import zipfile

from search.files.opc import Package
from search.files.reading import Reading
from search.files.xml_stream import Attributes, Handler, Name, Text, each_element, read_xml

_ON = frozenset({"1", "true"})
_CELL = re.compile(r"([A-Z]{1,3})[0-9]+")

# Characters of shared texts that are kept in memory; a workbook beyond is read as far as they go.
_MOST_SHARED = 8_000_000


def read_xlsx(archive: zipfile.ZipFile) -> Reading:
    """Text and numbers of the sheets that are shown, in the order of the workbook."""
    package = Package(archive)
    main = package.main()
    shared = _Shared()
    for part in package.related(main, "sharedStrings"):
        with package.open(part) as stream:
            read_xml(stream, shared)
    text = Text()
    for sheet in _shown_sheets(package, main):
        with package.open(sheet) as stream:
            read_xml(stream, _Sheet(text, shared.texts))
    return Reading(text.written(), cut=text.full or shared.full, written=int(any(map(str.isalnum, text.written()))))


def _shown_sheets(package: Package, main: str) -> list[str]:
    keys: list[str] = []

    def note(name: Name, attributes: Attributes) -> None:
        if name[1] == "sheet" and attributes.get(("", "state"), "visible") == "visible":
            keys.extend(value for key, value in attributes.items() if key[0] and key[1] == "id")

    with package.open(main) as stream:
        each_element(stream, note)
    targets = {relation.key: relation.target for relation in package.relations(main)}
    return [targets[key] for key in keys if targets.get(key, "") in package]


class _Shared(Handler):
    """The texts that cells refer to by number. How a word is said (rPh, for Japanese) is left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._path: list[str] = []
        self._length = 0

    @property
    def full(self) -> bool:  # type: ignore[override]
        return self._length >= _MOST_SHARED

    def start(self, name: Name, attributes: Attributes) -> None:
        self._path.append(name[1])
        if name[1] == "si":
            self.texts.append("")

    def end(self, name: Name) -> None:
        self._path.pop()

    def characters(self, text: str) -> None:
        if self.texts and self._path and self._path[-1] == "t" and "rPh" not in self._path:
            self.texts[-1] += text
            self._length += len(text)


class _Sheet(Handler):
    """Takes what the cells of one sheet show. A number is taken as it is kept, not as it is formatted."""

    def __init__(self, text: Text, shared: list[str]) -> None:
        self._text = text
        self._shared = shared
        self._hidden_columns: list[tuple[int, int]] = []
        self._row_is_hidden = False
        self._cell_is_hidden = False
        self._kind = ""
        self._value = ""
        self._path: list[str] = []

    @property
    def full(self) -> bool:  # type: ignore[override]
        return self._text.full

    def start(self, name: Name, attributes: Attributes) -> None:
        self._path.append(name[1])
        hidden = attributes.get(("", "hidden"), "") in _ON
        if name[1] == "col" and hidden:
            first, last = attributes.get(("", "min"), "0"), attributes.get(("", "max"), "0")
            self._hidden_columns.append((int(first), int(last)))
        elif name[1] == "row":
            self._row_is_hidden = hidden
        elif name[1] == "c":
            column = _column(attributes.get(("", "r"), ""))
            self._cell_is_hidden = any(first <= column <= last for first, last in self._hidden_columns)
            self._kind, self._value = attributes.get(("", "t"), "n"), ""

    def characters(self, text: str) -> None:
        wanted = "t" if self._kind == "inlineStr" else "v"
        if self._path and self._path[-1] == wanted and "rPh" not in self._path:
            self._value += text

    def end(self, name: Name) -> None:
        self._path.pop()
        if name[1] == "row":
            self._text.add("\n")
        elif name[1] == "c" and self._value and not (self._row_is_hidden or self._cell_is_hidden):
            self._text.add(f"{self._shown()} ")

    def _shown(self) -> str:
        if self._kind == "s":
            number = int(self._value)
            return self._shared[number] if 0 <= number < len(self._shared) else ""
        return "" if self._kind in ("b", "e") else self._value


def _column(reference: str) -> int:
    """Number of a column by the name of a cell, «B7» → 2; 0 when it has none."""
    match = _CELL.fullmatch(reference)
    number = 0
    for letter in match[1] if match else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
