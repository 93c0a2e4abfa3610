"""No page asks the database more than 15 times, and not more often when it lists more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from news.models import Announcement, AnnouncementIndexPage, Article, ArticleIndexPage
from policies.models import SchemeIndexPage, SupportScheme
from site_core.models import SitePage

pytestmark = pytest.mark.django_db

MOST = 15
FIXED = [
    "/",
    "/gui-nhu-cau/?employees=8&khoan=may-moc",
    "/tim-kiem/?q=hỗ trợ",
    "/tim-ho-tro/",
    "/tim-ho-tro/?legal_form=household&place=09400",
    "/bao-cho-toi/?legal_form=household&place=09400",
]


def count(client: Client, path: str) -> int:
    client.get(path)  # what is kept between requests (site, content types) is not the page's own cost
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def a_page_of_each_type() -> list[str]:
    from wagtail.models import Page

    chosen: dict[type[Any], str] = {}
    for page in Page.objects.live().filter(depth__gt=1).specific():
        if isinstance(page, SitePage):
            chosen.setdefault(type(page), page.url)
    return sorted(chosen.values())


def test_every_page_type_stays_within_the_limit(client: Client) -> None:
    paths = [*FIXED, *a_page_of_each_type()]
    assert len(paths) > 18

    over = {path: n for path in paths if (n := count(client, path)) > MOST}

    assert over == {}


def articles(number: int) -> None:
    parent = ArticleIndexPage.objects.get()
    for i in range(number):
        parent.add_child(instance=Article(title=f"Tin {i}", summary="Tóm tắt."))


def announcements(number: int) -> None:
    parent = AnnouncementIndexPage.objects.get()
    for i in range(number):
        parent.add_child(instance=Announcement(title=f"Thông báo {i}"))


def schemes(number: int) -> None:
    parent = SchemeIndexPage.objects.get()
    model = SupportScheme.objects.get(code="may-moc")
    for i in range(number):
        parent.add_child(
            instance=SupportScheme(
                title=f"Chính sách {i}", code=f"chinh-sach-{i}", promise="Hỗ trợ.", routes=model.routes
            )
        )


@pytest.mark.parametrize(
    ("path", "add"),
    [
        ("/tin-tuc/", articles),
        ("/thong-bao/", announcements),
        ("/ho-tro/", schemes),
        ("/tim-ho-tro/?legal_form=household", schemes),
        ("/", announcements),
    ],
)
def test_more_things_do_not_mean_more_queries(
    client: Client, own_index: Any, path: str, add: Callable[[int], None]
) -> None:
    from search.indexing import outbox

    before = count(client, path)
    add(60)
    outbox.drain(own_index)

    assert count(client, path) <= before
