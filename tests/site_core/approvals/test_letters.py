"""Who is told what by letter while a page is approved; that a dead mail server holds up nobody; reminders, each once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import TaskState

from news.models import Article
from policies.models import SupportScheme
from site_core.approvals.reminders import remind
from site_core.models import SiteSettings
from tests.editing import form_data, latest
from tests.language.foreign import foreign_words
from tests.site_core.approvals.people import client_of, decide, letters, somebody, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = "site_core.mail.backend.OutboxBackend"
    settings.WAGTAILADMIN_BASE_URL = "https://khuyencong.example"


def article() -> Article:
    page = Article.objects.live().order_by("pk").first()
    assert page
    return page


def test_who_approves_is_told_in_vietnamese_with_the_address_of_the_site() -> None:
    editor, approver, market = somebody("lan", "editor"), somebody("quang", "approver"), somebody("minh", "market")
    submit(editor, article(), summary="Tóm tắt mới.")
    (letter,) = letters(approver)
    assert article().title in letter.subject
    assert "https://khuyencong.example/admin/" in letter.text
    assert set(foreign_words(f"{letter.subject}\n{letter.text}")) <= set(foreign_words(article().title))
    assert letters(market) == letters(editor) == []


def test_news_goes_public_with_one_approval_and_the_author_is_told() -> None:
    editor, approver = somebody("lan", "editor"), somebody("quang", "approver")
    submit(editor, article(), summary="Tóm tắt mới.")
    decide(approver, article(), "approve")
    assert article().summary == "Tóm tắt mới."
    assert "đã được duyệt" in letters(editor)[-1].subject


def test_policy_needs_legal_review_then_approval_and_who_is_sent_back_tells_all_who_had_a_part() -> None:
    author, lawyer, chief = somebody("lan", "policy"), somebody("minh", "policy"), somebody("quang", "approver")
    page = SupportScheme.objects.get(code="may-moc")
    submit(author, page, summary="Tóm tắt mới của khoản.")
    assert letters(chief) == []
    decide(lawyer, page, "approve")
    page = SupportScheme.objects.get(pk=page.pk)
    assert page.summary != "Tóm tắt mới của khoản."
    assert len(letters(chief)) == 1
    before = len(letters(lawyer))
    decide(chief, page, "reject", "Ghi rõ điều, khoản.")
    for person, told in ((author, letters(author)), (lawyer, letters(lawyer)[before:])):
        assert "bị trả lại" in told[-1].subject, person
        assert "Ghi rõ điều, khoản." in told[-1].text
    assert len(letters(chief)) == 1


def test_sent_back_at_the_first_step_the_author_is_told() -> None:
    author, lawyer = somebody("lan", "policy"), somebody("minh", "policy")
    page = SupportScheme.objects.get(code="may-moc")
    submit(author, page, summary="Tóm tắt mới của khoản.")
    decide(lawyer, page, "reject", "Chưa đúng.")
    assert "bị trả lại" in letters(author)[-1].subject


def test_a_mail_server_that_is_down_holds_up_nobody(settings: Any) -> None:
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    editor, approver = somebody("lan", "editor"), somebody("quang", "approver")
    submit(editor, article(), summary="Tóm tắt mới.")
    assert len(letters(approver)) == 1


def test_who_has_to_approve_and_who_waits_are_reminded_once_each_time() -> None:
    editor, approver = somebody("lan", "editor"), somebody("quang", "approver")
    submit(editor, article(), summary="Tóm tắt mới.")
    first = len(letters(approver))
    now = timezone.now()
    every = SiteSettings.current().remind_approvers_after
    for days, reminders in ((every - 1, 0), (every, 1), (every, 1), (every + 1, 1), (2 * every, 2)):
        remind(now + dt.timedelta(days=days))
        assert [len(letters(approver)) - first, len(letters(editor))] == [reminders, reminders], days
    assert f"Chờ duyệt đã {2 * every} ngày" in letters(approver)[-1].subject
    decide(approver, article(), "approve")
    assert not TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).exists()
    assert remind(now + dt.timedelta(days=9 * every)) == 0


def test_a_comment_in_the_editor_is_kept_and_reaches_who_wrote_the_page() -> None:
    editor, approver = somebody("lan", "editor"), somebody("quang", "approver")
    page = article()
    submit(editor, page, summary="Tóm tắt mới.", comment_notifications="on")
    form = client_of(approver).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert 'id="comments-data"' in form
    sent = form_data(latest(page)) | {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-text": "Câu này dài quá.",
        "comments-0-contentpath": "summary",
        "comments-0-position": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    answer = client_of(approver).post(f"/admin/pages/{page.pk}/edit/", sent)
    assert answer.status_code == 302
    assert article().wagtail_admin_comments.get().text == "Câu này dài quá."
    assert "Câu này dài quá." in letters(editor)[-1].text
