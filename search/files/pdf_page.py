"""One page of a PDF: its text as a reader sees it, and how much of it is a picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import hypot

from pypdfium2 import PdfMatrix, PdfObject, PdfPage, raw

from search.files.judging import Page

# A page may draw a form that draws a form … a dozen times each.
_DEEPEST = 4
_MOST_OBJECTS = 20_000

# Points of a letter, and brightness (0 to 255), at which nobody sees it on paper.
_SMALLEST = 1.0
_WHITE = 250

# A scan with a layer of text lies under it; a page without text is not empty when so much of it is covered or so much is drawn.
_SCANNED = 0.3
_NOT_EMPTY = 0.05
_MANY_PATHS = 100

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Drawn:
    """An object of a page, where it is (left, bottom, right, top) and the form that holds it."""

    thing: PdfObject
    box: Box
    scale: float


def seen(page: PdfPage, most: int) -> Page:
    """What a reader sees of a page: at most so many characters of text, and how much pictures cover. May raise PdfiumError."""
    paper = page.get_cropbox()
    objects = list(islice(_objects(page, PdfMatrix(), None, 0), _MOST_OBJECTS))
    covered = _share([drawn.box for drawn in objects if drawn.thing.type == raw.FPDF_PAGEOBJ_IMAGE], paper)
    others = [drawn for drawn in objects if drawn.thing.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)]
    for drawn in objects:
        if drawn.thing.type == raw.FPDF_PAGEOBJ_TEXT and _is_hidden(drawn, objects, paper, covered):
            _remove(page, drawn.thing)
    text = page.get_textpage()
    letters = text.get_text_range(0, min(most, text.count_chars()))
    return Page(letters, covered, covered >= _NOT_EMPTY or len(others) >= _MANY_PATHS)


def _objects(page: PdfPage, matrix: PdfMatrix, form: PdfObject | None, depth: int) -> Iterator[_Drawn]:
    """The objects of a page or of a form on it, with their places on the page: PDFium gives those of a form as they are in the form."""
    for thing in page.get_objects(max_depth=1, form=form):
        if thing.type == raw.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                yield from _objects(page, thing.get_matrix().multiply(matrix), thing, depth + 1)
            continue
        left, bottom, right, top = thing.get_bounds()
        corners = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        yield _Drawn(thing, (min(xs), min(ys), max(xs), max(ys)), hypot(matrix.c, matrix.d))


def _share(boxes: list[Box], paper: Box) -> float:
    """Which part of the paper the boxes cover, counting what two cover twice: strips of a scan lie beside each other."""
    area = sum(_area(_common(box, paper)) for box in boxes)
    return min(1.0, area / (_area(paper) or 1.0))


def _common(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _is_hidden(drawn: _Drawn, objects: list[_Drawn], paper: Box, covered: float) -> bool:
    """Whether nobody sees a text: off the paper, too small, transparent, not painted but as the text of a scan, or white on white."""
    thing = drawn.thing
    left, bottom, right, top = _common(drawn.box, paper)
    if left > right or bottom > top:
        return True
    if drawn.box[3] - drawn.box[1] < _SMALLEST and _size(drawn) < _SMALLEST:
        return True
    mode = raw.FPDFTextObj_GetTextRenderMode(thing)
    if mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return covered < _SCANNED
    red, green, blue, alpha = _colour(thing)
    if mode != raw.FPDF_TEXTRENDERMODE_FILL:
        return False
    return not alpha or (min(red, green, blue) >= _WHITE and not _on_colour(drawn, objects))


def _size(drawn: _Drawn) -> float:
    """Points of the letters of a text. A font of pictures (Type 3) may be given as one tiny, so it is not to be trusted alone."""
    size = ctypes.c_float()
    if not raw.FPDFTextObj_GetFontSize(drawn.thing, size):
        return _SMALLEST
    matrix = drawn.thing.get_matrix()
    return abs(size.value) * hypot(matrix.c, matrix.d) * drawn.scale


def _colour(thing: PdfObject) -> tuple[int, int, int, int]:
    """Red, green, blue and opacity of what is painted, 0 to 255; black where it cannot be told."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(thing, *parts):
        return 0, 0, 0, 255
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _on_colour(text: _Drawn, objects: list[_Drawn]) -> bool:
    """Whether something that is not white lies where a text is."""
    x, y = (text.box[0] + text.box[2]) / 2, (text.box[1] + text.box[3]) / 2
    for drawn in objects:
        left, bottom, right, top = drawn.box
        if drawn.thing.type == raw.FPDF_PAGEOBJ_TEXT or not (left <= x <= right and bottom <= y <= top):
            continue
        if drawn.thing.type != raw.FPDF_PAGEOBJ_PATH or min(_colour(drawn.thing)[:3]) < _WHITE:
            return True
    return False


def _remove(page: PdfPage, thing: PdfObject) -> None:
    """Take an object off the page in memory, so that its text is not read."""
    if thing.container is None:
        raw.FPDFPage_RemoveObject(page, thing)
    else:
        raw.FPDFFormObj_RemoveObject(thing.container, thing)
