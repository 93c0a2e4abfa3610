"""What must be compared with the law again: the report, one click, the first page of the admin, one letter for each change."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from policies.models import Combination, LegalDocument, LegalRelation, PolicyGuide, SupportScheme
from policies.workbench.stale import stale, stale_for
from policies.workbench.steps import tell_of_law
from site_core.mail.models import OutgoingMail
from site_core.models import SiteSettings, User
from site_core.text import amounts
from tests.editing import latest, save
from tests.policies.workbench.test_lint_report import editor_below

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/can-doi-chieu/"
MOVED = "Văn bản mà khoản này dẫn đã thay đổi sau ngày đối chiếu."


def compare_all() -> None:
    today = timezone.localdate()
    for row in stale(today):
        type(row.row).objects.filter(pk=row.row.pk).update(checked_on=today)
    assert not stale(today)


@pytest.fixture
def amended() -> LegalDocument:
    """The circular that most schemes rest on is amended today, and all that cites it was compared before."""
    document, later = LegalDocument.objects.get(code="doc-28-2018"), LegalDocument.objects.get(code="doc-64-2024")
    LegalRelation.objects.filter(target=document).delete()
    compare_all()
    LegalDocument.objects.filter(pk=later.pk).update(effective_from=None)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    LegalRelation.objects.create(page=later, target=document, kind="amends", entered_on=tomorrow)
    return document


def the_next_day() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=1)


def keys(day: dt.date) -> set[str]:
    return {row.key for row in stale(day)}


def test_what_cites_a_changed_document_is_named_from_the_day_of_the_change_on(amended: LegalDocument) -> None:
    item = SupportScheme.objects.get(code="may-moc").support_items.get()
    rule = Combination.objects.get(document=amended)
    assert keys(timezone.localdate()) == set()
    found = stale(the_next_day())

    assert {f"supportitem-{item.pk}", f"combination-{rule.pk}"} <= {row.key for row in found}
    assert any(isinstance(row.owner, Page) and isinstance(row.owner.specific, PolicyGuide) for row in found)
    happened = f"Thông tư 64/2024/TT-BTC sửa đổi, bổ sung từ {amounts.date(the_next_day())}"
    assert {row.happened for row in found} == {happened}


@pytest.fixture
def stale_item(amended: LegalDocument) -> Any:
    """An amount whose document has changed already."""
    LegalRelation.objects.filter(target=amended).update(entered_on=timezone.localdate())
    compare_all()
    item = SupportScheme.objects.get(code="may-moc").support_items.get()
    type(item).objects.filter(pk=item.pk).update(checked_on=timezone.localdate() - dt.timedelta(days=1))
    return item


def test_one_click_says_that_it_was_compared_today_in_public_and_in_the_draft(
    admin_client: Client, stale_item: Any
) -> None:
    page = stale_item.page
    save(admin_client, latest(page), summary="Bản nháp đang viết dở")
    address = f"{REPORT}supportitem-{stale_item.pk}/checked/"
    shown = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert MOVED in shown
    assert address in admin_client.get(REPORT).content.decode()
    assert ">1 chỗ dẫn văn bản đã thay đổi" in admin_client.get("/admin/").content.decode()
    assert "Hỗ trợ mua máy móc" in admin_client.get(f"{REPORT}?export=csv").getvalue().decode()

    assert admin_client.get(address).status_code == 405
    assert admin_client.post(address).status_code == 302
    today = timezone.localdate()
    stale_item.refresh_from_db()
    draft = latest(page)
    page.refresh_from_db()
    assert (stale_item.checked_on, draft.support_items.get().checked_on) == (today, today)
    assert (draft.summary, page.has_unpublished_changes) == ("Bản nháp đang viết dở", True)
    assert page.specific.summary != "Bản nháp đang viết dở"
    assert PageLogEntry.objects.filter(page=page.pk, action="policies.checked_against_law").count() == 1
    assert address not in admin_client.get(REPORT).content.decode()
    assert "chỗ dẫn văn bản đã thay đổi" not in admin_client.get("/admin/").content.decode()


def test_a_page_without_a_draft_has_none_afterwards(admin_client: Client, stale_item: Any) -> None:
    admin_client.post(f"{REPORT}supportitem-{stale_item.pk}/checked/")
    page = SupportScheme.objects.get(pk=stale_item.page_id)
    assert (page.live, page.has_unpublished_changes) == (True, False)
    assert latest(page).support_items.get().checked_on == timezone.localdate()


def test_who_may_not_change_the_page_neither_sees_nor_marks_it(stale_item: Any) -> None:
    home = stale_item.page.get_parent().get_parent()
    schemes_of_another = editor_below(None, "a")
    address = f"{REPORT}supportitem-{stale_item.pk}/checked/"
    assert schemes_of_another.post(address).status_code == 302
    stale_item.refresh_from_db()
    assert stale_item.checked_on < timezone.localdate()
    allowed = editor_below(home, "b")
    for gone in ("supportitem-0", "supportitem-x", "user-1"):
        assert allowed.post(f"{REPORT}{gone}/checked/").status_code == 404
    assert allowed.post(address).status_code == 302
    stale_item.refresh_from_db()
    assert stale_item.checked_on == timezone.localdate()


def test_each_change_of_the_law_is_told_once(stale_item: Any) -> None:
    today = timezone.localdate()
    tell_of_law(today)
    assert not OutgoingMail.objects.filter(key__startswith="law:").exists(), "nobody has said where the staff reads"

    SiteSettings.objects.update_or_create(defaults={"email": "trungtam@example.com"})
    SiteSettings.load().save()
    tell_of_law(today)
    tell_of_law(today + dt.timedelta(days=1))
    (letter,) = OutgoingMail.objects.filter(key__startswith="law:")
    assert letter.to == "trungtam@example.com"
    assert "Thông tư 28/2018/TT-BTC đã thay đổi" in letter.subject
    assert "- Hỗ trợ mua máy móc, thiết bị tiên tiến: khoản 4 Điều 8 Thông tư 28/2018/TT-BTC" in letter.text


def test_the_number_of_queries_does_not_grow_with_what_is_stale(
    amended: LegalDocument, django_assert_max_num_queries: Any
) -> None:
    many = the_next_day()
    user = editor_below(SupportScheme.objects.get(code="may-moc").get_parent(), "a")
    assert len(stale(many)) > 20
    with django_assert_max_num_queries(16):
        assert stale_for(User.objects.get(username="a"), many)
    assert user.get(REPORT).status_code == 200
