"""A draft is always saved, with all that was typed and a list of what is missing; what breaks a rule goes public by no way."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from news.models import Announcement, Article, Programme
from policies.models import LegalDocument, SupportScheme
from site_core.background.publishing import publish_due
from site_core.models import SiteImage
from tests.editing import errors, form_data, latest, save

pytestmark = pytest.mark.django_db


def article() -> Any:
    return latest(Article.objects.live().order_by("pk")[0])


def scheme() -> Any:
    return latest(SupportScheme.objects.get(code="may-moc"))


def undescribed() -> list[dict[str, Any]]:
    image = SiteImage.objects.order_by("pk")[0]
    SiteImage.objects.filter(pk=image.pk).update(description="", is_decorative=False)
    return [{"type": "picture", "value": {"image": image.pk, "alt": "", "caption": "Đang viết dở"}}]


def doubled_routes() -> list[Any]:
    raw = [dict(part) for part in scheme().routes.raw_data]
    return [{**raw[0], "id": "a"}, {**raw[0], "id": "b"}]


def wrong_key() -> list[Any]:
    raw = dict(scheme().routes.raw_data[0])
    return [{**raw, "value": {**raw["value"], "key": "Doanh nghiệp", "who": []}}]


BROKEN: dict[str, tuple[Callable[[], Any], Callable[[], dict[str, Any]], str]] = {
    "picture": (article, lambda: {"body": undescribed()}, "Hãy mô tả ảnh"),
    "dates of a scheme": (
        scheme,
        lambda: {"opens_at": "05/06/2026 00:00", "closes_at": "04/06/2026 00:00"},
        "Ngày kết thúc nhận hồ sơ phải sau ngày bắt đầu",
    ),
    "two routes of one key": (scheme, lambda: {"routes": doubled_routes()}, "Mã bị trùng"),
    "a route that nobody can take": (scheme, lambda: {"routes": wrong_key()}, "Mã chỉ gồm chữ thường"),
    "nine routes": (scheme, lambda: {"routes": doubled_routes() * 5}, "8"),
    "period of an amount": (
        scheme,
        lambda: {"support_items-0-valid_from": "05/06/2026", "support_items-0-valid_to": "04/06/2026"},
        "Ngày hết áp dụng phải sau",
    ),
    "a long summary": (article, lambda: {"summary": "dài " * 200}, "300"),
    "a call": (
        lambda: latest(Announcement.objects.live()[0]),
        lambda: {"opens_at": "05/06/2026 00:00", "closes_at": "04/06/2026 00:00"},
        "Thời điểm đóng phải sau",
    ),
    "years": (
        lambda: latest(Programme.objects.live()[0]),
        lambda: {"year_from": 2025, "year_to": 2021},
        "Năm kết thúc không được trước",
    ),
    "force of a document": (
        lambda: latest(LegalDocument.objects.live()[0]),
        lambda: {"effective_from": "05/06/2026", "effective_to": "04/06/2026"},
        "Ngày hết hiệu lực không được trước",
    ),
    "a required text": (scheme, lambda: {"promise": ""}, "Một câu giới thiệu"),
}
each = pytest.mark.parametrize("name", BROKEN)


def saved_as_draft(client: Client, name: str) -> tuple[Any, str]:
    make, changes, said = BROKEN[name]
    page = make()
    answer = save(client, page, **changes())
    assert answer.status_code == 302, errors(answer)
    return page, said


def as_typed(data: dict[str, Any]) -> dict[str, str]:
    """What an editor sees: without keys that the rich text editor and the database make up."""
    return {name: re.sub(r'"key": "\w+"', "", str(value)) for name, value in data.items() if not name.endswith("-id")}


def edit_page(client: Client, page: Page) -> str:
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


@each
def test_a_draft_is_saved_and_says_what_is_missing(admin_client: Client, name: str) -> None:
    page, said = saved_as_draft(admin_client, name)
    before = edit_page(admin_client, page)

    assert "còn phải sửa" in before
    assert said in before
    assert as_typed(form_data(latest(page))) == as_typed(form_data(page, **BROKEN[name][1]()))


@each
def test_saving_in_the_background_goes_on(admin_client: Client, name: str) -> None:
    make, changes, said = BROKEN[name]
    page = make()
    data = form_data(page, **changes())
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = admin_client.post(address, data, headers={"Accept": "application/json"})

    assert answer.status_code == 200, answer.content
    assert answer.json()["success"]
    assert said in answer.json()["html"], "the list is brought up to date"


@each
def test_it_is_not_published_by_the_button(admin_client: Client, name: str) -> None:
    make, changes, said = BROKEN[name]
    page = make()
    answer = save(admin_client, page, "publish", **changes())
    assert answer.status_code == 200
    assert said in answer.content.decode() or json.dumps(said)[1:-1] in answer.content.decode(), "beside the block"


@each
def test_it_is_not_published_in_bulk(admin_client: Client, name: str) -> None:
    page, said = saved_as_draft(admin_client, name)
    live = Page.objects.get(pk=page.pk).live_revision_id
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = admin_client.post(f"{address}?id={page.pk}&next=/admin/pages/", {}, follow=True)

    assert said in answer.content.decode()
    assert Page.objects.get(pk=page.pk).live_revision_id == live


@each
def test_it_is_not_published_by_a_workflow(admin_client: Client, admin_user: Any, name: str) -> None:
    make, changes, said = BROKEN[name]
    page = make()
    task = GroupApprovalTask.objects.create(name="Duyệt")
    task.groups.set(Group.objects.all())
    workflow = Workflow.objects.create(name="Duyệt bài")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.filter(page=Page.get_first_root_node()).delete()
    WorkflowPage.objects.create(workflow=workflow, page=Page.get_first_root_node())
    refused = save(admin_client, page, "submit", **changes())
    assert refused.status_code == 200, "it cannot be submitted"

    assert save(admin_client, page, **changes()).status_code == 302
    found = Page.objects.get(pk=page.pk).specific
    workflow.start(found, admin_user)
    state = found.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    live = found.live_revision_id
    answer = admin_client.post(address, {}, follow=True)
    assert said in answer.content.decode()
    assert Page.objects.get(pk=page.pk).live_revision_id == live
    assert Page.objects.get(pk=page.pk).specific.workflow_in_progress


@each
def test_it_is_not_published_by_a_schedule(admin_client: Client, name: str) -> None:
    page, said = saved_as_draft(admin_client, name)
    revision = Page.objects.get(pk=page.pk).latest_revision
    revision.approved_go_live_at = timezone.now() - dt.timedelta(minutes=1)
    revision.save()
    live = Page.objects.get(pk=page.pk).live_revision_id
    publish_due()

    assert Page.objects.get(pk=page.pk).live_revision_id == live
    shown = edit_page(admin_client, page)
    assert "Chưa đăng được theo lịch" in shown
    assert said in shown


def test_a_copy_of_what_breaks_a_rule_is_not_published(admin_client: Client) -> None:
    page = scheme()
    SupportScheme.objects.filter(pk=page.pk).update(
        opens_at=timezone.now(), closes_at=timezone.now() - dt.timedelta(days=3)
    )
    sent = {"new_title": page.title, "new_slug": "ban-sao", "new_parent_page": page.get_parent().pk}
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    answer = admin_client.post(address, {**sent, "publish_copies": "on"})
    assert "Ngày kết thúc nhận hồ sơ phải sau" in answer.content.decode()
    assert admin_client.post(address, sent).status_code == 302
    assert not SupportScheme.objects.get(slug="ban-sao").live


def test_a_new_page_is_saved_with_no_more_than_a_title(admin_client: Client) -> None:
    parent = scheme().get_parent()
    data = form_data(SupportScheme(path=scheme().path), title="Khoản mới", slug="khoan-moi")
    answer = admin_client.post(reverse("wagtailadmin_pages:add", args=["policies", "supportscheme", parent.pk]), data)
    assert answer.status_code == 302, errors(answer)
    made = SupportScheme.objects.get(slug="khoan-moi")
    assert not made.live
    assert "Một câu giới thiệu" in edit_page(admin_client, made)


def test_what_is_ready_has_no_list(admin_client: Client) -> None:
    assert "còn phải sửa" not in edit_page(admin_client, article())


def test_a_draft_with_what_cannot_be_read_can_be_previewed(admin_client: Client) -> None:
    page = scheme()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    for changes in (lambda: {"routes": wrong_key()}, lambda: {"body": undescribed()}):
        assert admin_client.post(address, form_data(page, **changes())).json()["is_valid"]
        assert admin_client.get(f"{address}?mode=").status_code == 200


def test_mended_in_time_it_goes_public(admin_client: Client) -> None:
    page, _ = saved_as_draft(admin_client, "dates of a scheme")
    go_live = timezone.now() + dt.timedelta(hours=1)
    typed = f"{timezone.localtime(go_live):%d/%m/%Y %H:%M}"
    answer = save(admin_client, latest(page), "publish", closes_at="", opens_at="", go_live_at=typed, title="Đã sửa")
    assert answer.status_code == 302, errors(answer)
    with time_machine.travel(go_live + dt.timedelta(minutes=1)):
        publish_due()
    assert Page.objects.get(pk=page.pk).title == "Đã sửa"
