"""Pages fit a narrow phone and do not move while they load."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.addresses import ADDRESSES

STATIC = Path(__file__).parents[2] / "static"
LONG_TITLE = "Hỗ trợ ứng dụng máy móc, thiết bị tiên tiến và chuyển giao công nghệ vào sản xuất công nghiệp"


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_nothing_scrolls_sideways_at_320_pixels(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")

    too_wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= 320 ? [] :
          [...document.querySelectorAll("body *")]
            .filter((element) => element.getBoundingClientRect().right > 321 && !element.closest(".table-scroll, .tabs"))
            .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5)
            .concat([`document: ${document.documentElement.scrollWidth}`])"""
    )

    assert too_wide == []


def test_long_titles_and_words_stay_inside(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto("/ho-tro/may-moc/")
    page.evaluate("(title) => { document.querySelector('h1').textContent = title + ' ' + 'x'.repeat(90); }", LONG_TITLE)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", ["/", "/tim-ho-tro/", "/ho-tro/may-moc/", "/tin-tuc/"])
def test_nothing_moves_while_the_page_loads(page: Page, address: str) -> None:
    page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.moved += entry.value; }))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(address, wait_until="networkidle")

    assert page.evaluate("window.moved") < 0.01


def test_the_menu_works_without_script_and_on_a_wide_screen_needs_no_button(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 700}, java_script_enabled=False)
    phone = context.new_page()
    phone.goto("/")
    menu = phone.get_by_role("navigation", name="Danh mục chính")

    assert not menu.is_visible()
    phone.get_by_role("button", name="Danh mục").click()
    assert menu.is_visible()

    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto("/")
    assert menu.is_visible()
    assert not phone.get_by_role("button", name="Danh mục").is_visible()
    context.close()


def test_the_home_page_is_light(page: Page) -> None:
    """HTML, style and script of the home page compressed: at most 50 kB; fonts: at most 70 kB."""
    response = page.goto("/", wait_until="networkidle")
    assert response is not None

    html = len(gzip.compress(response.body()))
    style = sum(len(gzip.compress(path.read_bytes())) for path in STATIC.glob("css/*.css"))
    script = sum(len(gzip.compress(path.read_bytes())) for path in STATIC.glob("js/*.js"))

    assert html + style + script <= 50_000
    assert sum(path.stat().st_size for path in STATIC.glob("fonts/*.woff2")) <= 70_000
    assert page.evaluate("document.querySelectorAll('script:not([defer]):not([type=module])').length") == 0
