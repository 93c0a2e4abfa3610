"""`robots.txt` and `sitemap.xml`: each address is public, known by its canonical link, and none is missing."""

from __future__ import annotations

import datetime as dt
import re
import urllib.robotparser
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from news.models import Article

pytestmark = pytest.mark.django_db

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def address(settings: object) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://khuyencong.example"  # type: ignore[attr-defined]


def addresses(client: Client) -> list[str]:
    answer = client.get("/sitemap.xml")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/xml")
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{NAMESPACE}urlset"
    return [found.text or "" for found in root.iter(f"{NAMESPACE}loc")]


def test_every_public_page_is_there_once_by_its_canonical_address(client: Client) -> None:
    found = addresses(client)
    assert len(found) == len(set(found))
    assert {"https://khuyencong.example/", "https://khuyencong.example/tim-ho-tro/"} <= set(found)
    assert len(found) == Page.objects.live().public().exclude(depth=1).filter(alias_of=None).count() + 3
    for address in found[:: len(found) // 12]:
        page = client.get(address.removeprefix("https://khuyencong.example"))
        assert page.status_code == 200
        canonical = re.search(r'<link rel="canonical"\s+href="([^"]+)"', page.content.decode())
        assert canonical
        assert canonical[1] == address
        assert "noindex" not in page.content.decode()


def test_what_not_everybody_may_see_and_what_is_to_come_is_not(client: Client) -> None:
    hidden, later, gone = Article.objects.live().order_by("pk")[:3]
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    Article.objects.filter(pk=later.pk).update(date=timezone.localdate() + dt.timedelta(days=3))
    gone.unpublish()
    found = addresses(client)
    for page in (hidden, later, gone):
        assert f"https://khuyencong.example{page.get_url_parts()[2]}" not in found


def test_programs_are_told_what_not_to_read_and_where_the_list_is(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(answer.content.decode().splitlines())
    assert rules.site_maps() == ["https://khuyencong.example/sitemap.xml"]
    for path, allowed in (
        ("/", True),
        ("/ho-tro/may-moc/", True),
        ("/admin/", False),
        ("/duyet/~x/", False),
        ("/tim-kiem/?q=x", False),
    ):
        assert rules.can_fetch("*", f"https://khuyencong.example{path}") is allowed, path
