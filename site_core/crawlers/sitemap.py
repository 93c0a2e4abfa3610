"""`/sitemap.xml`: every address that a search engine may know, as it is written in the page's own canonical link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from site_core.models import SitePage

# Beside the pages of the tree: where owners begin. Results of a search or of answers are nobody's but who asked.
VIEWS = ("finder", "ask_centre", "alerts")


@dataclass(frozen=True, slots=True)
class Address:
    path: str
    changed_at: dt.datetime | None = None


class PublicAddresses(Sitemap):  # type: ignore[type-arg]
    """What is listed and found on the site (`visible`), and the views of `VIEWS`."""

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc

    def items(self) -> list[Address]:
        return sorted([*_pages(), *(Address(reverse(name)) for name in VIEWS)], key=lambda address: address.path)

    def location(self, item: Address) -> str:
        return item.path

    def lastmod(self, item: Address) -> dt.datetime | None:
        return item.changed_at


def _pages() -> Iterator[Address]:
    for model in apps.get_models():
        if issubclass(model, SitePage):
            for page in model.objects.visible().only("url_path", "last_published_at", "latest_revision_created_at"):
                path = urlsplit(page.url or "").path
                if path:
                    yield Address(path, page.last_published_at or page.latest_revision_created_at)
