"""What editors see before publishing, and what the public must not see."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from news.models import Article, ArticleIndexPage
from site_core.models import SitePage

pytestmark = pytest.mark.django_db


def one_of_each_type() -> list[Any]:
    found: dict[type[Any], Page] = {}
    for page in Page.objects.live().filter(depth__gt=1).specific():
        if isinstance(page, SitePage):
            found.setdefault(type(page), page)
    return list(found.values())


def test_every_page_type_can_be_previewed_from_a_draft() -> None:
    """A draft keeps its relations in memory, where querysets of the site's own would not work."""
    pages = one_of_each_type()
    assert len(pages) == 19

    for page in pages:
        draft = (page.get_latest_revision() or page.save_revision()).as_object()
        draft.title = f"Bản nháp: {page.title}"
        response = draft.make_preview_request()
        assert response.status_code == 200, page.title

        assert "Bản nháp" in response.content.decode(), page.title


def test_visible_agrees_with_wagtails_own_idea_of_public() -> None:
    index = ArticleIndexPage.objects.get()
    assert set(Article.objects.visible()) == set(Article.objects.live().public()) != set()

    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)

    assert set(Article.objects.visible()) == set(Article.objects.live().public()) == set()


def test_a_restricted_page_is_neither_shown_nor_listed(client: Client) -> None:
    article = Article.objects.visible().first()
    assert client.get(article.url).status_code == 200
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(article.url).status_code in (302, 403)
    assert article.title not in client.get("/tin-tuc/").content.decode()


def test_a_draft_has_no_address_for_the_public(client: Client) -> None:
    article = Article.objects.visible().first()
    article.unpublish()

    assert client.get(article.url).status_code == 410


def test_the_address_of_a_page_is_found_at_any_depth(client: Client) -> None:
    for page in one_of_each_type():
        assert client.get(page.url).status_code == 200, page.url
    assert client.get("/ho-tro/may-moc/nua/").status_code == 404
