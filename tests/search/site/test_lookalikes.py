"""Signs that are read as letters and digits are found by what is typed for them, over HTTP: the site's page and its interface."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import pytest
from django.test import Client

from news.models import Article, ArticleIndexPage
from search.engines.base import Engine
from search.indexing import outbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(own_index: Engine) -> Article:
    text = (
        "<p>Nhà xưởng rộng 742 m², bể chứa 318 m³. Lò mới giảm phát thải 56 tấn CO₂ mỗi năm, dùng thép proﬁle và ½ lượng than; "
        "theo Chương Ⅲ, Quyết định 4471/QĐ‑UBND, khu Ðồng Quɑng.</p>"
    )
    page = Article(title="Lò nung Zymurgy", date="2026-06-05", body=json.dumps([{"type": "paragraph", "value": text}]))
    ArticleIndexPage.objects.get().add_child(instance=page)
    outbox.drain(own_index)
    return page


def hits(client: Client, q: str) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/api/v1/search/", {"q": q}).json()
    return {hit["url"]: hit["snippet"] for hit in answer["hits"]}


@pytest.mark.parametrize(
    "q",
    [
        "742m2",
        "742 m2",
        "742 m²",
        "56 tấn CO2",
        "56 tấn CO₂",
        "co2",
        "ＣＯ２",
        "profile",
        "proﬁle",
        "thep profile",
        "4471/QĐ-UBND",
        "đồng quang",
        "Ðồng Quang",
        unicodedata.normalize("NFD", "lò nung zymurgy"),
        "zy\u00admurgy\u200b",
        "zуmurgу",
    ],
)
def test_an_article_is_found_first_by_plain_letters_and_by_signs(client: Client, article: Article, q: str) -> None:
    assert next(iter(hits(client, q))) == article.url


def test_an_amount_is_found_by_its_unit(client: Client, article: Article) -> None:
    assert hits(client, "318m3").keys() == hits(client, "318 m³").keys()
    assert article.url in hits(client, "318m3")


def test_the_snippet_shows_the_sign_as_it_was_written(client: Client, article: Article) -> None:
    assert "<mark>m²</mark>" in hits(client, "742m2")[article.url]
    assert "tấn <mark>CO₂</mark>" in hits(client, "CO2")[article.url]
    assert "<mark>profile</mark>" in hits(client, "profile")[article.url]


@pytest.mark.parametrize("q", ["3500m3", "3.500 m3", "m3", "m³", "3.500 m³"])
def test_the_first_content_is_found_by_cubic_metres(client: Client, q: str) -> None:
    found = hits(client, q)
    assert any("van-ghep-thanh" in url for url in found)
    assert hits(client, q.replace("m3", "m³")).keys() == found.keys()


@pytest.mark.parametrize(("q", "other"), [("m3", "m2"), ("co2", "co")])
def test_a_unit_is_not_one_of_its_letters(client: Client, article: Article, q: str, other: str) -> None:
    """«m3» is no metre, and CO₂ is neither «có» nor «cơ»."""
    by_sign = hits(client, q)
    shown = {snippet.replace("<mark>", "").replace("</mark>", "") for snippet in by_sign.values()}
    assert all({"m³", "m3", "CO₂"} & set(re.findall(r"\w+", snippet)) for snippet in shown)
    assert by_sign.keys() != hits(client, other).keys()


def test_the_page_of_the_search_finds_it_too(client: Client, article: Article) -> None:
    assert article.url in client.get("/tim-kiem/", {"q": "742m2"}).content.decode()
