"""Three owners and an officer walk from the home page to the end on a phone: each reaches a plan in eight interactions at most."""

from __future__ import annotations

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import at_rest, follow
from tests.browser.test_finder import settled, tab_to

MOST = 8
THREE_SCREENS = 3 * 780


class Owner:
    """Does one thing after the other on a page, and counts: what is typed, chosen, ticked or pressed is one interaction."""

    def __init__(self, page: Page) -> None:
        self.page, self.interactions = page, 0

    def types(self, field: Locator, text: str) -> None:
        field.fill(text)
        self.interactions += 1

    def ticks(self, box: Locator) -> None:
        box.check()
        self.interactions += 1

    def presses(self, button: Locator) -> None:
        button.click()
        self.interactions += 1

    def goes(self, button: Locator) -> None:
        follow(button)
        self.interactions += 1


def radio(page: Page, fact: str, value: str) -> Locator:
    return page.locator(f'input[name="{fact}"][value="{value}"]')


def has_a_plan(page: Page) -> None:
    """A scheme that may fit, with the person's own amount and the next step, on three screens; and a person to send it to."""
    plan = page.locator(".plan")
    expect(plan).to_contain_text("Việc tiếp theo")
    expect(plan.locator(".bundle .amount").first).to_contain_text("triệu đồng")
    expect(plan.locator(".card.fits, .card.to_confirm").first).to_be_visible()
    expect(plan.get_by_role("link", name="Gửi nhu cầu cho Trung tâm")).to_be_visible()
    box = plan.bounding_box()
    assert box is not None
    assert box["height"] <= THREE_SCREENS


def test_a_household_that_tells_its_plan_in_a_sentence(page: Page) -> None:
    owner = Owner(page)
    page.goto("/")
    owner.types(page.locator("#id-ke"), "hộ kinh doanh làm thùng carton ở Song Hồ 8 người, mua máy 600 triệu")
    owner.goes(page.get_by_role("button", name="Xem tiếp"))
    expect(page.locator(".heard")).to_contain_text("Mua máy móc, thiết bị")
    assert page.locator("#ket-qua").count() == 0, "nothing is used before it is confirmed"
    assert Axe().run(page).response["violations"] == []
    owner.ticks(radio(page, "counterpart", "yes"))
    owner.ticks(radio(page, "other_funding", "no"))
    owner.presses(page.get_by_role("button", name="Xem kết quả"))
    settled(page)
    has_a_plan(page)
    expect(page.locator(".plan .bundle")).to_contain_text("300 triệu đồng")
    assert owner.interactions <= MOST
    assert Axe().run(page).response["violations"] == []

    follow(page.locator(".plan .card h3 a").first)
    expect(page.locator(".for-me")).to_contain_text("Phù hợp")
    page.go_back()
    page.get_by_text("Chia sẻ").click()
    message = page.locator(".share textarea").input_value()
    assert len(message) <= 350
    follow(page.get_by_role("link", name="Phiếu trao đổi để in"))
    expect(page.locator(".sheet svg.qr")).to_be_visible()
    assert Axe().run(page).response["violations"] == []


def test_a_cooperative_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    tab_to(page, lambda text: text == "id-ke")
    page.keyboard.type("htx gốm phù lãng 20 lao động, mua máy 400 triệu")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-ho-tro/**")
    interactions = 2
    for fact in ("counterpart", "other_funding"):
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == fact:
                break
        # The first of the group has the focus: «Có»; the second is «Chưa nhận».
        page.keyboard.press("Space" if fact == "counterpart" else "ArrowDown")
        interactions += 1
    tab_to(page, lambda text: text == "Xem kết quả")
    page.keyboard.press("Enter")
    settled(page)
    has_a_plan(page)
    assert interactions + 1 <= MOST


def test_an_enterprise_without_script(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    owner = Owner(page)
    page.goto("/")
    owner.types(page.locator("#id-ke"), "công ty đúc đồng 50 người doanh thu 20 tỷ, mua máy 1 tỷ")
    owner.goes(page.get_by_role("button", name="Xem tiếp"))
    owner.types(page.locator("input[name=place_ghi]"), "làng Đại Bái")
    owner.ticks(radio(page, "counterpart", "yes"))
    owner.ticks(radio(page, "other_funding", "no"))
    owner.goes(page.get_by_role("button", name="Xem kết quả"))
    has_a_plan(page)
    assert owner.interactions <= MOST


def test_an_officer_asks_for_others_and_leaves_nothing_behind(page: Page) -> None:
    page.goto("/hoi-giup/")
    at_rest(page)
    assert Axe().run(page).response["violations"] == []
    for fact, value in (("legal_form", "household"), ("counterpart", "yes"), ("other_funding", "no")):
        radio(page, fact, value).check()
    page.locator("input[name=investment_ghi]").fill("600 triệu")
    page.get_by_role("button", name="Xem phiếu").click()
    expect(page.locator(".sheet")).to_contain_text("Hộ kinh doanh")
    assert page.url.endswith("/hoi-giup/")
    assert Axe().run(page).response["violations"] == []

    page.get_by_role("link", name="Người tiếp theo").click()
    expect(page.locator(".sheet")).to_have_count(0)
    radio(page, "legal_form", "household").check()
    page.once("dialog", lambda asked: asked.dismiss())
    page.get_by_role("link", name="Người tiếp theo").click()
    expect(radio(page, "legal_form", "household")).to_be_checked()
    page.once("dialog", lambda asked: asked.accept())
    follow(page.get_by_role("link", name="Người tiếp theo"))
    expect(radio(page, "legal_form", "household")).not_to_be_checked()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
    page.go_back()
    assert page.url == "about:blank", "the way back leads past everybody's answers"


def test_the_table_scrolls_by_itself(page: Page) -> None:
    page.goto("/tim-ho-tro/?nhom=bang")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert Axe().run(page).response["violations"] == []
