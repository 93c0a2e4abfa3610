"""Text travels compressed to whoever can read it so; what is packed already is left alone."""

from __future__ import annotations

import gzip

import pytest
from django.test import Client

from site_core.models import SiteImage

pytestmark = pytest.mark.django_db

FINDER = "/tim-ho-tro/?legal_form=household&place=09400&industry=1702"


@pytest.mark.parametrize("path", ["/", FINDER, "/api/v1/schemes/match/", "/khong-co-trang-nay/"])
def test_text_is_compressed_and_is_the_same_text(client: Client, path: str) -> None:
    plain = client.get(path)
    packed = client.get(path, headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert packed.status_code == plain.status_code
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2


def test_the_finder_comes_over_a_slow_line(client: Client) -> None:
    assert len(client.get(FINDER, headers={"accept-encoding": "gzip"}).content) <= 15_000


def test_a_picture_is_sent_as_it_is(client: Client) -> None:
    picture = SiteImage.objects.order_by("pk").first()
    assert picture
    response = client.get(picture.file.url, headers={"accept-encoding": "gzip"})

    assert response.status_code == 200
    assert "Content-Encoding" not in response
    assert int(response["Content-Length"]) == picture.file.size
