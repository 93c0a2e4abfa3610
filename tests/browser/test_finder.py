"""The finder as people use it: with a keyboard, with a thumb, and with JavaScript off."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.addresses import KNOWN
from tests.browser.conftest import at_rest
from tests.browser.conftest import follow as clicked

ANSWERS = {"counterpart": "Có", "other_funding": "Chưa nhận", "relocates": "Không", "legal_form": "Hộ kinh doanh"}
WISH = "Mua máy móc, thiết bị"
MOST_TABS = 150


def answers(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def tab_to(page: Page, wanted: Callable[[str], bool]) -> None:
    """Press Tab until the element with focus has a text or name that is wanted; it must be seen to have the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted(page.evaluate("(document.activeElement.innerText || document.activeElement.id || '').trim()")):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert outline == "3px", "the focus must be visible"
            return
    pytest.fail("the keyboard does not reach it")


def follow(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def settled(page: Page) -> None:
    """Wait until an answer that was just given, or a link that was just followed, is shown."""
    expect(page.locator("[data-finder]")).not_to_have_attribute("aria-busy", "true")


def asked(page: Page) -> str:
    """Name of the question that stands first."""
    name: str = page.locator("#cau-hoi button[name], #cau-hoi select[name]").first.get_attribute("name") or ""
    return name


def test_the_keyboard_alone_walks_from_the_home_page_to_a_result(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Chuyển tới nội dung chính"

    page.keyboard.press("Enter")
    tab_to(page, lambda text: text == WISH)
    follow(page)

    for _ in range(8):
        if page.locator(".card.fits").count():
            break
        question = asked(page)
        if question in ANSWERS:
            tab_to(page, lambda text, question=question: text == ANSWERS[question])
        else:
            tab_to(page, lambda text, question=question: text == f"id-{question}")
            # The first ward of the list, after «outside»; a class of manufacturing.
            for key in ("ArrowDown", "ArrowDown", "Enter"):
                page.keyboard.press(key)
            tab_to(page, lambda text: text == "Trả lời")
        follow(page)
        settled(page)
        assert asked(page) != question
        assert page.evaluate("document.activeElement.matches('#cau-hoi h2')"), "the focus waits at the new question"

    tab_to(page, lambda text: text.startswith("Hỗ trợ"))
    follow(page)
    expect(page.locator("h1")).to_contain_text("Hỗ trợ")
    assert urlsplit(page.url).path.startswith("/ho-tro/")


def test_it_works_without_script(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/")
    clicked(page.get_by_role("button", name=WISH))
    wish = answers(page)
    assert list(wish) == ["intention"]
    clicked(page.get_by_role("button", name="Hộ kinh doanh"))
    assert answers(page) == {"legal_form": "household", **wish}

    page.goto("/tim-ho-tro/?legal_form=household&hoi=place")
    page.locator("select[name=place]").select_option(label="Thuận Thành (phường)")
    clicked(page.get_by_role("button", name="Trả lời", exact=True))
    assert answers(page) == {"legal_form": "household", "place": "09400"}

    page.goto("/tim-ho-tro/?legal_form=household&place=09400&hoi=employees")
    clicked(page.get_by_role("button", name="Từ 11 đến 50 người"))
    assert answers(page)["employees"] == "11-50"
    page.goto(f"/tim-ho-tro/?{KNOWN}&hoi=investment")
    page.get_by_label("Hoặc ghi số").fill("600")
    clicked(page.get_by_role("button", name="Trả lời", exact=True))

    card = page.locator(".card.fits").filter(has_text="Hỗ trợ mua máy móc, thiết bị tiên tiến")
    expect(card).to_contain_text("300 triệu đồng")


def test_unsure_is_an_answer_and_leads_to_the_next_question(page: Page) -> None:
    page.goto("/tim-ho-tro/")
    first = asked(page)
    page.get_by_role("button", name="Không rõ").click()
    settled(page)

    assert answers(page) == {first: "unknown"}
    assert asked(page) != first
    expect(page.locator("#cau-tra-loi")).to_contain_text("Không rõ")


def test_an_answer_is_changed_and_taken_back_without_losing_the_others(page: Page) -> None:
    page.goto(f"/tim-ho-tro/?{KNOWN}")
    page.get_by_role("link", name=re.compile("Sửa ?: Loại hình")).click()
    settled(page)
    expect(page.locator("#cau-hoi button[aria-current]")).to_have_text("Hộ kinh doanh")
    page.get_by_role("button", name="Doanh nghiệp", exact=True).click()
    settled(page)
    assert answers(page) == {**{k: v[0] for k, v in parse_qs(KNOWN).items()}, "legal_form": "enterprise"}

    page.get_by_role("link", name=re.compile("Bỏ ?: Loại hình")).click()
    settled(page)
    assert "legal_form" not in answers(page)
    assert answers(page)["place"] == "09400"
    page.go_back()
    settled(page)
    assert answers(page)["legal_form"] == "enterprise"


def test_all_questions_on_one_page_give_a_clean_address(page: Page) -> None:
    page.goto("/tim-ho-tro/?hoi=tat-ca")
    page.get_by_role("radio", name="Hợp tác xã").check()
    page.get_by_role("combobox", name="Cơ sở của bạn sản xuất gì?").fill("1702")
    page.locator("input[name=employees_ghi]").fill("1.200 người")
    page.get_by_role("checkbox", name=WISH).check()
    page.get_by_role("button", name="Xem kết quả").click()
    settled(page)

    said = answers(page)
    assert said.pop("intention")
    assert said == {"legal_form": "cooperative", "industry": "1702", "employees": "1200"}


def test_a_bad_value_is_named_at_its_question_and_nothing_is_lost(page: Page) -> None:
    page.goto("/tim-ho-tro/?legal_form=household&investment=abc")

    field = page.locator("input[name=investment_ghi]")
    expect(field).to_have_value("abc")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#loi-investment")).to_contain_text("“abc”")
    field.fill("600")
    page.get_by_role("button", name="Xem kết quả").click()
    settled(page)
    assert answers(page) == {"legal_form": "household", "investment": "600"}


@pytest.mark.parametrize(
    "answered",
    [
        "legal_form=household&place=d262&other_funding=no",
        "legal_form=household&place=09400&other_funding=no&industry=1702",
        KNOWN,
        f"{KNOWN}&relocates=yes",
        f"{KNOWN}&relocates=yes&intention=unknown",
        f"{KNOWN}&hoi=exports",
    ],
    ids=["industry", "counterpart", "relocates", "done", "done, amount", "a question of one's own choice"],
)
@pytest.mark.parametrize("part", ["", "#cau-hoi"])
def test_the_question_and_the_first_fitting_scheme_are_seen_at_once_on_a_phone(
    page: Page, answered: str, part: str
) -> None:
    page.goto(f"/tim-ho-tro/?{answered}{part}")
    at_rest(page)

    assert page.locator("#cau-hoi .question").first.bounding_box()["y"] >= 0  # type: ignore[index]
    assert page.locator(".plan .card h3").first.bounding_box()["y"] < 780 - 40  # type: ignore[index]
