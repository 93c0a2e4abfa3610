"""On paper stands what a reader takes along: no navigation, nothing folded away or cut off, no empty sheet."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ADDRESSES

A4 = (595, 842)  # points
# A4 less the margins of the style sheet, in CSS pixels.
PAPER_WIDTH = 672

LEFT_OUT = "nav, form, button, .breadcrumbs, .pagination, .skip, .filters, .share"
SEEN = f"""() => [...document.querySelectorAll("{LEFT_OUT}")]
  .filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 120))"""
# A card prints as its reader left it: the scheme's own page has everything.
FOLDED = """() => [...document.querySelectorAll("main details > :not(summary)")]
  .filter((element) => !element.checkVisibility() && !element.closest(".card details, .share, nav, form, .facet, .ask-area"))
  .map((element) => element.outerHTML.slice(0, 120))"""
CUT = f"""() => [...document.querySelectorAll("main *")]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > {PAPER_WIDTH + 1}
    && !element.closest(".visually-hidden"))
  .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5)"""


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_paper_holds_the_content_and_no_navigation(page: Page, address: str) -> None:
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 900})
    page.goto(address)
    page.emulate_media(media="print", color_scheme="dark")

    assert page.evaluate(SEEN) == []
    assert page.evaluate(FOLDED) == []
    assert page.evaluate(CUT) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"

    sheets = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    words = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]
    assert [tuple(map(round, sheet.get_size())) for sheet in sheets] == [A4] * len(sheets)
    numbered = [text.removesuffix(f"{number}/{len(words)}") for number, text in enumerate(words, 1)]
    assert [number for number, text in enumerate(numbered, 1) if len(text) < 20] == [], "empty sheets"
    assert "Trang này ở địa chỉ" in words[-1]


def test_the_papers_to_bring_are_a_list_to_tick_on_one_sheet(page: Page) -> None:
    page.goto(ADDRESSES["scheme"])
    papers = page.locator(".checklist li").all_inner_texts()
    sheets = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    words = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]

    (sheet,) = [text for text in words if "Cần mang theo giấy tờ gì?" in text]
    assert len(papers) > 5
    assert [paper for paper in papers if " ".join(paper.split())[:20] not in sheet] == []
