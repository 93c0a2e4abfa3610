"""The package of an Office Open XML file (DOCX, XLSX): which part is which, by its relationships and types and by no name of a file."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from urllib.parse import unquote, urlsplit

from search.files.limits import MAX_PARTS, Reason, Refused
from search.files.xml_stream import Attributes, Name, each_element

_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` is the last word of its type, the same in both editions of the standard: «officeDocument», «header», «worksheet»."""

    key: str
    kind: str
    target: str


class Package:
    """Parts by name. Names are told apart neither by the case of letters nor by the slash."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Raises Refused for a package without a list of types."""
        self._archive = archive
        self._names = {_normal(name): name for name in archive.namelist()}
        if len(self._names) > MAX_PARTS:
            raise Refused(Reason.TOO_LARGE)
        self._overrides: dict[str, str] = {}
        self._defaults: dict[str, str] = {}
        if _normal(_TYPES) not in self._names:
            raise Refused(Reason.BROKEN)
        with self.open(_TYPES) as stream:
            each_element(stream, self._note_type)

    def __contains__(self, part: str) -> bool:
        return _normal(part) in self._names

    def open(self, part: str) -> IO[bytes]:
        """The part as a stream. Raises KeyError when there is none."""
        return self._archive.open(self._names[_normal(part)])

    def type_of(self, part: str) -> str:
        name = _normal(part)
        return self._overrides.get(name) or self._defaults.get(name.rpartition(".")[2], "")

    def main(self) -> str:
        """The part that the package is about. Raises Refused when there is none."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and relation.target in self:
                return relation.target
        # Some programs leave the relationships out, and Word opens what they write.
        for part, kind in self._overrides.items():
            if kind.endswith(".main+xml") and part in self:
                return part
        raise Refused(Reason.BROKEN)

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to within the package; of the package itself for the empty name."""
        folder, _, name = part.rpartition("/")
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self:
            return []
        found: list[Relation] = []

        def note(element: Name, attributes: Attributes) -> None:
            if element[1] == "Relationship" and attributes.get(("", "TargetMode")) != "External":
                target = unquote(urlsplit(attributes.get(("", "Target"), "")).path).replace("\\", "/")
                kind = attributes.get(("", "Type"), "").rpartition("/")[2]
                full = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.append(Relation(attributes.get(("", "Id"), ""), kind, full))

        with self.open(listed) as stream:
            each_element(stream, note)
        return found

    def related(self, part: str, *kinds: str) -> Iterator[str]:
        """Names of the parts of these kinds that a part refers to, each once, in order."""
        targets = (relation.target for relation in self.relations(part) if relation.kind in kinds)
        return (target for target in dict.fromkeys(targets) if target in self)

    def _note_type(self, element: Name, attributes: Attributes) -> None:
        kind = attributes.get(("", "ContentType"), "").lower()
        if element[1] == "Override":
            self._overrides[_normal(attributes.get(("", "PartName"), ""))] = kind
        elif element[1] == "Default":
            self._defaults[attributes.get(("", "Extension"), "").lower()] = kind


def _normal(name: str) -> str:
    return unquote(name).replace("\\", "/").lstrip("/").lower()
