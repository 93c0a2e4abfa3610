"""Numbers as they are typed: asked back and confirmed in the finder, read back beside the fields of the admin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Page, expect

from policies.models import SupportScheme
from tests.browser.test_finder import answers, settled
from tests.pictures import FOLDER


@pytest.fixture(scope="module", autouse=True)
def editor(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, str]]:
    """A session of the admin, gone after the tests, and the draft of a scheme with a ceiling and a limit on a card.

    Made before the browser, whose event loop keeps Django from asking the database in this thread.
    """
    with django_db_blocker.unblock():
        user = get_user_model().objects.create_superuser("numbers", "", "mat-khau-dai-cho-thu")
        client = Client()
        client.force_login(user)
        page = SupportScheme.objects.filter(support_items__cap_million__isnull=False).first()
        assert page
        page.golden_cases.clear()
        card = {
            "type": "number",
            "value": {"fact": "revenue", "lo": 3000, "hi": None, "strength": "hard", "clause": ""},
        }
        who = {"key": "thu", "label": "Thử", "who": ["household"], "who_clause": "", "criteria": [card]}
        page.routes = [("route", page.routes.stream_block.child_blocks["route"].to_python(who))]
        before = {"latest_revision": page.latest_revision, "has_unpublished_changes": page.has_unpublished_changes}
        draft = page.save_revision()
        yield client.cookies[settings.SESSION_COOKIE_NAME].value, f"/admin/pages/{page.pk}/edit/"
        SupportScheme.objects.filter(pk=page.pk).update(**before)
        draft.delete()
        user.delete()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_number_that_is_hardly_meant_is_asked_back_and_confirmed_by_one_click(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.goto("/tim-ho-tro/?legal_form=household&hoi=investment")
    page.locator("input[name=investment_ghi]").fill("500.000.000")
    page.keyboard.press("Enter")
    settled(page)

    expect(page.locator("#loi-investment")).to_contain_text("Bạn muốn nói 500 triệu đồng?")
    expect(page.locator("input[name=investment_ghi]")).to_have_value("500.000.000")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).response["violations"] == []
    page.screenshot(path=FOLDER / f"finder-number-asked-back-{width}.png")

    page.get_by_role("button", name="500 triệu đồng", exact=True).click()
    settled(page)
    assert answers(page) == {"legal_form": "household", "investment": "500"}
    expect(page.locator(".written")).to_contain_text("500 triệu đồng")
    page.screenshot(path=FOLDER / f"finder-number-read-{width}.png")


def test_enter_sends_what_was_typed_again_and_not_what_it_may_have_meant(page: Page) -> None:
    page.goto("/tim-ho-tro/?legal_form=household&investment_ghi=500.000.000")
    page.locator("input[name=investment_ghi]").fill("1,25 tỷ")
    page.keyboard.press("Enter")
    settled(page)

    assert answers(page) == {"legal_form": "household", "investment": "1250"}


@pytest.mark.parametrize("width", [360, 1280])
def test_the_admin_says_what_would_be_stored_while_somebody_types(
    page: Page, editor: tuple[str, str], width: int
) -> None:
    session, address = editor
    page.set_viewport_size({"width": width, "height": 900})
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": "localhost", "path": "/"}]
    )
    page.goto(address)
    field = page.locator("input[name$=-cap_million]").first
    said = field.locator("xpath=following-sibling::output")
    expect(said).to_contain_text("triệu đồng")

    field.fill("1.000")
    expect(said).to_have_text("= 1.000 triệu đồng, tức 1 tỷ đồng")
    field.fill("1,000")
    expect(said).to_contain_text("Hãy ghi “1.000” nếu là 1 tỷ đồng")
    said.scroll_into_view_if_needed()
    page.screenshot(path=FOLDER / f"admin-number-{width}.png")

    limit = page.locator("input[name$=-value-lo], input[name$=-value-hi]").first
    fact = page.locator(f"select[name='{limit.get_attribute('name').rsplit('-', 1)[0]}-fact']")  # type: ignore[union-attr]
    beside = limit.locator("xpath=following-sibling::output")
    fact.select_option("revenue")
    limit.fill("3 tỷ")
    expect(beside).to_have_text("= 3.000 triệu đồng, tức 3 tỷ đồng")
    fact.select_option("employees")
    expect(beside).to_contain_text("Hãy ghi số người")
    beside.scroll_into_view_if_needed()
    page.screenshot(path=FOLDER / f"admin-number-card-{width}.png")
