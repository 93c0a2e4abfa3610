"""The text of a PDF.

By PDFium, as it puts Vietnamese words together: pypdf gives «khuy ế n công» for what Chromium prints, which no search finds, and takes
twenty times as long.
"""

from __future__ import annotations

import time
from typing import IO

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError, raw

from search.files.judging import Page, picture_pages
from search.files.limits import MAX_CHARACTERS, MAX_PAGES, SOFT_SECONDS, Reason, Refused
from search.files.pdf_page import seen
from search.files.reading import Reading
from site_core.text.legacy import is_garbled, to_unicode

_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)

# What PDFium writes for the end of a line where a word seems to be divided: in TCVN3 the sign for that is a letter, «nh\xad» for «như».
_DIVIDED = "\ufffe"
_SOFT_HYPHEN, _END_OF_LINE = "\u00ad", "\u200b"
_PAGE = "\n\f"


def read_pdf(file: IO[bytes]) -> Reading:
    """Text of the pages in order, as far as the limits allow. Raises Refused for a file that cannot be read."""
    started = time.monotonic()
    document = open_pdf(file)
    count = len(document)
    pages: list[Page] = []
    left, failed = MAX_CHARACTERS, 0
    for number in range(min(count, MAX_PAGES)):
        if left <= 0 or time.monotonic() - started > SOFT_SECONDS:
            break
        try:
            pages.append(_page(document, number, left))
        except PdfiumError:
            pages.append(Page(""))
            failed += 1
        left -= len(pages[-1].text)
    if failed == len(pages):
        raise Refused(Reason.BROKEN)
    return _judged(pages, count, cut=len(pages) < count or left <= 0 or failed > 0)


def open_pdf(file: IO[bytes]) -> PdfDocument:
    """The document, unless it needs a password or has no page. Raises Refused."""
    try:
        document = pypdfium2.PdfDocument(file)
    except PdfiumError as error:
        raise Refused(Reason.ENCRYPTED if error.err_code in _LOCKED else Reason.BROKEN) from error
    if not len(document):
        raise Refused(Reason.BROKEN)
    return document


def _page(document: PdfDocument, number: int, most: int) -> Page:
    page = document[number]
    try:
        return seen(page, most)
    finally:
        page.close()


def _judged(pages: list[Page], count: int, *, cut: bool) -> Reading:
    """The reading of some pages: in Unicode, without pages that are pictures or whose letters mean nothing."""
    written = (page.text.replace("\f", "\n").replace(_DIVIDED, _SOFT_HYPHEN + _END_OF_LINE) for page in pages)
    converted = to_unicode(_PAGE.join(written))
    text = converted.text.replace(_SOFT_HYPHEN + _END_OF_LINE, "").replace(_SOFT_HYPHEN, "").replace(_END_OF_LINE, "\n")
    texts = dict(enumerate(text.split(_PAGE), 1))
    pictures = picture_pages([Page(texts[n], page.covered, page.drawn) for n, page in enumerate(pages, 1)])
    texts |= pictures
    garbled = tuple(number for number, text in texts.items() if number not in pictures and is_garbled(text))
    shown = {number: text.strip("\r\n") for number, text in texts.items() if number not in garbled}
    with_text = sum(any(map(str.isalpha, text)) for number, text in shown.items() if number not in pictures)
    return Reading("\n".join(shown.values()), count, cut, with_text, tuple(pictures), garbled, converted.encodings)
