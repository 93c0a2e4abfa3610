"""Pages of a site that is not as its designers drew it: no picture anywhere, a hundred files, no date, nothing to list."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from news.models import Announcement
from policies.models import PolicyGuide
from site_core.models import SiteDocument, SiteImage

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15


def test_a_hundred_files_are_all_offered_with_as_few_queries(client: Client) -> None:
    guide = PolicyGuide.objects.live().first()
    files = [
        SiteDocument.objects.create(
            title=f"Phụ lục {number}", file=ContentFile(b"%PDF-1.4", name=f"phu-luc-{number}.pdf")
        )
        for number in range(100)
    ]
    guide.body.append(("files", {"heading": "Phụ lục", "files": files}))
    guide.save()

    client.get(guide.url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        html = client.get(guide.url).content.decode()

    assert all(f'href="{file.url}"' in html for file in files)
    assert len(asked) <= MOST_QUERIES


@pytest.mark.parametrize("address", ["/", "/tin-tuc/", "/tin-tuc/khuyen-cong-bac-ninh-nam-2021/", "/huong-dan/"])
def test_a_site_without_any_picture_has_no_hole(client: Client, address: str) -> None:
    SiteImage.objects.all().delete()

    html = client.get(address).content.decode()

    assert "<picture" not in html
    assert 'class="with-picture"' not in html
    assert "<h1" in html


def test_a_listing_with_nothing_in_it_says_so(client: Client) -> None:
    for announcement in Announcement.objects.all():
        announcement.delete()

    assert "Chưa có thông báo nào." in client.get("/thong-bao/").content.decode()
    assert client.get("/").status_code == 200


def test_an_announcement_without_dates_promises_no_day(client: Client) -> None:
    announcement = Announcement.objects.live().exclude(closes_at=None).first()
    announcement.opens_at = announcement.closes_at = None
    announcement.save()

    answer = client.get(announcement.url)

    assert answer.status_code == 200
    assert "Hạn cuối" not in answer.content.decode()
