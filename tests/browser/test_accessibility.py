"""axe finds nothing on any page type, on a phone and on a desktop, in the light and in the dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.addresses import ADDRESSES

STATES = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    problems = []

    for width, scheme in STATES:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            problems.append(f"{width} px, {scheme}: {violation['id']}: {violation['help']}: {nodes}")

    assert problems == []


def test_an_open_menu_and_open_reasons_are_clean(page: Page) -> None:
    page.goto(ADDRESSES["finder, results"])
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert Axe().run(page).response["violations"] == []

    page.get_by_role("button", name="Danh mục").click()
    assert page.get_by_role("navigation", name="Danh mục chính").is_visible()
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_targets_are_large_enough_for_a_thumb(page: Page, address: str) -> None:
    """Buttons, fields and links that are not part of a sentence are at least 44 pixels high."""
    page.goto(address)

    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, input:not([type=hidden]), summary, .button, nav a, .filters a")]
          .filter((element) => element.checkVisibility() && !element.closest("p"))
          .map((element) => element.matches("[type=radio], [type=checkbox]") ? element.closest("label") : element)
          .map((element) => [element.getBoundingClientRect().height, element.outerHTML.slice(0, 120)])
          .filter(([height]) => height < 44)"""
    )

    assert small == []
