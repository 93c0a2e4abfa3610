"""Approving by a link: for one person, one revision, some days; confirmed by a code that goes to the person's own letter box."""

from __future__ import annotations

import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry

from news.models import Article
from site_core.approvals.codes import MOST_TRIES
from site_core.approvals.links import DAYS, opened
from site_core.approvals.models import ApprovalCode
from site_core.secret_links.masking import mask
from tests.site_core.approvals.people import decide, letters, somebody, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = "site_core.mail.backend.OutboxBackend"
    settings.WAGTAILADMIN_BASE_URL = "https://khuyencong.example"


def article() -> Article:
    page = Article.objects.live().order_by("pk").first()
    assert page
    return page


@pytest.fixture
def people() -> tuple[Any, Any]:
    """Who writes and who approves; a change has been submitted."""
    editor, approver = somebody("lan", "editor"), somebody("quang", "approver")
    submit(editor, article(), summary="Tóm tắt mới.")
    return editor, approver


def address_in(letter: Any) -> str:
    found = re.search(r"https://khuyencong\.example(/duyet/~\S+)", letter.text)
    assert found
    return found[1]


def code_of(approver: Any) -> str:
    found = re.search(r"\d{6}", letters(approver)[-1].subject)
    assert found
    return found[0]


def test_the_link_shows_the_revision_and_approves_with_the_code(people: tuple[Any, Any]) -> None:
    editor, approver = people
    address, visitor = address_in(letters(approver)[0]), Client()
    shown = visitor.get(address)
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]
    assert article().title in shown.content.decode()
    assert "Tóm tắt mới." in visitor.get(f"{address}xem/").content.decode()
    assert article().summary != "Tóm tắt mới."

    asked = visitor.post(address, {"action": "approve"}).content.decode()
    assert "Mã xác nhận gồm 6 chữ số đang được gửi đến quang@example.com" in asked
    assert article().summary != "Tóm tắt mới.", "a link alone decides nothing"
    assert "Bạn đã duyệt." in visitor.post(address, {"code": code_of(approver)}).content.decode()
    assert article().summary == "Tóm tắt mới."
    assert "đã được duyệt" in letters(editor)[-1].subject
    entry = PageLogEntry.objects.get(action="site_core.decided_by_link")
    assert (entry.user, entry.page_id) == (approver, article().pk)
    again = visitor.get(address)
    assert again.status_code == 410
    assert "đã xong" in again.content.decode()


def test_it_sends_back_with_a_message_that_must_be_there(people: tuple[Any, Any]) -> None:
    editor, approver = people
    address, visitor = address_in(letters(approver)[0]), Client()
    assert visitor.post(address, {"action": "reject", "comment": " "}).status_code == 400
    visitor.post(address, {"action": "reject", "comment": "Thiếu nguồn số liệu."})
    visitor.post(address, {"code": code_of(approver)})
    assert "Thiếu nguồn số liệu." in letters(editor)[-1].text
    assert article().summary != "Tóm tắt mới."


def test_a_link_is_worthless_for_another_revision(people: tuple[Any, Any]) -> None:
    editor, approver = people
    address = address_in(letters(approver)[0])
    page = article().get_latest_revision_as_object()
    page.summary = "Đã đổi sau khi trình."
    page.save_revision(user=editor)
    over = Client().get(address)
    assert over.status_code == 410
    assert "đã được sửa sau khi gửi liên kết này" in over.content.decode()
    assert Client().post(address, {"action": "approve"}).status_code == 410
    assert not ApprovalCode.objects.exists()


def test_it_ends_after_some_days_and_a_changed_one_opens_nothing(people: tuple[Any, Any]) -> None:
    address = address_in(letters(people[1])[0])
    with time_machine.travel(timezone.now() + timezone.timedelta(days=DAYS, minutes=1), tick=False):
        late = Client().get(address)
    assert late.status_code == 404
    assert f"quá {DAYS} ngày" in late.content.decode()
    for changed in (address[:-3] + "x/", "/duyet/~x/", "/duyet/~1:2:3/", "/duyet/~%00/"):
        assert Client().get(changed).status_code in (400, 404)
        assert Client().get(f"{changed}xem/").status_code in (400, 404)


def test_wrong_codes_are_few_and_a_code_is_used_once_for_what_was_chosen(people: tuple[Any, Any]) -> None:
    approver = people[1]
    address, visitor = address_in(letters(approver)[0]), Client()
    visitor.post(address, {"action": "approve"})
    right = code_of(approver)
    for _ in range(MOST_TRIES):
        wrong = visitor.post(address, {"code": f"{(int(right) + 1) % 10**6:06}"})
        assert "Mã chưa đúng" in wrong.content.decode()
    visitor.post(address, {"code": right})
    assert article().summary != "Tóm tắt mới.", "after too many wrong ones the right one is void too"
    visitor.post(address, {"action": "approve"})
    visitor.post(address, {"action": "reject", "comment": "Sai."})
    first, second = (re.search(r"\d{6}", letter.subject)[0] for letter in letters(approver)[-2:])  # type: ignore[index]
    if first != second:
        visitor.post(address, {"code": first})
        assert article().current_workflow_task_state is not None, "a new code takes the place of the one before"


def test_who_may_not_approve_any_more_cannot_by_link_either(people: tuple[Any, Any]) -> None:
    approver = people[1]
    address = address_in(letters(approver)[0])
    approver.groups.clear()
    assert "không còn được duyệt" in Client().get(address).content.decode()
    assert Client().get(f"{address}xem/").status_code == 404
    approver.is_active = False
    approver.save()
    assert Client().get(address).status_code == 410


def test_what_was_decided_in_the_admin_meanwhile_is_said(people: tuple[Any, Any]) -> None:
    approver = people[1]
    address = address_in(letters(approver)[0])
    decide(approver, article(), "approve")
    assert "đã xong hoặc đã hủy" in Client().get(address).content.decode()


def test_no_log_holds_the_link(people: tuple[Any, Any]) -> None:
    address = address_in(letters(people[1])[0])
    assert mask(f"GET {address} 200") == "GET /duyet/~…/ 200"
    token = address.removeprefix("/duyet/~").removesuffix("/")
    assert opened(token) is not None
