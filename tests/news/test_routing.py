"""An address leads to the page that lies deepest on its way; what follows is that page's own affair."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from news.models import Announcement, AnnouncementIndexPage

pytestmark = pytest.mark.django_db

OWN = [["feed.atom"], ["lich", "2026"], ["lich.ics"]]


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of announcements that answers more addresses than its own, as a page with routes of its own does."""

    def route(self: AnnouncementIndexPage, request: HttpRequest, rest: list[str]) -> RouteResult:
        return RouteResult(self, kwargs={"rest": rest}) if rest in OWN else Page.route(self, request, rest)

    def serve(self: AnnouncementIndexPage, request: HttpRequest, rest: list[str] | None = None) -> HttpResponse:
        return HttpResponse(f"{self.slug}: {'/'.join(rest or [])}")

    monkeypatch.setattr(AnnouncementIndexPage, "route", route)
    monkeypatch.setattr(AnnouncementIndexPage, "serve", serve)


@pytest.mark.usefixtures("answering")
@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("/thong-bao/", "thong-bao: "),
        ("/thong-bao/feed.atom", "thong-bao: feed.atom"),
        ("/thong-bao/lich.ics", "thong-bao: lich.ics"),
        ("/thong-bao/lich/2026/", "thong-bao: lich/2026"),
    ],
)
def test_a_page_decides_what_it_answers_below_its_address(client: Client, address: str, answer: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.content.decode()) == (200, answer)


@pytest.mark.usefixtures("answering")
@pytest.mark.parametrize(
    "address",
    [
        "/thong-bao/feed.rss",
        "/thong-bao/lich/2027/",
        "/tin-tuc/feed.atom",
        "/feed.atom",
        "/lich/2026/",
        "/thong-bao/khong-co/feed.atom",
        f"/thong-bao/{'a/' * 3_000}",
    ],
)
def test_what_no_page_answers_is_not_found(client: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 404
    assert len([1 for query in queries if "url_path" in query["sql"] and "IN (" in query["sql"]]) <= 2
    assert max(len(query["sql"]) for query in queries) < 50_000


@pytest.mark.usefixtures("answering")
def test_what_lies_below_a_page_that_answers_more_is_found_all_the_same(client: Client) -> None:
    below = Announcement.objects.live()[0]
    assert below.title in client.get(below.url).content.decode()
    below.unpublish()
    assert client.get(below.url).status_code == 410


def test_a_page_is_looked_up_in_one_query_however_deep_it_lies(client: Client, rf: Any) -> None:
    home = Page.objects.get(depth=2).specific
    below = Announcement.objects.live()[0]
    for page in (below, below.get_parent()):
        parts = page.url.strip("/").split("/")
        with CaptureQueriesContext(connection) as queries:
            assert home.route(rf.get(page.url), parts).page.pk == page.pk
        assert len(queries) == 2  # the page, then what its type adds
