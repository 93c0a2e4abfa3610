"""The account of a commune: made by one form, edits its own page and proposes announcements, and nothing else, by address too."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page

from news.models import Announcement, AnnouncementIndexPage, Article, PlacePage
from site_core.mail.models import OutgoingMail
from tests.editing import form_data

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/tai-khoan-xa-phuong/"
PERSON = {"last_name": "Nguyễn Thị", "first_name": "Lan", "username": "thuanthanh.lan", "email": ""}


def own_page() -> PlacePage:
    return PlacePage.objects.get(place__code="09400", place__valid_to=None)


def made(admin_client: Client, **changes: str) -> str:
    response = admin_client.post(ADDRESS, {**PERSON, "page": str(own_page().pk), **changes})
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def officer(admin_client: Client) -> Client:
    """Somebody who has set a password by the link that was handed over, and logged in with it."""
    link = re.search(r"<code>http://[^/]+(/\S+)</code>", made(admin_client))
    assert link
    client = Client()
    form = client.get(link[1], follow=True)
    assert form.status_code == 200
    password = {"new_password1": "hoa-sen-trang-2027", "new_password2": "hoa-sen-trang-2027"}
    client.post(form.redirect_chain[-1][0], password)
    assert client.login(username="thuanthanh.lan", password="hoa-sen-trang-2027")
    return client


def test_the_link_is_shown_once_and_opens_once(admin_client: Client) -> None:
    html = made(admin_client)
    assert "Đã tạo tài khoản" in html
    link = re.search(r"<code>http://[^/]+(/\S+)</code>", html)
    assert link
    user = get_user_model().objects.get(username="thuanthanh.lan")
    assert not user.has_usable_password()
    user.set_password("hoa-sen-trang-2027")
    user.save()
    assert "new_password1" not in Client().get(link[1], follow=True).content.decode()


def test_with_an_address_and_a_mail_server_the_link_goes_by_letter(admin_client: Client, settings: Any) -> None:
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    html = made(admin_client, email="lan@example.com")
    assert "<code>" not in html
    letter = OutgoingMail.objects.get(key__startswith="account-")
    assert letter.to == "lan@example.com"
    assert "/admin/password_reset/confirm/" in letter.text


def test_what_is_wrong_is_said_in_vietnamese_and_nothing_is_made(admin_client: Client) -> None:
    made(admin_client)
    again = made(admin_client)
    assert "Tên đăng nhập này đã có người dùng." in again
    assert get_user_model().objects.filter(username__startswith="thuanthanh").count() == 1
    district = PlacePage.objects.filter(place__level="district").first()
    assert district
    refused = admin_client.post(ADDRESS, {**PERSON, "username": "khac", "page": str(district.pk)}).content.decode()
    assert "Hãy tạo trang địa phương trước" in refused
    assert not get_user_model().objects.filter(username="khac").exists()


def test_two_accounts_of_one_unit_share_its_group_and_its_collection(admin_client: Client) -> None:
    made(admin_client)
    made(admin_client, username="thuanthanh.minh")
    group = Group.objects.get(name=f"Xã, phường: {own_page().title}")
    assert group.user_set.count() == 2
    assert Collection.objects.filter(name=own_page().title).count() == 1


def test_the_officer_changes_the_page_of_the_unit_and_it_waits_for_approval(officer: Client) -> None:
    page = own_page()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    other = PlacePage.objects.exclude(pk=page.pk).first()
    assert other
    sent = form_data(page, phone="0222 3822 123", place=other.place_id, **{"action-submit": "1"})
    assert officer.post(address, sent).status_code == 302
    draft = own_page().get_latest_revision_as_object()
    assert draft.phone == "0222 3822 123"
    assert draft.place_id == page.place_id, "the page stays that of its own unit"
    assert own_page().phone != "0222 3822 123"
    assert draft.current_workflow_state.current_task_state.task.name == "Duyệt"


def test_the_officer_proposes_an_announcement_and_cannot_publish_it(officer: Client) -> None:
    index = AnnouncementIndexPage.objects.get()
    add = reverse("wagtailadmin_pages:add", args=["news", "announcement", index.pk])
    assert officer.get(add).status_code == 200
    mine = Announcement(title="Phường mời dự tập huấn", slug="phuong-moi", live=False)
    mine.owner = get_user_model().objects.get(username="thuanthanh.lan")
    index.add_child(instance=mine)
    edit = reverse("wagtailadmin_pages:edit", args=[mine.pk])
    assert officer.get(edit).status_code == 200
    officer.post(edit, form_data(mine, summary="Mời các hộ trong phường.", **{"action-publish": "1"}))
    assert not Page.objects.get(pk=mine.pk).live


def test_the_officer_is_refused_the_pages_and_pictures_of_all_others(officer: Client) -> None:
    others: list[Any] = [
        PlacePage.objects.exclude(pk=own_page().pk).first(),
        Article.objects.first(),
        Announcement.objects.first(),
    ]
    for page in others:
        for action in ("edit", "delete", "unpublish", "move"):
            assert officer.get(reverse(f"wagtailadmin_pages:{action}", args=[page.pk])).status_code in (302, 403), (
                action
            )
    assert officer.get(reverse("wagtailadmin_pages:delete", args=[own_page().pk])).status_code in (302, 403)
    assert officer.get(ADDRESS).status_code == 302
    assert officer.get("/admin/users/").status_code == 302
    form = officer.get(reverse("wagtailimages:add")).content.decode()
    assert own_page().title in form or 'name="collection"' not in form
    assert officer.get(reverse("wagtailimages:edit", args=[1])).status_code in (302, 404)
