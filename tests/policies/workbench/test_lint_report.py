"""Doubts about rules in the admin: beside the form, in the report, and for those alone who may change schemes."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from policies.models import IndustryGroup, SupportScheme
from site_core.models import User
from tests.editing import latest, save

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/soat-quy-tac/"


def editor_below(page: Page | None, name: str = "bien-tap") -> Client:
    """Somebody who may change the pages below this one, or none."""
    group = Group.objects.create(name=name)
    group.permissions.set(Permission.objects.filter(codename="access_admin"))
    if page:
        change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
        GroupPagePermission.objects.create(group=group, page=page, permission=change)
    user = User.objects.create_user(name, password="x")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def scheme(code: str = "may-moc") -> SupportScheme:
    return SupportScheme.objects.get(code=code)


def test_the_report_names_what_is_doubtful_in_the_last_draft(admin_client: Client) -> None:
    assert scheme().title not in admin_client.get(REPORT).content.decode()
    save(admin_client, latest(scheme()), routes=[])

    shown = admin_client.get(REPORT).content.decode()
    assert scheme().title in shown
    assert "Khoản này chưa có đối tượng nào." in shown
    assert "Khoản này chưa có đối tượng nào." in admin_client.get(f"{REPORT}?export=csv").getvalue().decode()
    assert admin_client.get(f"{REPORT}?export=xlsx").status_code == 200


def test_it_names_a_public_scheme_whose_case_fails_since_a_group_was_changed(admin_client: Client) -> None:
    group = IndustryGroup.objects.get(key="cong-nghiep")
    group.codes = "10"
    group.save()
    shown = admin_client.get(REPORT).content.decode()
    assert "Ca mẫu “Hộ làm thùng carton ở Thuận Thành, mua máy 600 triệu” cho kết quả khác" in shown


def test_who_may_change_no_scheme_does_not_see_it() -> None:
    parent = scheme().get_parent()
    other = Page.objects.child_of(parent.get_parent()).exclude(pk=parent.pk).first()
    assert editor_below(parent, "a").get(REPORT).status_code == 200
    for stranger in (editor_below(other, "b"), editor_below(None, "c")):
        assert stranger.get(REPORT).status_code == 302


def test_the_form_says_how_the_rules_read_and_follows_the_draft(admin_client: Client) -> None:
    page = scheme("dao-tao")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = admin_client.get(edit).content.decode()
    assert "Nghệ nhân nhân dân, nghệ nhân ưu tú" in shown
    assert "Mức dòng 1 chưa ghi điều, khoản." in shown
    assert "đã thay đổi sau ngày đối chiếu" not in shown

    draft = latest(page)
    draft.routes[0].value["label"] = "Nghệ nhân làng nghề"
    assert save(admin_client, draft).status_code == 302
    assert "<strong>Nghệ nhân làng nghề</strong>" in admin_client.get(edit).content.decode()


def test_a_draft_that_cannot_be_read_yet_is_no_error(admin_client: Client) -> None:
    page = latest(scheme())
    for broken in ({"routes": []}, {"support_items-0-document": ""}, {"routes": _twice(page)}):
        save(admin_client, page, **broken)
        assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
        assert admin_client.get(REPORT).status_code == 200
    shown = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Bản nháp còn điều phải sửa" in shown


def _twice(page: SupportScheme) -> list[Any]:
    first = dict(page.routes.raw_data[0])
    return [{**first, "id": "a"}, {**first, "id": "b"}]
