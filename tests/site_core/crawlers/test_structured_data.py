"""What pages say of themselves to search engines: valid JSON in the terms of schema.org, what the page shows and nothing more."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from news.models import Article, HomePage
from policies.models import LegalDocument, SupportScheme
from site_core.models import SitePage, SiteSettings

pytestmark = pytest.mark.django_db

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, SitePage)]


def said(client: Client, page: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The page and the way to it."""
    found = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(page.url).content.decode(), re.DOTALL
    )
    assert len(found) == 1
    data = json.loads(found[0])
    assert data["@context"] == "https://schema.org"
    described, trail = data["@graph"]
    return described, trail


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_type_says_what_it_is_and_where(client: Client, settings: Any, model: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://khuyencong.example"
    page = model.objects.visible().first()
    described, trail = said(client, page)
    assert described["name"] == page.title
    assert described["url"] == f"https://khuyencong.example{page.url}"
    assert described["publisher"]["name"] == SiteSettings.current().centre_name
    assert None not in described.values()
    steps = trail["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[0]["item"] == "https://khuyencong.example/"
    assert steps[-1]["name"] == page.title


@pytest.mark.parametrize(
    ("model", "kind"),
    [
        (Article, "NewsArticle"),
        (SupportScheme, "GovernmentService"),
        (LegalDocument, "Legislation"),
        (HomePage, "WebSite"),
    ],
)
def test_the_types_are_those_of_schema_org(client: Client, model: Any, kind: str) -> None:
    described, _ = said(client, model.objects.visible().first())
    assert described["@type"] == kind
    if model is LegalDocument:
        assert described["legislationIdentifier"] == model.objects.visible().first().number
    if model is Article:
        assert described["datePublished"] == model.objects.visible().first().date.isoformat()


def test_no_title_can_end_the_element(client: Client) -> None:
    page = Article.objects.live().first()
    assert page
    Article.objects.filter(pk=page.pk).update(title="</script><script>alert(1)</script>&")
    described, _ = said(client, page)
    assert described["name"] == "</script><script>alert(1)</script>&"


def test_what_nobody_has_filled_in_is_not_said(client: Client) -> None:
    described, _ = said(client, HomePage.objects.get())
    assert "telephone" not in described["publisher"]
