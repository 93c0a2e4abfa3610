"""An owner sends a request without JavaScript, on a phone, is asked back, keeps the receipt, and erases everything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import follow
from tests.browser.test_accessibility import VIOLATIONS


@pytest.fixture
def nothing_is_left(django_db_blocker: Any) -> Iterator[None]:
    """The live server writes into the database that all tests read."""
    yield
    with django_db_blocker.unblock(), ThreadPoolExecutor() as beside:  # Playwright's own loop runs in this thread
        assert beside.submit(_clear).result() == 0


def _clear() -> int:
    """Delete what sending leaves; return how many requests there still were."""
    from policies.models import ConsentText, ErasedCount, SentForm, SupportRequest
    from site_core.mail.models import OutgoingMail
    from site_core.rate_limit.models import DailySalt, Sent

    left = SupportRequest.objects.count()
    for model in (SupportRequest, ErasedCount, SentForm, ConsentText, Sent, DailySalt, OutgoingMail):
        model.objects.all().delete()
    connection.close()
    return left


def test_from_a_scheme_to_the_receipt_and_back_to_nothing(
    new_context: Callable[..., BrowserContext], nothing_is_left: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policies.requests.stamp.FEWEST_SECONDS", 0)
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto("/ho-tro/may-moc/")
    follow(plain.get_by_role("link", name="Gửi nhu cầu cho Trung tâm"))
    plain.get_by_label("Họ và tên").fill("Nguyễn Thị Bích Đào")
    plain.get_by_label("Bạn cần gì?").fill("Muốn mua máy cắt bìa")
    follow(plain.get_by_role("button", name="Gửi nhu cầu"))

    expect(plain.get_by_role("alert")).to_contain_text("Hãy sửa 2 chỗ")
    expect(plain.get_by_label("Bạn cần gì?")).to_have_value("Muốn mua máy cắt bìa")
    plain.get_by_role("textbox", name="Điện thoại").fill("+84 912.345.678")
    plain.get_by_label("Cần để gửi").check()
    follow(plain.get_by_role("button", name="Gửi nhu cầu"))

    expect(plain.get_by_role("heading", level=1)).to_have_text(
        re.compile("Mã phiếu: [2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}")
    )
    expect(plain.get_by_text("0912 345 678").first).to_be_visible()
    watched = new_context().new_page()
    watched.goto(plain.url)
    watched.evaluate(Axe().axe_script)
    watched.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert watched.evaluate(VIOLATIONS, None) == []
    assert watched.evaluate("document.documentElement.scrollWidth") <= 360

    plain.get_by_label("Tôi hiểu").check()
    follow(plain.get_by_role("button", name="Xóa ngay"))
    expect(plain.get_by_role("heading", level=1)).to_have_text("Đã xóa dữ liệu của bạn")
