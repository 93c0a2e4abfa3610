"""Pictures on pages: formats, sizes and measures, and pages that stand when a picture is missing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from news.models import Article, ArticleIndexPage, HomePage
from search.engines.base import EngineUnavailable
from site_core.background.worker import Worker
from site_core.blocks.media import PictureBlock
from site_core.models import SiteImage
from site_core.pictures.making import make_all, make_waiting
from site_core.pictures.markup import picture_html
from site_core.pictures.shapes import ALL_SPECS, LIST, STORY, VERSION
from tests.site_core.making_pictures import lose, uploaded

pytestmark = pytest.mark.django_db


class Elements(HTMLParser):
    """The opening tags of a document with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, Any]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, Any]]:
        return [attributes for name, attributes in self.found if name == tag]


def candidates(srcset: str) -> dict[int, str]:
    return {int(width.removesuffix("w")): url for url, width in (part.split(" ") for part in srcset.split(", "))}


def test_a_picture_is_offered_in_three_formats_with_its_measures() -> None:
    image = uploaded()
    make_all(image)

    html = picture_html(SiteImage.objects.get(pk=image.pk), STORY, "Ảnh «thử» <1>")
    elements = Elements(html)

    assert [source["type"] for source in elements.all("source")] == ["image/avif", "image/webp"]
    (img,) = elements.all("img")
    for offer in (*elements.all("source"), img):
        assert set(candidates(offer["srcset"])) == {480, 960, 1360}
        assert offer["sizes"] == STORY.sizes
    assert (img["width"], img["height"]) == ("960", "600")
    assert img["src"].endswith(".jpg")
    assert img["alt"] == "Ảnh «thử» <1>"
    assert img["loading"] == "lazy"


def test_what_is_offered_is_there_and_is_what_it_says(client: Client) -> None:
    image = uploaded()
    make_all(image)
    elements = Elements(picture_html(SiteImage.objects.get(pk=image.pk), LIST, ""))

    for offer in (*elements.all("source"), *elements.all("img")):
        for width, url in candidates(offer["srcset"]).items():
            answer = client.get(url)
            assert answer.status_code == 200
            with Image.open(Path(image.file.path).parents[1] / "images" / url.rsplit("/", 1)[1]) as picture:
                assert picture.size == (width, width * 2 // 3)
                assert picture.get_format_mimetype() == offer.get("type", "image/jpeg")


def test_a_lead_picture_is_loaded_first() -> None:
    (img,) = Elements(picture_html(uploaded(), STORY, "", lead=True)).all("img")

    assert img["fetchpriority"] == "high"
    assert "loading" not in img


def test_a_small_picture_is_not_made_larger_and_no_width_is_offered_twice() -> None:
    image = uploaded(600, 400)
    make_all(image)

    for offer in Elements(picture_html(SiteImage.objects.get(pk=image.pk), STORY, "")).found:
        if "srcset" in offer[1]:
            assert set(candidates(offer[1]["srcset"])) == {480, 600}


def test_until_the_worker_comes_there_is_the_jpeg() -> None:
    image = uploaded()

    for shape, size in ((STORY, ("960", "600")), (LIST, ("768", "512"))):
        elements = Elements(picture_html(SiteImage.objects.get(pk=image.pk), shape, ""))
        (img,) = elements.all("img")
        assert elements.all("source") == []
        assert (img["width"], img["height"]) == size

    SiteImage.objects.exclude(pk=image.pk).update(prepared=VERSION)
    assert make_waiting(60) == 1
    assert make_waiting(60) == 0
    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(ALL_SPECS)


def test_the_worker_makes_what_waits_even_while_the_search_engine_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: Any, **kwargs: Any) -> int:
        raise EngineUnavailable("away")

    image = uploaded()
    SiteImage.objects.exclude(pk=image.pk).update(prepared=VERSION)
    monkeypatch.setattr("search.steps.outbox.drain", away)
    worker = Worker()
    try:
        worker.round()
    finally:
        worker.stop()

    assert SiteImage.objects.get(pk=image.pk).prepared == VERSION
    assert image.renditions.count() == len(ALL_SPECS)


def test_a_new_focal_point_asks_for_new_pictures_and_a_title_makes_none() -> None:
    image = uploaded()
    SiteImage.objects.update(prepared=VERSION)

    image = SiteImage.objects.get(pk=image.pk)
    image.get_file_hash()
    assert SiteImage.objects.get(pk=image.pk).prepared == VERSION
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 100, 50, 50
    image.save()

    assert SiteImage.objects.exclude(prepared=VERSION).get() == image


