"""Where a public page was, the answer is «đã gỡ» and where to go; where it moved to, a redirect; where nothing was, 404."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models import Announcement, Article, ArticleIndexPage
from site_core.gone.models import GoneAddress
from tests.editing import latest, save

pytestmark = pytest.mark.django_db


def article() -> Article:
    found = Article.objects.live().order_by("pk").first()
    assert found
    return found


def test_an_unpublished_page_is_gone_and_published_again_it_is_back(client: Client) -> None:
    page = article()
    address = page.url
    page.unpublish()
    answer = client.get(address)
    html = answer.content.decode()
    assert answer.status_code == 410
    assert "Trang này đã được gỡ" in html
    assert f'href="{ArticleIndexPage.objects.get().url}"' in html
    assert page.title not in html
    latest(page).save_revision().publish()
    assert client.get(address).status_code == 200
    assert not GoneAddress.objects.exists()


def test_a_deleted_page_is_gone_with_all_that_was_below_it(client: Client) -> None:
    index = ArticleIndexPage.objects.get()
    addresses = [index.url, *(page.url for page in Article.objects.live().descendant_of(index))]
    index.delete()
    assert {client.get(address).status_code for address in addresses} == {410}


def test_a_page_that_moved_leads_on(
    client: Client, admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    page = article()
    before = page.url
    with django_capture_on_commit_callbacks(execute=True):
        assert save(admin_client, latest(page), "publish", slug="dia-chi-moi").status_code == 302
    led = client.get(before)
    assert led.status_code == 301
    assert led["Location"].endswith("/dia-chi-moi/")
    Article.objects.get(pk=page.pk).unpublish()
    assert client.get(led["Location"]).status_code == 410


def test_what_nobody_could_see_leaves_no_trace(client: Client) -> None:
    hidden, later = Article.objects.live().order_by("pk")[:2]
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    later.date = timezone.localdate() + dt.timedelta(days=3)
    later.save()
    for page in (hidden, later):
        address = page.url
        page.unpublish()
        assert client.get(address).status_code == 404
    draft = Announcement.objects.live().first()
    assert draft
    assert client.get(f"{draft.url}khong-co/").status_code == 404


def test_odd_addresses_are_not_found(client: Client) -> None:
    for path in ("/x" * 400 + "/", "/%00/", "/tin-tuc/khong-co/?a=1"):
        assert client.get(path).status_code in (400, 404)
