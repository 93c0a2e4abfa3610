"""The drawings of the first content: light, described, honest about what they are, and each of them used."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from PIL import Image
from wagtail.models import Page

from news.first_content.pictures.loading import load_pictures
from news.models import Article
from policies.first_content.markup import MarkupError, story
from policies.first_content.planting import Garden, UnknownCodeError
from policies.first_content.texts import read_texts
from policies.models import PolicyGuide
from site_core.models import SiteImage, SitePage

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "news/first_content/pictures"
TEXTS = read_texts(FOLDER / "pictures.toml")
ROWS = {row["name"]: row for row in TEXTS["picture"]}
TEXT_FILES = ("news/first_content/articles.toml", "policies/first_content/guides.toml")


def test_there_are_a_dozen_and_each_has_its_drawing_and_its_picture() -> None:
    assert len(ROWS) >= 12
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(ROWS) == {path.stem for path in FOLDER.glob("*.png")}


@pytest.mark.parametrize("name", ROWS)
def test_a_picture_is_light_and_of_the_size_that_focus_counts_in(name: str) -> None:
    path = FOLDER / f"{name}.png"

    assert path.stat().st_size < 150_000
    with Image.open(path) as picture:
        assert picture.size == (1600, 1000)
        x, y = ROWS[name]["focus"]
        assert 0 < x < 1600
        assert 0 < y < 1000


@pytest.mark.parametrize("name", ROWS)
def test_a_picture_is_described_in_a_sentence_that_fits(name: str) -> None:
    words = ROWS[name]["alt"]

    assert 40 <= len(words) <= 255
    assert words.startswith(("Tranh vẽ ", "Bản đồ cách điệu"))
    assert words.endswith(".")
    assert "ảnh chụp" not in words.lower()
    assert ROWS[name]["title"].startswith("Minh họa: ")


def test_each_is_somebodys_picture_and_nobody_has_two() -> None:
    codes = [code for row in ROWS.values() for code in row["pages"]]

    assert len(codes) == len(set(codes))
    assert all(row["pages"] for row in ROWS.values())


def drawing(image: SiteImage) -> str:
    """Name of the drawing that a picture of the library was loaded from; before it stands what nobody guesses."""
    return Path(image.file.name).stem.partition("-")[2]


@pytest.mark.django_db
def test_the_library_holds_them_with_their_credit() -> None:
    images = {drawing(image): image for image in SiteImage.objects.all()}

    assert set(ROWS) == set(images)
    for name, image in images.items():
        assert image.credit == "Minh họa của Trung tâm"
        assert image.default_alt_text == ROWS[name]["alt"]
        assert (image.focal_point_x, image.focal_point_y) == tuple(ROWS[name]["focus"])


@pytest.mark.django_db
def test_every_article_and_guide_and_what_the_file_names_has_its_picture() -> None:
    expected = {code: name for name, row in ROWS.items() for code in row["pages"]}
    pages = [page for page in Page.objects.filter(depth__gt=1).specific() if isinstance(page, SitePage)]
    found = {page.code: drawing(page.listing_image) for page in pages if page.listing_image}

    assert found == expected
    assert {page.code for page in (*Article.objects.all(), *PolicyGuide.objects.all())} <= set(found)


@pytest.mark.django_db
def test_long_texts_have_pictures_in_them(client: Client) -> None:
    for page in (Article.objects.get(code="article-2021"), *PolicyGuide.objects.all()):
        blocks = [block.value for block in page.body if block.block_type == "picture"]
        assert blocks, page.title
        html = client.get(page.url).content.decode()
        for value in blocks:
            assert f'alt="{value["image"].description}"' in html
            assert value["caption"] in html
            assert "Minh họa của Trung tâm" in html


@pytest.mark.django_db
def test_loading_again_takes_the_pictures_that_are_there() -> None:
    before = set(SiteImage.objects.values_list("pk", flat=True))
    garden = Garden()

    load_pictures(garden)

    assert {image.pk for image in garden.pictures.values()} == before
    with pytest.raises(UnknownCodeError):
        garden.picture("khong-co")


def test_a_picture_in_a_text() -> None:
    text = "Đoạn.\n\n! loom :: Khung cửi\n\nĐoạn."

    assert story(text, str, lambda name: name.upper()) == [
        ("paragraph", "<p>Đoạn.</p>"),
        ("picture", {"image": "LOOM", "alt": "", "caption": "Khung cửi"}),
        ("paragraph", "<p>Đoạn.</p>"),
    ]


@pytest.mark.parametrize("text", ["! loom", "! loom :: Khung cửi\nĐoạn."])
def test_unclear_pictures_are_refused(text: str) -> None:
    with pytest.raises(MarkupError):
        story(text, str, str)
    with pytest.raises(MarkupError):
        story("! loom :: Khung cửi", str)
