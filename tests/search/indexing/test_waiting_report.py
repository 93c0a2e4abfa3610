"""What staff see of pages that are not in the index as they are."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.models import Article, ArticleIndexPage
from search.indexing import outbox, pages
from search.indexing.models import IndexJob
from search.indexing.waiting import wording
from site_core.models import User
from tests.search.pressing import press_again

pytestmark = pytest.mark.django_db

REPORT = "/admin/search_waiting/"


@pytest.fixture
def poisoned(own_index: Any, monkeypatch: pytest.MonkeyPatch) -> IndexJob:
    """The job of an article that cannot be indexed, after one attempt."""
    IndexJob.objects.all().delete()
    article = Article(title="Bài hỏng Zymurgy", summary="Thử.")
    ArticleIndexPage.objects.get().add_child(instance=article)
    made = pages.document_of
    monkeypatch.setattr(pages, "document_of", lambda page: 1 / 0 if page.pk == article.pk else made(page))
    outbox.drain(own_index)
    return IndexJob.objects.get()


def test_a_page_that_cannot_be_indexed_is_shown_with_the_reason(admin_client: Client, poisoned: IndexJob) -> None:
    outbox.enqueue([10**6])
    content = admin_client.get(REPORT).content.decode()
    assert "Bài hỏng Zymurgy" in content
    assert "ZeroDivisionError" in content
    assert reverse("wagtailadmin_pages:edit", args=[poisoned.page_id]) in content
    gone = wording.GONE.format(id=10**6)
    assert gone not in content
    assert gone in admin_client.get(REPORT + "?all=yes").content.decode()
    assert "ZeroDivisionError" in b"".join(admin_client.get(REPORT + "?export=csv")).decode()


def test_it_is_reached_from_the_menu(admin_client: Client) -> None:
    assert f'"url": "{REPORT}"' in admin_client.get("/admin/").content.decode()


def test_the_button_works_in_a_browser(admin_user: User, poisoned: IndexJob) -> None:
    assert press_again(admin_user, REPORT, reverse("search_waiting:again", args=[poisoned.pk])).status_code == 302
    poisoned.refresh_from_db()
    assert poisoned.error == ""


def test_it_is_tried_again_on_request(admin_client: Client, poisoned: IndexJob) -> None:
    IndexJob.objects.filter(pk=poisoned.pk).update(not_before=timezone.now() + dt.timedelta(days=1))
    address = reverse("search_waiting:again", args=[poisoned.pk])
    assert admin_client.get(address).status_code == 405
    assert admin_client.post(address).status_code == 302
    poisoned.refresh_from_db()
    assert (poisoned.attempts, poisoned.error) == (0, "")
    assert poisoned.not_before <= timezone.now()


def test_only_who_may_sees_it_and_has_it_tried_again(client: Client, poisoned: IndexJob) -> None:
    user = User.objects.create_user("viewer", password="mot mat khau dai")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(REPORT).status_code == 302
    address = reverse("search_waiting:again", args=[poisoned.pk])
    client.post(address)
    poisoned.refresh_from_db()
    assert poisoned.attempts == 1

    user.user_permissions.add(Permission.objects.get(codename="view_indexjob"))
    shown = client.get(REPORT).content.decode()
    assert "ZeroDivisionError" in shown
    assert address not in shown
