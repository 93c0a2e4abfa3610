"""axe finds nothing on any page type, with no rule switched off: at every width, in the light, in the dark, on paper, with
more contrast and in forced colours."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.addresses import ADDRESSES
from tests.browser.conftest import at_rest

PLAIN = {
    "media": "screen",
    "color_scheme": "light",
    "contrast": "no-preference",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}
# (width in pixels, what differs from PLAIN); one load of a page goes through all of them, each width beginning with PLAIN.
STATES: tuple[tuple[int, dict[str, Any]], ...] = (
    (360, {}),
    (360, {"color_scheme": "dark"}),
    (360, {"contrast": "more", "reduced_motion": "reduce"}),
    (360, {"forced_colors": "active"}),
    (768, {}),
    (768, {"color_scheme": "dark"}),
    (768, {"media": "print"}),
    (1280, {}),
    (1280, {"color_scheme": "dark"}),
    (1280, {"color_scheme": "dark", "contrast": "more"}),
    (1280, {"color_scheme": "dark", "forced_colors": "active"}),
)
VIOLATIONS = """(rules) => axe.run({ resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) }).then(
  (results) => results.violations.map(
    (violation) => [violation.id, violation.help, violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))]))"""
# The rules that look at colours. All others ask what there is, where, and whether it is seen; where a state changes nothing of that,
# they would only find the same again.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
SEEN = """() => [...document.querySelectorAll("*")].filter((element) => element.checkVisibility())
  .map((element) => [element.tagName, ...Object.values(element.getBoundingClientRect().toJSON())].join(" ")).join("\\n")"""


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(Axe().axe_script)
    problems, seen = [], ""

    for width, state in STATES:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(**PLAIN | state)
        at_rest(page)
        before, seen = seen, page.evaluate(SEEN)
        rules = OF_COLOURS if state and seen == before else None
        problems += [(width, state, *violation) for violation in page.evaluate(VIOLATIONS, rules)]

    assert problems == []


def test_an_open_menu_and_open_reasons_are_clean(page: Page) -> None:
    page.goto(ADDRESSES["finder, results"])
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert Axe().run(page).response["violations"] == []

    page.get_by_role("button", name="Danh mục").click()
    expect(page.get_by_role("navigation", name="Danh mục chính")).to_be_visible()
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_targets_are_large_enough_for_a_thumb(page: Page, address: str) -> None:
    """Buttons, fields and links that are not part of a sentence are at least 44 pixels high."""
    page.goto(address)
    at_rest(page)

    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, input:not([type=hidden]), summary, .button, nav a, .filters a")]
          .filter((element) => element.checkVisibility() && !element.closest("p"))
          .map((element) => element.matches("[type=radio], [type=checkbox]") ? element.closest("label") : element)
          .map((element) => [element.getBoundingClientRect().height, element.outerHTML.slice(0, 120)])
          .filter(([height]) => height < 44)"""
    )

    assert small == []