def test_showing_a_picture_never_makes_one() -> None:
    image = uploaded()
    image.renditions.all().delete()

    with CaptureQueriesContext(connection) as queries:
        assert picture_html(SiteImage.objects.get(pk=image.pk), STORY, "") == ""

    assert not [query for query in queries.captured_queries if not query["sql"].startswith("SELECT")]
    assert image.renditions.count() == 0


def test_a_page_is_shown_without_a_picture_whose_file_is_lost(client: Client) -> None:
    article = Article.objects.get(code="article-2021")
    pictures = [article.listing_image, *(b.value["image"] for b in article.body if b.block_type == "picture")]
    SiteImage.objects.update(prepared=VERSION)
    for image in pictures:
        lose(image)
    assert make_waiting(60) == len(pictures)

    for path in (article.url, "/tin-tuc/", "/", "/chuong-trinh/"):
        html = client.get(path).content.decode()
        assert "carton-workshop" not in html, path
        assert "not-found" not in html
        assert 'width="0"' not in html
    html = client.get(article.url).content.decode()
    captions = [b.value["caption"] for b in article.body if b.block_type == "picture"]
    assert captions
    assert all(caption in html for caption in captions), "the words stay"
    assert html.count("Chưa hiện được ảnh.") == len(captions)
    assert html.count("<figure") == 1 + len(captions), "and the table"


def test_a_broken_file_is_tried_once(caplog: pytest.LogCaptureFixture) -> None:
    image = uploaded()
    image.renditions.all().delete()
    Path(image.file.path).write_bytes(b"no picture")
    SiteImage.objects.exclude(pk=image.pk).update(prepared=VERSION)

    assert make_waiting(60) == 1
    assert make_waiting(60) == 0
    assert "cannot be made" in caplog.text


def test_a_site_without_any_picture_is_whole(client: Client) -> None:
    SiteImage.objects.all().delete()

    for path in ("/", "/tin-tuc/", "/huong-dan/", "/tin-tuc/khuyen-cong-bac-ninh-nam-2021/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "<picture" not in answer.content.decode()
        assert "with-picture" not in answer.content.decode()


def test_a_decorative_picture_stays_decorative() -> None:
    """Wagtail sets an attribute `decorative` to False on every picture it reads; ours is another."""
    image = SiteImage.objects.get(pk=uploaded(is_decorative=True).pk)

    assert image.is_decorative
    assert image.default_alt_text == ""
    value = PictureBlock().to_python({"image": image.pk, "alt": "Bỏ qua", "caption": ""})
    (img,) = Elements(str(PictureBlock().render(value))).all("img")
    assert img["alt"] == ""


def test_an_editor_must_say_what_a_picture_shows() -> None:
    silent, decorative = uploaded(description=""), uploaded(description="", is_decorative=True)

    with pytest.raises(ValidationError):
        PictureBlock().clean(PictureBlock().to_python({"image": silent.pk, "alt": "", "caption": ""}))
    for image, alt in ((silent, "Máy tiện"), (decorative, "")):
        PictureBlock().clean(PictureBlock().to_python({"image": image.pk, "alt": alt, "caption": ""}))


def test_the_tag_is_empty_without_a_picture() -> None:
    template = Template("{% load pictures %}{% site_picture image 'list' as picture %}[{{ picture }}]")

    assert template.render(Context({"image": None})) == "[]"


def test_every_picture_of_every_page_has_measures_and_words_or_none(client: Client) -> None:
    seen = 0
    for page in (HomePage.objects.get(), ArticleIndexPage.objects.get(), *Article.objects.all()):
        for img in Elements(client.get(page.url).content.decode()).all("img"):
            seen += 1
            assert re.fullmatch(r"\d+", img["width"]), img
            assert re.fullmatch(r"\d+", img["height"]), img
            assert "alt" in img
    assert seen > 15


def test_an_article_begins_with_its_picture_and_a_list_waits(client: Client) -> None:
    article = Article.objects.get(code="article-2021")
    imgs = [img for img in Elements(client.get(article.url).content.decode()).all("img") if "/images/" in img["src"]]

    assert [img.get("loading") for img in imgs] == [None, "lazy", "lazy"]
    listed = [i for i in Elements(client.get("/tin-tuc/").content.decode()).all("img") if "/images/" in i["src"]]
    assert {(img["loading"], img["alt"]) for img in listed} == {("lazy", "")}


@pytest.mark.parametrize("path", ["/tin-tuc/", "/"])
def test_sixty_pictures_ask_the_database_no_more_than_six(client: Client, path: str) -> None:
    def count() -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    images = list(SiteImage.objects.all())
    before = count()
    parent = ArticleIndexPage.objects.get()
    for number in range(60):
        parent.add_child(instance=Article(title=f"Tin {number}", listing_image=images[number % len(images)]))

    assert count() <= before
