"""Social cards: one for every page, with the words of the page, and no way to fill a disk."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageChops, ImageFont
from wagtail.models import Page, PageViewRestriction

from news.models import Announcement, Article, Programme, Project
from policies.models import SupportScheme
from site_core.models import SitePage
from site_core.social_cards import store
from site_core.social_cards.card import SITE_CARD, Card, card_address, card_of
from site_core.social_cards.drawing import BOLD, COLUMN, HEAVIEST, REGULAR, TITLE_SIZES, draw
from site_core.social_cards.typesetting import fit
from tests.site_core.making_pictures import lose, uploaded

pytestmark = pytest.mark.django_db

LETTERS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯYđĐ"
TONES = ("", "\N{COMBINING GRAVE ACCENT}", "\u0309", "\u0303", "\N{COMBINING ACUTE ACCENT}", "\u0323")


@pytest.fixture(autouse=True)
def cards(settings: Any, tmp_path: Path) -> Path:
    settings.SOCIAL_CARDS_DIR = tmp_path / "cards"
    return tmp_path / "cards"


def one_of_each_type() -> list[Any]:
    found: dict[type[Any], Page] = {}
    for page in Page.objects.live().filter(depth__gt=1).specific():
        if isinstance(page, SitePage):
            found.setdefault(type(page), page)
    return list(found.values())


def meta(html: str, name: str) -> str:
    found = re.search(rf'<meta (?:property|name)="{name}"\s+content="([^"]*)"', html)
    assert found, name
    return found[1]


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_every_page_type_has_a_card_of_the_right_size(client: Client) -> None:
    pages = one_of_each_type()
    assert len(pages) >= 19

    for page in pages:
        html = client.get(page.url).content.decode()
        path = meta(html, "og:image").removeprefix("http://localhost:8000")
        answer = client.get(path)
        assert answer.status_code == 200, page.title
        assert answer["Content-Type"] == meta(html, "og:image:type") == "image/png"
        assert len(answer.content) < HEAVIEST
        assert opened(answer.content).size == (1200, 630)
        assert (meta(html, "og:image:width"), meta(html, "og:image:height")) == ("1200", "630")
        assert meta(html, "twitter:card") == "summary_large_image"
        assert page.title.split()[0] in meta(html, "og:image:alt")


@pytest.mark.parametrize("path", ["/tim-ho-tro/", "/tim-kiem/?q=máy"])
def test_what_is_no_page_has_the_card_of_the_site(client: Client, path: str) -> None:
    address = meta(client.get(path).content.decode(), "og:image").removeprefix("http://localhost:8000")

    assert address == card_address(None)
    assert opened(client.get(address).content).size == (1200, 630)


@pytest.mark.parametrize("face", [REGULAR, BOLD])
def test_the_type_has_every_vietnamese_letter(face: Path) -> None:
    font = ImageFont.truetype(face, 40)
    missing = font.getmask("\uffff").getbbox(), bytes(font.getmask("\uffff"))
    letters = {
        unicodedata.normalize("NFC", letter + tone) for letter in LETTERS for tone in TONES if letter not in "đĐ"
    }
    signs = set("đĐ0123456789.,:;?!%/–-…«»“”‘’()·₫ ")
    assert len(letters) == 24 * 6

    for letter in sorted(letters | (signs - {" "})):
        assert len(letter) == 1
        mask = font.getmask(letter)
        assert (mask.getbbox(), bytes(mask)) != missing, letter
        assert mask.getbbox(), letter


def test_the_type_is_free_and_its_licence_lies_beside_it() -> None:
    assert "SIL OPEN FONT LICENSE" in (BOLD.parent / "OFL.txt").read_text().upper()


@pytest.mark.parametrize(
    "title",
    [
        "Mời đăng ký nhu cầu hỗ trợ máy móc, dây chuyền, mô hình cho kế hoạch năm sau ở các phường",
        "NHỮNG ĐIỀU CHỦ CƠ SỞ CẦN BIẾT VỀ HỖ TRỢ MÁY MÓC, THIẾT BỊ TIÊN TIẾN CỦA KHUYẾN CÔNG QUỐC GIA",
        "Nghiêng nghiêng " * 5 + "khuyến công",
    ],
)
def test_a_title_of_ninety_characters_is_set_whole(title: str) -> None:
    assert 85 <= len(title) <= 95
    for height in (300, 390):  # with a figure at the foot, and without
        setting = fit(
            title,
            TITLE_SIZES,
            lambda size: ImageFont.truetype(BOLD, size).getlength,
            COLUMN,
            lambda size, height=height: int(height / (size * 1.26)),
        )
        assert not setting.cut
        assert " ".join(setting.lines) == title.strip()
        assert setting.size >= 36


def test_words_of_any_length_stay_within_the_column() -> None:
    empty = opened(draw(Card(kind="", title="")))
    for title in ("W" * 250, "Nghiêng " * 60, "https://khuyencong.example/" + "a" * 90, ""):
        drawn = opened(
            draw(Card(kind="Văn bản", title=title, text="Dài " * 200, figure="tối đa " * 30, doubt="chưa rõ"))
        )
        changed = ImageChops.difference(drawn, empty).convert("L").point(lambda value: 255 if value > 90 else 0)
        assert changed.crop((752, 0, 1200, 630)).getbbox() is None
        assert changed.crop((712, 140, 748, 520)).getbbox() is None


def test_marks_above_and_below_letters_are_drawn() -> None:
    plain, marked = (opened(draw(Card(kind="", title=title))) for title in ("Ho tro", "Hỗ trợ"))

    assert ImageChops.difference(plain, marked).getbbox()


def test_the_amount_of_a_scheme_stands_on_its_card() -> None:
    card = card_of(SupportScheme.objects.get(code="may-moc"))

    assert card.kind == "Khoản hỗ trợ khuyến công"
    assert card.figure == "tối đa 300 triệu đồng/cơ sở"
    assert card.text == SupportScheme.objects.get(code="may-moc").promise


def test_a_figure_is_never_without_its_doubt() -> None:
    for scheme in SupportScheme.objects.all():
        figure, doubt = scheme.card_figure()
        first = next((item for item in scheme.support_items.all() if item.cap_million or item.rate_percent), None)
        assert bool(figure) == bool(first)
        assert doubt == ("chưa xác nhận" if first and not first.confirmed else "")


def test_figures_of_other_types() -> None:
    call = Announcement.objects.exclude(closes_at=None).first()
    assert card_of(call).figure.startswith("Hạn cuối: hết ngày ")
    assert card_of(Programme.objects.get(code="kcqg-2021")).figure == "1,9 tỷ đồng"
    assert card_of(Project.objects.get(code="project-cua-cuon-2015")).figure == "Hỗ trợ 350 triệu đồng"
    assert card_of(Article.objects.first()).figure == ""


def test_the_address_changes_with_title_promise_picture_and_publication() -> None:
    scheme = SupportScheme.objects.get(code="may-moc")
    seen = {card_address(scheme)}

    for field, value in (("title", "Tên mới"), ("promise", "Lời hứa mới"), ("listing_image", uploaded())):
        setattr(scheme, field, value)
        scheme.save()
        seen.add(card_address(SupportScheme.objects.get(pk=scheme.pk)))
    scheme.save_revision().publish()
    seen.add(card_address(SupportScheme.objects.get(pk=scheme.pk)))

    assert len(seen) == 5


def test_the_card_changes_with_what_it_says_and_one_is_kept(client: Client, cards: Path) -> None:
    scheme = SupportScheme.objects.get(code="may-moc")
    first = client.get(card_address(scheme)).content
    scheme.support_items.update(cap_million=450)
    second = client.get(card_address(scheme)).content
    scheme.title = "Tên mới"
    scheme.save()
    third = client.get(card_address(scheme)).content

    assert len({first, second, third}) == 3
    assert len(list(cards.iterdir())) == 1


def test_old_and_invented_addresses_lead_to_the_card_and_make_no_file(client: Client, cards: Path) -> None:
    scheme = SupportScheme.objects.get(code="may-moc")
    for invented in ("0", "abc", "x" * 100):
        answer = client.get(f"/chia-se/{scheme.pk}/{invented}.png")
        assert answer.status_code == 302
        assert answer["Location"] == card_address(scheme)
    assert not cards.exists()


@pytest.mark.parametrize(
    "path",
    ["/chia-se/999999/abc.png", "/chia-se/1/abc.png", "/chia-se/99999999999999999999999/abc.png", "/chia-se/-1/a.png"],
)
def test_what_is_not_there_is_not_found(client: Client, cards: Path, path: str) -> None:
    assert client.get(path).status_code == 404
    assert not cards.exists()


def test_what_is_not_public_is_not_found(client: Client, cards: Path) -> None:
    draft, restricted = Article.objects.live()[:2]
    draft.unpublish()
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)

    for page in (draft, restricted):
        assert client.get(card_address(Article.objects.get(pk=page.pk))).status_code == 404
    PageViewRestriction.objects.all().delete()
    PageViewRestriction.objects.create(page=restricted.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert client.get(card_address(restricted)).status_code == 404
    assert not cards.exists()


def test_a_card_is_drawn_once(client: Client, cards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = card_address(Article.objects.live().first())
    content = client.get(address).content

    monkeypatch.setattr(store, "draw", lambda *a: pytest.fail("drawn again"))
    answer = client.get(address)
    assert answer.content == content
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert client.post(address).status_code == 405


def test_there_is_a_limit_to_all_cards(client: Client, cards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_CARDS", 2)
    monkeypatch.setattr(store, "draw", lambda *a: b"card")
    for article in Article.objects.live():
        client.get(card_address(article))

    assert len(list(cards.iterdir())) == 2


def test_a_lost_picture_does_not_spoil_the_card(client: Client) -> None:
    article = Article.objects.get(code="article-2021")
    with_picture = client.get(card_address(article)).content
    lose(article.listing_image)
    article.title = "Tên mới"
    article.save()

    without = client.get(card_address(article)).content
    assert opened(without).size == (1200, 630)
    right = (760, 0, 1200, 630)
    assert ImageChops.difference(opened(without).crop(right), opened(with_picture).crop(right)).getbbox()
    plain = opened(draw(SITE_CARD)).crop(right)
    assert (
        ImageChops.difference(opened(without).crop(right), plain).convert("L").point(lambda v: v > 60).getbbox() is None
    )


def test_a_photograph_makes_no_heavy_card() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((960, 600), 90) for _ in range(3)])

    assert len(draw(Card(kind="", title="Ảnh"), noise)) < HEAVIEST


def test_the_address_costs_no_query() -> None:
    pages = [Page.objects.get(pk=page.pk).specific for page in one_of_each_type()]
    with CaptureQueriesContext(connection) as queries:
        for page in pages:
            card_address(page)
    assert len(queries) == 0
