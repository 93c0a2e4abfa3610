"""The forms of the alerts in a real browser, without script: what it says of where a form came from is enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from search import service
from search.alerts.letters import own_link
from search.alerts.models import AlertSubscriber, Subscription
from search.alerts.subscribing import subscribe
from search.finder.answers import read
from site_core.mail.models import OutgoingMail
from tests.browser.addresses import KNOWN
from tests.browser.conftest import follow


@pytest.fixture
def confirm_path(site: str, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Of somebody who has just sent the form. Playwright keeps a loop in this thread, of which the database must not be afraid."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with django_db_blocker.unblock():
        subscribe("an@example.vn", read({"legal_form": ["household"]}, service.reference()))
        path = own_link("confirm", Subscription.objects.latest("pk").key).split("8000")[1]
    yield path
    with django_db_blocker.unblock():
        AlertSubscriber.objects.all().delete()
        OutgoingMail.objects.all().delete()


def test_from_the_form_to_the_deletion(new_context: Callable[..., BrowserContext], confirm_path: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"/bao-cho-toi/?{KNOWN}")
    page.get_by_role("textbox", name="Địa chỉ thư điện tử").fill("an@")
    follow(page.get_by_role("button", name="Gửi thư xác nhận cho tôi"))
    expect(page.get_by_role("alert")).to_contain_text("Hãy sửa chỗ được đánh dấu")
    expect(page.get_by_role("textbox", name="Địa chỉ thư điện tử")).to_have_value("an@")
    page.goto(confirm_path)
    follow(page.get_by_role("button", name="Xác nhận"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã xác nhận")
    follow(page.get_by_role("link", name="Xem hoặc xóa dữ liệu của bạn"))
    expect(page.locator("main")).to_contain_text("an@example.vn")
    follow(page.get_by_role("button", name="Xóa tất cả dữ liệu của tôi"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Không còn thư và dữ liệu nào")
