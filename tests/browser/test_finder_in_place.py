"""With script the finder changes in place: focus, address, what is heard, and what happens when the fetch fails."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Locator, Page, Route, expect

from tests.browser.addresses import KNOWN
from tests.browser.conftest import at_rest
from tests.browser.test_finder import answers, asked, settled

FINDER = "**/tim-ho-tro/**"
START = "intention=unknown"


@pytest.fixture
def finder(page: Page) -> Page:
    """The finder at the question about the legal form, on a page that remembers whether it was loaded again."""
    page.goto(f"/tim-ho-tro/?{START}")
    page.evaluate("window.same = true")
    return page


def is_same(page: Page) -> bool:
    same: bool = page.evaluate("window.same === true")
    return same


def said(page: Page) -> Locator:
    return page.locator("[data-finder] + [role=status]")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def has_focus(page: Page, selector: str) -> bool:
    found: bool = page.evaluate("(selector) => document.activeElement.matches(selector)", selector)
    return found


def test_an_answer_changes_question_results_address_and_title_in_place(finder: Page) -> None:
    button(finder, "Hộ kinh doanh").click()
    settled(finder)

    assert is_same(finder)
    assert answers(finder) == {"legal_form": "household", "intention": "unknown"}
    assert urlsplit(finder.url).fragment == "cau-hoi"
    assert asked(finder) == "industry"
    expect(finder.locator("#cau-tra-loi")).to_contain_text("Hộ kinh doanh")
    expect(finder).to_have_title(re.compile(r"^Tìm hỗ trợ \(0 phù hợp\)"))


def test_what_changed_is_heard_and_the_focus_waits_at_the_new_question(finder: Page) -> None:
    expect(said(finder)).to_be_empty()
    button(finder, "Hộ kinh doanh").focus()
    finder.keyboard.press("Enter")
    settled(finder)

    expect(said(finder)).to_have_text("Còn 17 khoản có thể hợp.")
    assert has_focus(finder, "#cau-hoi h2")
    assert finder.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
    finder.keyboard.press("Tab")
    assert has_focus(finder, "[role=combobox]")


def test_the_number_that_fits_is_heard(page: Page) -> None:
    page.goto(f"/tim-ho-tro/?{KNOWN}")
    button(page, "Không").click()
    settled(page)

    expect(said(page)).to_have_text("Còn 16 khoản có thể hợp, trong đó 16 khoản phù hợp.")


def test_back_and_forward_show_what_was_there(finder: Page) -> None:
    button(finder, "Hộ kinh doanh").click()
    settled(finder)
    button(finder, "Không rõ").click()
    settled(finder)
    assert answers(finder) == {"legal_form": "household", "industry": "unknown", "intention": "unknown"}

    for go, left, question in (
        (finder.go_back, {"legal_form": "household", "intention": "unknown"}, "industry"),
        (finder.go_back, {"intention": "unknown"}, "legal_form"),
        (finder.go_forward, {"legal_form": "household", "intention": "unknown"}, "industry"),
    ):
        go()
        expect(finder.locator(f"#cau-hoi [name={question}]").first).to_be_attached()
        settled(finder)
        assert answers(finder) == left
        assert is_same(finder)
        assert has_focus(finder, "#cau-hoi h2")


def test_whoever_comes_back_from_a_scheme_finds_the_answers(finder: Page) -> None:
    button(finder, "Hộ kinh doanh").click()
    settled(finder)
    button(finder, "Không rõ").click()
    settled(finder)
    finder.locator(".card h3 a").first.click()
    finder.wait_for_url("**/ho-tro/*/**")
    finder.go_back()

    expect(finder.locator("#cau-tra-loi")).to_contain_text("Hộ kinh doanh")
    assert asked(finder) == "place"
    settled(finder)
    finder.go_back()
    expect(finder.locator("#cau-hoi [name=industry]").first).to_be_attached()
    assert answers(finder) == {"legal_form": "household", "intention": "unknown"}


def test_a_link_to_a_place_on_the_page_asks_nothing(page: Page) -> None:
    page.goto(f"/tim-ho-tro/?{KNOWN}")
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url) if "/tim-ho-tro/" in request.url else None)
    page.get_by_role("link", name="Xem và sửa").click()

    assert urlsplit(page.url).fragment == "cau-tra-loi"
    assert asked_for == []


def refuse(route: Route) -> None:
    route.abort()


def break_down(route: Route) -> None:
    route.fulfill(status=500, content_type="text/html", body="<p>500</p>")


def answer_oddly(route: Route) -> None:
    route.fulfill(status=200, content_type="application/json", body="{}")


def show_another_page(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<h1>Đăng nhập mạng</h1>")


@pytest.mark.parametrize("failure", [refuse, break_down, answer_oddly, show_another_page])
def test_when_the_fetch_fails_the_browser_goes_there_by_itself(finder: Page, failure: object) -> None:
    def only_fetches(route: Route) -> None:
        failure(route) if route.request.resource_type == "fetch" else route.continue_()  # type: ignore[operator]

    finder.route(FINDER, only_fetches)
    button(finder, "Hộ kinh doanh").click()
    expect(finder.locator("#cau-tra-loi")).to_contain_text("Hộ kinh doanh")
    assert not is_same(finder)
    assert answers(finder) == {"legal_form": "household", "intention": "unknown"}
    assert asked(finder) == "industry"


def test_when_a_step_back_cannot_be_fetched_the_page_is_loaded(finder: Page) -> None:
    button(finder, "Hộ kinh doanh").click()
    settled(finder)
    finder.route(FINDER, lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_())
    finder.go_back()

    expect(button(finder, "Hộ kinh doanh")).to_be_visible()
    assert answers(finder) == {"intention": "unknown"}
    assert not is_same(finder)


def test_the_last_answer_counts_and_a_late_one_is_dropped(finder: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route) if "household" in route.request.url else route.continue_()

    finder.route(FINDER, hold)
    button(finder, "Hộ kinh doanh").click()
    expect(finder.locator("[data-finder]")).to_have_attribute("aria-busy", "true")
    with finder.expect_event("requestfailed") as dropped:
        button(finder, "Hợp tác xã").click()
    assert "household" in dropped.value.url, "nobody waits for the old answer"
    settled(finder)
    with suppress(Error):
        held[0].continue_()
    at_rest(finder)

    assert len(held) == 1
    assert answers(finder) == {"legal_form": "cooperative", "intention": "unknown"}
    expect(finder.locator("#cau-tra-loi")).to_contain_text("Hợp tác xã")
    assert is_same(finder)


def test_while_it_waits_it_says_so_and_nothing_moves(finder: Page) -> None:
    held: list[Route] = []
    finder.route(FINDER, lambda route: held.append(route))
    places = "[...document.querySelectorAll('main *')].map((one) => JSON.stringify(one.getBoundingClientRect()))"
    finder.mouse.move(0, 0)
    before = finder.evaluate(places)
    button(finder, "Hộ kinh doanh").dispatch_event("click")

    expect(finder.locator("[data-finder]")).to_have_attribute("aria-busy", "true")
    assert finder.evaluate(places) == before
    assert Axe().run(finder).response["violations"] == []
    held[0].continue_()
    settled(finder)


def test_what_is_filled_in_and_not_sent_is_kept(page: Page) -> None:
    page.goto(f"/tim-ho-tro/?{KNOWN}&hoi=investment")
    page.get_by_label("Hoặc ghi số").fill("650")
    page.get_by_role("link", name=re.compile("Sửa ?: Loại hình")).click()
    settled(page)
    button(page, "Hợp tác xã").click()
    settled(page)
    page.get_by_role("link", name="Chi phí đầu tư dự kiến", exact=True).click()
    settled(page)

    expect(page.get_by_label("Hoặc ghi số")).to_have_value("650")
    button(page, "Trên 600 triệu đến 1 tỷ đồng").click()
    settled(page)
    page.get_by_role("link", name=re.compile("Sửa ?: Chi phí")).click()
    settled(page)
    expect(page.get_by_label("Hoặc ghi số")).to_have_value("")


def test_what_is_typed_elsewhere_keeps_its_focus(finder: Page) -> None:
    finder.set_viewport_size({"width": 1280, "height": 800})
    held: list[Route] = []
    finder.route(FINDER, lambda route: held.append(route))
    button(finder, "Hộ kinh doanh").click()
    expect(finder.locator("[data-finder]")).to_have_attribute("aria-busy", "true")
    finder.locator("#tim-nhanh").focus()
    held[0].continue_()
    settled(finder)

    assert has_focus(finder, "#tim-nhanh")


def test_an_answer_to_correct_takes_the_focus(page: Page) -> None:
    page.goto("/tim-ho-tro/?legal_form=enterprise&hoi=employees")
    page.get_by_label("Hoặc ghi số").fill("abc")
    button(page, "Trả lời").click()
    settled(page)

    expect(said(page)).to_have_text("Có 1 câu trả lời cần sửa.")
    expect(page).to_have_title(re.compile("^Cần sửa: "))
    assert has_focus(page, ".notice.error")
    expect(page.locator("input[name=employees_ghi]")).to_have_value("abc")


def test_an_answer_taken_back_leaves_the_reader_at_the_list_of_answers(page: Page) -> None:
    page.goto(f"/tim-ho-tro/?{KNOWN}")
    page.get_by_role("link", name=re.compile("Bỏ ?: Vốn đối ứng")).click()
    settled(page)

    assert "counterpart" not in answers(page)
    assert has_focus(page, "#cau-tra-loi h2")
    expect(page.locator("#cau-tra-loi h2").first).to_be_in_viewport()


def test_from_far_down_the_new_question_is_brought_into_view(page: Page) -> None:
    page.goto(f"/tim-ho-tro/?{KNOWN}")
    page.get_by_role("link", name=re.compile("Sửa ?: Loại hình")).click()
    settled(page)

    expect(page.locator("#cau-hoi h2")).to_be_in_viewport()


def test_a_link_may_still_be_opened_in_a_tab_of_its_own(page: Page) -> None:
    page.goto(f"/tim-ho-tro/?{KNOWN}")
    before = page.url
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Tất cả câu hỏi").click(modifiers=["Control"])

    assert answers(opened.value)["hoi"] == "tat-ca"
    assert page.url == before


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_after_each_answer(finder: Page, width: int, scheme: str) -> None:
    finder.set_viewport_size({"width": width, "height": 780})
    finder.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for answer in ("Hộ kinh doanh", "Không rõ", "Không rõ", "Chưa nhận", "Có"):
        button(finder, answer).click()
        settled(finder)
        assert Axe().run(finder).response["violations"] == []
    finder.get_by_role("link", name="Tất cả câu hỏi").click()
    settled(finder)
    finder.locator("input[name=employees_ghi]").fill("abc")
    button(finder, "Xem kết quả").click()
    settled(finder)
    assert Axe().run(finder).response["violations"] == []
    assert is_same(finder)
