"""Whole pages are kept for visitors, right after each change, and never shown to or taken from who is logged in."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from news.models import Announcement, Article
from search.indexing import outbox
from site_core.kept_pages.store import KeptPage, Store, store
from site_core.models import SiteSettings
from site_core.versions.current import changed
from site_core.versions.names import PUBLIC

pytestmark = pytest.mark.django_db

KEPT = (
    "/",
    "/tim-ho-tro/?legal_form=household",
    "/ho-tro/",
    "/dia-phuong/",
    "/api/v1/schemes/match/?legal_form=household",
)


@pytest.fixture(autouse=True)
def keeping(settings: Any) -> Iterator[None]:
    settings.KEPT_PAGES_BYTES = 50_000_000
    store.cache_clear()
    changed(PUBLIC)
    yield
    store.cache_clear()


@pytest.mark.parametrize("address", KEPT)
def test_a_kept_page_costs_one_query(client: Client, address: str, django_assert_num_queries: Any) -> None:
    first = client.get(address)
    with django_assert_num_queries(1):
        second = client.get(address)
    assert second.content == first.content
    for name in ("Content-Type", "Content-Security-Policy", "Cache-Control", "ETag", "Vary"):
        assert second.headers.get(name) == first.headers.get(name), name


def test_a_browser_that_has_it_is_told_so(client: Client) -> None:
    first = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    again = client.get("/", headers={"If-None-Match": first.headers["ETag"], "Accept-Encoding": "gzip"})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == client.get("/").content


def test_a_published_page_is_seen_at_once(client: Client) -> None:
    article = Article.objects.live().first()
    before = client.get(article.url)
    article.title = "Một tựa mới hẳn"
    article.save_revision()
    assert client.get(article.url).content == before.content, "a draft is nobody's business"
    article.save_revision().publish()
    assert "Một tựa mới hẳn" in client.get(article.url).content.decode()
    article.unpublish()
    assert client.get(article.url).status_code == 410


def test_what_the_worker_has_indexed_is_seen_at_once(client: Client, own_index: Any) -> None:
    address = "/api/v1/search/?q=zymurgy"
    assert client.get(address).json()["total"] == 0
    article = Article.objects.live().first()
    article.title = "zymurgy"
    article.save_revision().publish()
    client.get(address)
    outbox.drain(own_index)
    assert client.get(address).json()["total"] == 1


def test_a_call_closes_while_pages_are_kept(client: Client) -> None:
    call = Announcement.objects.live().first()
    noon = timezone.make_aware(dt.datetime(2030, 5, 4, 12, 0))
    call.opens_at, call.closes_at = noon - dt.timedelta(days=3), noon
    call.save_revision().publish()
    with time_machine.travel(noon - dt.timedelta(minutes=1), tick=False):
        before = client.get(call.url).content
    with time_machine.travel(noon - dt.timedelta(seconds=1), tick=False):
        assert client.get(call.url).content == before
    with time_machine.travel(noon + dt.timedelta(seconds=1), tick=False):
        assert client.get(call.url).content != before


def test_a_new_day_is_another_page(client: Client, django_assert_max_num_queries: Any) -> None:
    with time_machine.travel(dt.datetime(2030, 5, 4, 16, 59, tzinfo=dt.UTC), tick=False):
        client.get("/van-ban/")
    with (
        time_machine.travel(dt.datetime(2030, 5, 4, 17, 1, tzinfo=dt.UTC), tick=False),
        pytest.raises(pytest.fail.Exception),
        django_assert_max_num_queries(2),
    ):
        client.get("/van-ban/")


def test_staff_are_neither_answered_from_it_nor_kept(client: Client, admin_client: Client) -> None:
    client.get("/")
    theirs = admin_client.get("/")
    assert "ETag" not in theirs.headers
    centre = SiteSettings.load()
    centre.centre_name = "Tên mới"
    centre.save()
    admin_client.get("/")
    assert len(store()) == 1, "what staff see is not kept"


def test_a_page_behind_a_password_is_not_kept(client: Client) -> None:
    from wagtail.models import PageViewRestriction

    article = Article.objects.live().first()
    client.get(article.url)
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.PASSWORD, password="x" * 12)
    kept = len(store())
    asked = client.get(article.url)
    assert "password" in asked.content.decode()
    assert len(store()) == kept


def test_searches_are_counted_each_time(client: Client) -> None:
    client.get("/tim-kiem/?q=may+moc")
    assert len(store()) == 0


def test_the_settings_of_the_centre_are_on_every_page(client: Client) -> None:
    client.get("/ho-tro/")
    centre = SiteSettings.load()
    centre.phone = "0222 000 111"
    centre.save()
    assert "0222 000 111" in client.get("/lien-he/").content.decode()


def test_programs_are_answered_in_their_language(client: Client) -> None:
    address = "/api/v1/places/?place=nowhere"
    assert "place" in client.get(address, headers={"Accept-Language": "en"}).json()["errors"][0]["message"]
    assert "địa phương" in client.get(address, headers={"Accept-Language": "vi"}).json()["errors"][0]["message"]


def test_the_least_recently_read_leave_first() -> None:
    page = KeptPage.of((), b"x" * 3_000)
    pages = Store(limit=page.size * 8 + 1)
    for number in range(8):
        pages.put(number, page)
    assert pages.get(0) is page
    pages.put("new", page)
    assert (pages.get(1), pages.get(0)) == (None, page)
    assert len(pages) == 8
    pages.put("large", KeptPage.of((), bytes(range(256)) * page.size))
    assert pages.get("large") is None
    assert len(pages) == 8
