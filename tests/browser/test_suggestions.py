"""Suggestions as one types: by keyboard, heard by who does not see them, and not needed where no script runs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Error, Locator, Page, Route, expect

from tests.browser.conftest import at_rest

HOME = "#tim-trang-chu"


@pytest.fixture
def field(page: Page) -> Locator:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/")
    field = page.locator(HOME)
    field.focus()
    return field


@pytest.fixture
def options(page: Page, field: Locator) -> Callable[[], Locator]:
    """The options of the open list."""
    return lambda: page.get_by_role("listbox", name="Gợi ý").get_by_role("option")


def active(page: Page, field: Locator) -> str:
    """Text of the option to which the field points, empty when to none."""
    named = field.get_attribute("aria-activedescendant")
    return page.locator(f"#{named}").inner_text() if named else ""


def test_typing_opens_a_list_grouped_by_kind(page: Page, field: Locator, options: Callable[[], Locator]) -> None:
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("ho tro mua m")
    expect(options().first).to_have_text("Hỗ trợ mua máy móc, thiết bị tiên tiến")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("group", name="Khoản hỗ trợ").get_by_role("option").first).to_be_visible()
    listed = field.get_attribute("aria-controls")
    expect(page.locator(f"#{listed}")).to_be_visible()
    assert 0 < options().count() <= 8
    expect(page.get_by_role("status").filter(has_text="gợi ý")).to_have_text(
        f"Có {options().count()} gợi ý. Dùng phím mũi tên lên, xuống để chọn."
    )


def test_arrows_walk_round_and_enter_opens(page: Page, field: Locator, options: Callable[[], Locator]) -> None:
    page.keyboard.type("thuan th")
    expect(options().first).to_be_visible()
    names = options().all_inner_texts()
    assert active(page, field) == ""
    walked = []
    for _ in names:
        page.keyboard.press("ArrowDown")
        walked.append(active(page, field))
        expect(page.locator('[role="option"][aria-selected="true"]')).to_have_count(1)
    assert walked == names
    page.keyboard.press("ArrowDown")
    assert active(page, field) == ""
    page.keyboard.press("ArrowUp")
    assert active(page, field) == names[-1]
    expect(options().last).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    expect(field).to_have_value("thuan th")
    address = options().nth(len(names) - 2).get_attribute("href")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(str(address))


def test_enter_without_a_choice_searches(page: Page, field: Locator, options: Callable[[], Locator]) -> None:
    page.keyboard.type("may moc")
    expect(options().first).to_be_visible()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/tim-kiem/?q=may+moc")


def test_escape_closes_and_arrow_opens_again(page: Page, field: Locator, options: Callable[[], Locator]) -> None:
    page.keyboard.type("may moc")
    expect(options().first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    expect(field).to_have_value("may moc")
    expect(options()).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(options().first).to_be_visible()
    page.keyboard.press("Tab")
    expect(options()).to_have_count(0)


def test_a_mouse_may_choose_too(page: Page, field: Locator, options: Callable[[], Locator]) -> None:
    page.keyboard.type("hoi cho")
    with page.expect_navigation():
        options().filter(has_text="trong nước").click()
    assert page.url.endswith("/ho-tro/hoi-cho-tn/")


def test_nothing_found_is_said_and_not_shown(page: Page, field: Locator, options: Callable[[], Locator]) -> None:
    page.keyboard.type("zzzz")
    expect(page.get_by_role("status").filter(has_text="Không có gợi ý")).to_have_count(1)
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(options()).to_have_count(0)


def test_one_letter_asks_nothing_and_a_burst_asks_once(page: Page, options: Callable[[], Locator]) -> None:
    """The page's clock stands still but where it is moved on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/goi-y/" in request.url else None)
    page.clock.install()
    page.goto("/")
    page.locator(HOME).focus()
    page.clock.pause_at(dt.datetime(2100, 1, 1))
    page.keyboard.type("m")
    page.clock.run_for(5_000)
    assert asked == []
    for letter in "ay moc":
        page.keyboard.type(letter)
        page.clock.run_for(100)
    assert asked == []
    page.clock.run_for(100)
    expect(options().first).to_be_visible()
    page.clock.run_for(5_000)
    assert [url.partition("?")[2] for url in asked] == ["q=may+moc"]


def test_a_late_answer_to_an_old_question_is_not_shown(
    page: Page, field: Locator, options: Callable[[], Locator]
) -> None:
    held: list[Route] = []

    def later(route: Route) -> None:
        held.append(route) if "q=may" in route.request.url else route.continue_()

    page.route("**/tim-kiem/goi-y/**", later)
    with page.expect_request(lambda request: "q=may" in request.url):
        page.keyboard.type("may")
    with page.expect_event("requestfailed") as dropped:
        field.fill("hoi cho")
    assert "q=may" in dropped.value.url, "nobody waits for the old answer"
    expect(options().first).to_contain_text("hội chợ")
    answered = options().all_inner_texts()
    with suppress(Error):
        held[0].continue_()
    at_rest(page)
    assert options().all_inner_texts() == answered


def test_a_server_that_fails_is_no_trouble(page: Page, field: Locator) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/tim-kiem/goi-y/**", lambda route: route.fulfill(status=500, body="no"))
    with page.expect_response("**/tim-kiem/goi-y/**"):
        page.keyboard.type("may moc")
    at_rest(page)
    expect(field).to_have_attribute("aria-expanded", "false")
    assert errors == []
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/tim-kiem/?q=may+moc" in page.url


def test_a_search_for_places_suggests_places(page: Page, field: Locator, options: Callable[[], Locator]) -> None:
    page.locator("#ten-dia-phuong").fill("phu")
    expect(options().first).to_be_visible()
    expect(page.get_by_role("listbox", name="Gợi ý").get_by_role("group")).to_have_count(1)
    expect(page.get_by_role("group", name="Địa phương")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_list(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto("/")
    page.locator(HOME).focus()
    page.keyboard.type("may")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert Axe().run(page).response["violations"] == []
    small = page.get_by_role("option").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wide


def test_in_the_menu_of_a_phone_escape_closes_the_list_before_the_menu(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Danh mục").click()
    page.locator("#tim-nhanh").focus()
    page.keyboard.type("may")
    expect(page.get_by_role("option").first).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(page.locator("#tim-nhanh")).to_be_visible()


@pytest.fixture
def without_script(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800}).new_page()


def test_without_script_the_form_just_searches(without_script: Page) -> None:
    without_script.goto("/")
    field = without_script.locator(HOME)
    assert field.get_attribute("role") is None
    field.fill("hoi cho")
    with without_script.expect_navigation():
        field.press("Enter")
    assert without_script.url.endswith("/tim-kiem/?q=hoi+cho")
    assert "hội chợ" in without_script.locator(".entries").inner_text()
