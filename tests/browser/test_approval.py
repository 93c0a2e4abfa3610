"""The page behind the link of an approval letter, on a phone; and what is said where a page was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from news.models import Article
from site_core.approvals.links import link
from site_core.gone.models import GoneAddress
from site_core.mail.models import OutgoingMail
from site_core.rate_limit.models import DailySalt, Sent
from tests.browser.conftest import follow
from tests.site_core.approvals.people import somebody

GONE = "/tin-tuc/khong-con-nua/"


@pytest.fixture(scope="module", autouse=True)
def address(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The address that an approver gets for a submitted change; all of it is gone after the tests."""
    with django_db_blocker.unblock():
        editor, approver = somebody("lan-duyet", "editor"), somebody("quang-duyet", "approver")
        page = Article.objects.live().order_by("pk").first()
        assert page
        before = {"latest_revision": page.latest_revision, "has_unpublished_changes": page.has_unpublished_changes}
        page.summary = "Tóm tắt chờ duyệt."
        revision = page.save_revision(user=editor)
        workflow_state = page.get_workflow().start(page, editor)
        GoneAddress.objects.create(path=GONE, gone_on="2026-11-27")
        yield urlsplit(link(workflow_state.current_task_state, approver)).path
        workflow_state.cancel(user=editor)
        Article.objects.filter(pk=page.pk).update(**before)
        revision.delete()
        # Nothing is rolled back here: what the live server has written would be met by other tests.
        for model in (GoneAddress, OutgoingMail, Sent, DailySalt):
            model.objects.all().delete()
        get_user_model().objects.filter(pk__in=(editor.pk, approver.pk)).delete()


def test_a_link_shows_the_revision_and_asks_for_the_code(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.frame_locator("iframe").get_by_text("Tóm tắt chờ duyệt.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert Axe().run(page).response["violations"] == []

    follow(page.get_by_role("button", name="Gửi lại kèm lời nhắn"))
    expect(page.get_by_role("alert")).to_contain_text("Hãy ghi lời nhắn")
    follow(page.get_by_role("button", name="Duyệt", exact=True))
    expect(page.get_by_text("Mã xác nhận gồm 6 chữ số đang được gửi đến")).to_be_visible()
    assert Axe().run(page).response["violations"] == []

    page.get_by_label("Mã xác nhận").fill("000 00")
    follow(page.locator("form:has(#code)").get_by_role("button"))
    expect(page.get_by_role("alert")).to_contain_text("Mã chưa đúng")


@pytest.mark.parametrize("width", [360, 1280])
def test_where_a_page_was_people_are_led_on(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    answer = page.goto(GONE)
    assert answer
    assert answer.status == 410
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert Axe().run(page).response["violations"] == []
    follow(page.get_by_role("link", name="Xem mục “Tin tức”"))
    assert urlsplit(page.url).path == "/tin-tuc/"
