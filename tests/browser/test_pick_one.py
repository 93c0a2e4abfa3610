"""A long list of the finder as a field to type in: with or without diacritics, by keyboard, and never guessing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.conftest import at_rest, follow
from tests.browser.test_finder import answers, settled

PLACE = "/tim-ho-tro/?legal_form=household&hoi=place"


@pytest.fixture
def field(page: Page) -> Locator:
    page.goto(PLACE)
    field = page.get_by_role("combobox", name="Cơ sở của bạn đặt ở đâu?")
    field.focus()
    return field


def options(page: Page) -> Locator:
    """The lines of the open list."""
    return page.get_by_role("listbox", name="Nơi đặt cơ sở").get_by_role("option")


def chosen(page: Page) -> str:
    """The answer that the form would send."""
    return page.locator("select[name=place]").input_value()


def test_what_is_typed_finds_lines_in_their_groups(page: Page, field: Locator) -> None:
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("thuan th")

    expect(options(page)).to_have_text(["Thuận Thành (phường)", "Thuận Thành (thị xã)"])
    expect(page.get_by_role("group", name="Xã, phường hiện nay").get_by_role("option")).to_have_count(1)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="Có 2 dòng")).to_have_count(1)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("VÕ CƯỜNG", ["Võ Cường (phường)"]),
        ("phuong vo cuong", ["Võ Cường (phường)"]),
        ("huyện Thuận Thành", ["Thuận Thành (thị xã)"]),
        ("ngoai dia ban", ["Ngoài địa bàn Bắc Ninh"]),
        ("zzz", []),
    ],
)
def test_words_in_any_writing_and_order(page: Page, field: Locator, typed: str, found: list[str]) -> None:
    field.fill(typed)
    expect(options(page)).to_have_text(found)


def test_the_keyboard_chooses_and_answers(page: Page, field: Locator) -> None:
    page.keyboard.type("thuan th")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_text("Thuận Thành (thị xã)")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(field).to_have_value("Thuận Thành (phường)")
    expect(options(page)).to_have_count(0)
    assert chosen(page) == "09400"
    page.keyboard.press("Enter")
    settled(page)

    assert answers(page) == {"legal_form": "household", "place": "09400"}


def test_the_server_understands_names_of_then_and_without_it_the_letters_count(page: Page, field: Locator) -> None:
    page.keyboard.type("dong ky")
    expect(options(page)).to_have_text([re.compile("^Đồng Nguyên .*Đồng Kỵ .*làng nghề"), "Đồng Kỳ (xã)"])
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    field.fill("thi tran ho")
    page.keyboard.press("Tab")
    expect(field).to_have_value("Thuận Thành (phường)")
    assert chosen(page) == "09400"

    page.route("**/tim-ho-tro/goi-y/**", lambda route: route.abort())
    field.fill("vo cuong")
    expect(options(page)).to_have_text(["Võ Cường (phường)"])
    page.keyboard.press("Tab")
    expect(field).to_have_value("Võ Cường (phường)")
    field.click()
    expect(options(page).nth(100)).to_be_attached()
    expect(options(page).filter(has_text="làng nghề")).to_have_count(0)


def test_a_thumb_opens_the_whole_list_and_chooses(page: Page, field: Locator) -> None:
    field.click()
    expect(options(page).nth(100)).to_be_attached()
    options(page).filter(has_text="Võ Cường").click()
    expect(field).to_have_value("Võ Cường (phường)")
    page.get_by_role("button", name="Trả lời", exact=True).click()
    settled(page)
    assert answers(page)["place"] == chosen_code(page)


def chosen_code(page: Page) -> str:
    page.get_by_role("link", name=re.compile("Sửa ?: Nơi đặt cơ sở")).click()
    settled(page)
    expect(page.get_by_role("combobox", name="Cơ sở của bạn đặt ở đâu?")).to_have_value("Võ Cường (phường)")
    return chosen(page)


def test_only_what_can_mean_one_line_is_taken_without_choosing(page: Page, field: Locator) -> None:
    page.keyboard.type("vo cuong")
    page.keyboard.press("Tab")
    expect(field).to_have_value("Võ Cường (phường)")
    assert chosen(page) != ""

    field.fill("thuan th")
    page.keyboard.press("Tab")
    expect(field).to_have_value("thuan th")
    assert chosen(page) == ""


def test_several_meanings_are_asked_for_and_not_sent(page: Page, field: Locator) -> None:
    page.keyboard.type("thuan th")
    page.keyboard.press("Enter")

    assert field.evaluate("field => field.validationMessage") == "Hãy chọn một dòng trong danh sách."
    assert "place" not in answers(page)
    field.fill("")
    assert field.evaluate("field => field.validity.valid")


def test_escape_closes_the_list_and_keeps_the_text(page: Page, field: Locator) -> None:
    page.keyboard.type("thuan th")
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(field).to_have_value("thuan th")


def test_an_answer_that_comes_after_escape_leaves_the_list_closed(page: Page, field: Locator) -> None:
    held: list[Route] = []
    page.route("**/tim-ho-tro/goi-y/**", lambda route: held.append(route))
    with page.expect_request("**/tim-ho-tro/goi-y/**"):
        page.keyboard.type("thuan th")
    page.keyboard.press("Escape")
    with page.expect_response("**/tim-ho-tro/goi-y/**"):
        held[0].continue_()
    at_rest(page)
    expect(options(page)).to_have_count(0)
    field.click()
    expect(options(page).nth(100)).to_be_attached()


def test_unsure_is_sent_whatever_is_typed(page: Page, field: Locator) -> None:
    page.keyboard.type("thuan th")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Không rõ").click()
    settled(page)
    assert answers(page) == {"legal_form": "household", "place": "unknown"}


def test_what_is_typed_is_kept_while_something_else_changes(page: Page, field: Locator) -> None:
    page.keyboard.type("thuan th")
    page.get_by_role("link", name=re.compile("Bỏ ?: Loại hình")).click()
    settled(page)
    page.get_by_role("link", name="Nơi đặt cơ sở", exact=True).first.click()
    settled(page)
    expect(field).to_have_value("thuan th")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_list(page: Page, field: Locator, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.keyboard.type("ba")
    page.keyboard.press("ArrowDown")
    assert Axe().run(page).response["violations"] == []
    heights = options(page).evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    field.fill("zzz")
    assert Axe().run(page).response["violations"] == []


def test_without_script_it_is_a_list(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(PLACE)
    page.get_by_label("Cơ sở của bạn đặt ở đâu?").select_option(label="Võ Cường (phường)")
    follow(page.get_by_role("button", name="Trả lời", exact=True))
    assert answers(page)["place"]
