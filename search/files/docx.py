"""The text of a Word document (DOCX) as its reader sees it.

Our own: python-docx would build the whole document in memory, and leaves out what stands in text boxes, in forms and in tracked insertions.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field

from search.files.opc import Package
from search.files.reading import Reading
from search.files.xml_stream import Attributes, Handler, Name, Text, each_element, read_xml

# The two editions of the standard: transitional, which Word writes, and strict.
_W = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_OTHER_TEXTS = frozenset(
    {
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://purl.oclc.org/ooxml/drawingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    }
)
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

# Deleted and moved away by a revision: still in the file, not in what is read.
_GONE = frozenset({"del", "moveFrom"})
# In TCVN3 the soft hyphen is a letter, and Word keeps it apart.
_WRITTEN = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_OFF = frozenset({"0", "false", "off"})


def read_docx(archive: zipfile.ZipFile) -> Reading:
    """Text of the body, the notes, the headers and the footers, one line a paragraph."""
    package = Package(archive)
    main = package.main()
    hidden = _hidden_styles(package, main)
    text = Text()
    body = _Body(text, hidden)
    with package.open(main) as stream:
        read_xml(stream, body)
    beside = {relation.key: relation.target for relation in package.relations(main)}
    margins = [beside[key] for key in dict.fromkeys(body.margins) if key in beside]
    notes = package.related(main, "footnotes", "endnotes")
    for part in (*notes, *(part for part in margins if part in package)):
        with package.open(part) as stream:
            read_xml(stream, _Body(text, hidden))
    return Reading(text.written(), cut=text.full, written=int(any(map(str.isalpha, text.written()))))


def _is_on(attributes: Attributes) -> bool:
    """Whether a property without a value, or with one, is set."""
    return not any(key[1] == "val" and value.lower() in _OFF for key, value in attributes.items())


def _value(attributes: Attributes, wanted: str) -> str:
    return next((value for key, value in attributes.items() if key[1] == wanted), "")


def _hidden_styles(package: Package, main: str) -> frozenset[str]:
    """Names of the styles whose text is hidden, by themselves or by what they are based on."""
    based: dict[str, str] = {}
    own: dict[str, bool] = {}
    current = [""]

    def note(name: Name, attributes: Attributes) -> None:
        if name[1] == "style":
            current[0] = _value(attributes, "styleId")
        elif name[1] == "basedOn":
            based[current[0]] = _value(attributes, "val")
        elif name[1] == "vanish":
            own[current[0]] = _is_on(attributes)

    for part in package.related(main, "styles"):
        with package.open(part) as stream:
            each_element(stream, note)

    def is_hidden(style: str) -> bool:
        passed: set[str] = set()
        while style not in own and style in based and style not in passed:
            passed.add(style)
            style = based[style]
        return own.get(style, False)

    return frozenset(style for style in {*based, *own} if style and is_hidden(style))


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is open (one in a text box stands within another), and the run in it: what hides their text."""

    hidden: bool = False
    run: bool | None = None


@dataclass(slots=True)
class _Alternative:
    """A piece in several versions, for programs of several ages; one is shown."""

    chosen: bool = False


@dataclass(slots=True)
class _State:
    path: list[Name] = field(default_factory=list)
    skipped: int = 0
    paragraphs: list[_Paragraph] = field(default_factory=list)
    alternatives: list[_Alternative] = field(default_factory=list)
    # For each field that is open, whether its instruction is still being given: that is not shown, its result is.
    fields: list[bool] = field(default_factory=list)


class _Body(Handler):
    """Takes the text of one part."""

    def __init__(self, text: Text, hidden_styles: frozenset[str]) -> None:
        self._text = text
        self._hidden_styles = hidden_styles
        self._at = _State()
        self.margins: list[str] = []
        """Keys of the relations to headers and footers that the part shows."""

    @property
    def full(self) -> bool:  # type: ignore[override]
        return self._text.full

    def start(self, name: Name, attributes: Attributes) -> None:
        self._at.path.append(name)
        space, local = name
        if self._at.skipped or self._is_left_out(name, attributes):
            self._at.skipped += 1
            return
        if space not in _W:
            return
        if local == "p":
            self._at.paragraphs.append(_Paragraph())
        elif local == "r" and self._at.paragraphs:
            self._at.paragraphs[-1].run = None
        elif local in ("vanish", "rStyle", "pStyle"):
            self._hide(local, attributes)
        elif local == "fldChar":
            self._field(_value(attributes, "fldCharType"))
        elif local in ("headerReference", "footerReference"):
            self.margins.append(_value(attributes, "id"))
        elif local in _WRITTEN and self._inside("r"):
            self._add(_WRITTEN[local])

    def end(self, name: Name) -> None:
        self._at.path.pop()
        if self._at.skipped:
            self._at.skipped -= 1
            return
        if name == (_MC, "AlternateContent"):
            self._at.alternatives.pop()
        elif name[0] in _W and name[1] == "p":
            self._text.add("\n")
            self._at.paragraphs.pop()
        elif name[0] in _W and name[1] == "r" and self._at.paragraphs:
            self._at.paragraphs[-1].run = None
        elif name[1] == "p" and name[0] in _OTHER_TEXTS:
            self._text.add("\n")

    def characters(self, text: str) -> None:
        if self._at.path and not self._at.skipped:
            space, local = self._at.path[-1]
            if local == "t" and (space in _W or space in _OTHER_TEXTS):
                self._add(text)

    def _add(self, text: str) -> None:
        paragraph = self._at.paragraphs[-1] if self._at.paragraphs else _Paragraph()
        hidden = paragraph.hidden if paragraph.run is None else paragraph.run
        if not hidden and not any(self._at.fields):
            self._text.add(text)

    def _is_left_out(self, name: Name, attributes: Attributes) -> bool:
        space, local = name
        if name == (_MC, "AlternateContent"):
            self._at.alternatives.append(_Alternative())
        elif space == _MC and local in ("Choice", "Fallback") and self._at.alternatives:
            alternative = self._at.alternatives[-1]
            left_out, alternative.chosen = alternative.chosen, True
            return left_out
        return space in _W and local in _GONE

    def _inside(self, local: str) -> bool:
        return len(self._at.path) > 1 and self._at.path[-2][1] == local

    def _hide(self, local: str, attributes: Attributes) -> None:
        """Note a property that hides or shows: of the run that is open, or of the paragraph."""
        if not self._at.paragraphs or len(self._at.path) < 3:
            return
        paragraph = self._at.paragraphs[-1]
        of_run = self._at.path[-3][1] == "r"
        if local == "pStyle" and self._at.path[-3][1] == "p":
            paragraph.hidden = _value(attributes, "val") in self._hidden_styles
        elif local == "vanish" and of_run:
            paragraph.run = _is_on(attributes)
        elif (
            local == "rStyle" and of_run and paragraph.run is None and _value(attributes, "val") in self._hidden_styles
        ):
            paragraph.run = True

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._at.fields.append(True)
        elif self._at.fields and kind == "separate":
            self._at.fields[-1] = False
        elif self._at.fields and kind == "end":
            self._at.fields.pop()
