"""The libraries of pictures and files, and the windows in which one is chosen: searched with diacritics and without."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from site_core.models import SiteDocument, SiteImage

pytestmark = pytest.mark.django_db

PLACES = ["wagtaildocs:index", "wagtaildocs_chooser:choose", "wagtaildocs_chooser:choose_results"]
WALLS = ["wagtailimages:index", "wagtailimages_chooser:choose", "wagtailimages_chooser:choose_results"]


@pytest.fixture
def document() -> SiteDocument:
    made = SiteDocument.objects.create(
        title="Quyết định mở chợ Đại Đồng", file=ContentFile(b"x", name="Biên bản họp.txt")
    )
    made.tags.add("Nghiệm thu")
    return made


@pytest.fixture
def pictures() -> list[SiteImage]:
    lathe = SiteImage.objects.create(title="thợ đứng máy tiện", file=get_test_image_file(filename="anh-1.png"))
    hall = SiteImage.objects.create(
        title="Xưởng", description="Lò đúc gang ở Mỹ Đồng", file=get_test_image_file(filename="anh-2.png")
    )
    return [lathe, hall]


def found(client: Client, place: str, q: str) -> str:
    response = client.get(reverse(place), {"q": q})
    assert response.status_code == 200
    html: str = response.json()["html"] if response["Content-Type"] == "application/json" else response.content.decode()
    return html


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "q",
    [
        "quyet dinh",
        "Quyết định",
        "QUYET DINH MO CHO",
        "dai dong",
        "Đại Đồng",
        "dai đồng",
        unicodedata.normalize("NFD", "Đại Đồng"),
        "đại\u200b\u00a0đồng",
        "bien ban",
        "biên bản",
        "nghiem thu",
        "quyet din",
    ],
)
def test_files(admin_client: Client, document: SiteDocument, place: str, q: str) -> None:
    assert document.title in found(admin_client, place, q)
    assert document.title not in found(admin_client, place, f"{q} khongco")


@pytest.mark.parametrize("place", WALLS)
@pytest.mark.parametrize(
    ("q", "which"),
    [
        ("tho dung may tien", 0),
        ("thợ đứng máy tiện", 0),
        ("may tien", 0),
        ("xuong", 1),
        ("xưởng", 1),
        ("lo duc gang", 1),
        ("my dong", 1),
        ("Mỹ Đồng", 1),
    ],
)
def test_pictures(admin_client: Client, pictures: list[SiteImage], place: str, q: str, which: int) -> None:
    page = found(admin_client, place, q)
    assert pictures[which].title in page
    assert pictures[1 - which].title not in page


def test_what_is_changed_is_found_by_what_it_is_now(admin_client: Client, document: SiteDocument) -> None:
    document.title = "Thông báo nghỉ lễ"
    document.save()
    document.tags.remove("Nghiệm thu")
    assert document.title in found(admin_client, "wagtaildocs:index", "thong bao nghi le")
    assert document.title not in found(admin_client, "wagtaildocs:index", "nghiem thu")


def test_what_was_there_before_is_found_after_the_index_is_made_anew(admin_client: Client, pictures: Any) -> None:
    SiteImage.objects.filter(pk=pictures[0].pk).update(title="máy đột dập")
    call_command("update_index", verbosity=0)
    assert "máy đột dập" in found(admin_client, "wagtailimages:index", "may dot dap")
