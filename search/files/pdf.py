"""The text of a PDF.

By PDFium, as it puts Vietnamese words together: pypdf gives «khuy ế n công» for what Chromium prints, which no search finds, and takes
twenty times as long.
"""

from __future__ import annotations

import time

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError, raw

from search.files.limits import FEWEST_LETTERS_A_PAGE, MAX_CHARACTERS, MAX_PAGES, SOFT_SECONDS, Reason, Refused
from search.files.reading import Reading

_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)

# So many pages tell a scanned document from a printed one.
_TELLING_PAGES = 3


def read_pdf(data: bytes) -> Reading:
    """Text of the pages in order, as far as the limits allow. Raises Refused for a file that has no text or cannot be read."""
    started = time.monotonic()
    document = _opened(data)
    count = len(document)
    texts: list[str] = []
    left, failed = MAX_CHARACTERS, 0
    for number in range(min(count, MAX_PAGES)):
        if left <= 0 or time.monotonic() - started > SOFT_SECONDS:
            break
        try:
            texts.append(_page_text(document, number, left))
        except PdfiumError:
            texts.append("")
            failed += 1
        left -= len(texts[-1])
    if failed == len(texts):
        raise Refused(Reason.BROKEN)
    if _is_scan(document, texts):
        raise Refused(Reason.PICTURES)
    return Reading("\n".join(texts), pages=count, cut=len(texts) < count or left <= 0 or failed > 0)


def _opened(data: bytes) -> PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        raise Refused(Reason.ENCRYPTED if error.err_code in _LOCKED else Reason.BROKEN) from error
    if not len(document):
        raise Refused(Reason.BROKEN)
    return document


def _page_text(document: PdfDocument, number: int, most: int) -> str:
    page = document[number]
    try:
        text = page.get_textpage()
        # PDFium writes U+FFFE where a word is divided at the end of a line.
        return text.get_text_range(0, min(most, text.count_chars())).replace("\ufffe", "")
    finally:
        page.close()


def _is_scan(document: PdfDocument, texts: list[str]) -> bool:
    """Whether the pages are pictures: no letter, or hardly more than the stamp of a signature beside a picture."""
    first = texts[:_TELLING_PAGES]
    letters = sum(character.isalpha() for text in texts for character in text)
    if letters >= FEWEST_LETTERS_A_PAGE * len(first):
        return False
    return not letters or any(_has_picture(document, number) for number in range(len(first)))


def _has_picture(document: PdfDocument, number: int) -> bool:
    page = document[number]
    try:
        return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None
    finally:
        page.close()
