"""Pages fit a narrow phone and do not move while they load."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.addresses import ADDRESSES
from tests.browser.conftest import at_rest

STATIC = Path(__file__).parents[2] / "static"
LONG_TITLE = "Hỗ trợ ứng dụng máy móc, thiết bị tiên tiến và chuyển giao công nghệ vào sản xuất công nghiệp"


# What WCAG 1.4.12 lets a reader set; as an adopted sheet, which the policy of the pages lets through.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Wider than the window, or words that do not fit their own box; tables and tabs scroll within themselves.
CUT = """() => [...document.querySelectorAll("body, body *")]
  .filter((element) => element.checkVisibility() && !element.closest(".table-scroll, .tabs, svg, select"))
  .filter((element) => getComputedStyle(element).clipPath === "none") // for screen readers only
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1
    || (element.clientWidth && !element.matches("input") && element.scrollWidth > element.clientWidth + 1))
  .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5)"""
# Elements that have the keyboard's focus and cannot be seen in any of five points (WCAG 2.4.11).
COVERED = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']")]
  .filter((element) => element.checkVisibility() && !element.disabled && element.tabIndex >= 0)
  .filter((element) => {
    element.focus();
    const { left, right, top, bottom } = element.getClientRects()[0];
    return ![[(left + right) / 2, (top + bottom) / 2],
      ...[left + 3, right - 3].flatMap((x) => [top + 3, bottom - 3].map((y) => [x, y]))]
      .some(([x, y]) => element.contains(document.elementFromPoint(x, y)));
  })
  .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5)"""


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_it_can_be_used_at_four_times_the_size(page: Page, address: str) -> None:
    """A window of 1280 × 1024 at 400 % has 320 × 256 pixels: nothing is cut, scrolls sideways or hides the focus."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    at_rest(page)

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(CUT) == []
    assert page.evaluate(COVERED) == []
    page.evaluate(SPACED)
    at_rest(page)
    assert page.evaluate(CUT) == [], "with wider spacing of the text"


def test_long_titles_and_words_stay_inside(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto("/ho-tro/may-moc/")
    page.evaluate("(title) => { document.querySelector('h1').textContent = title + ' ' + 'x'.repeat(90); }", LONG_TITLE)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_nothing_moves_while_the_page_loads(page: Page, address: str) -> None:
    page.add_init_script(
        """let moved = 0;
        const add = (entries) => entries.forEach((entry) => { moved += entry.value; });
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        window.moved = () => { add(observer.takeRecords()); return moved; };"""
    )
    page.goto(address)
    at_rest(page)

    assert page.evaluate("window.moved()") < 0.01


def test_the_menu_works_without_script_and_on_a_wide_screen_needs_no_button(
    new_context: Callable[..., BrowserContext],
) -> None:
    phone = new_context(viewport={"width": 360, "height": 700}, java_script_enabled=False).new_page()
    phone.goto("/")
    menu = phone.get_by_role("navigation", name="Danh mục chính")

    expect(menu).to_be_hidden()
    phone.get_by_role("button", name="Danh mục").click()
    expect(menu).to_be_visible()

    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto("/")
    expect(menu).to_be_visible()
    expect(phone.get_by_role("button", name="Danh mục")).to_be_hidden()


def test_the_home_page_is_light(page: Page) -> None:
    """HTML, style and script of the home page compressed: at most 50 kB; fonts: at most 70 kB."""
    response = page.goto("/")
    assert response is not None

    html = len(gzip.compress(response.body()))
    style = sum(len(gzip.compress(path.read_bytes())) for path in STATIC.glob("css/*.css"))
    script = sum(len(gzip.compress(path.read_bytes())) for path in STATIC.glob("js/*.js"))

    assert html + style + script <= 50_000
    assert sum(path.stat().st_size for path in STATIC.glob("fonts/*.woff2")) <= 70_000
    assert (
        page.evaluate(
            "document.querySelectorAll('script:not([defer]):not([type=module]):not([type=\"application/ld+json\"])').length"
        )
        == 0
    )
