"""Walks through the admin from link to link, one address of a kind, and says which words of it are not Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, NavigableString
from bs4.element import PreformattedString
from django.http import Http404
from django.test import Client
from django.urls import resolve
from wagtail.models import Page

from tests.language.foreign import foreign_words

# Where an address stands in a page of the admin: links, what opens in a window of its own, what is fetched when it is wanted.
_LINKS = (
    "href",
    "src",
    "action",
    "data-url",
    "data-chooser-url",
    "data-w-action-url-value",
    "hx-get",
    "data-w-dialog-url-value",
)
_SHOWN = ("title", "aria-label", "placeholder", "alt", "label", "data-w-tooltip-content-value")
_SILENT = ("script", "style", "code", "pre", "svg", "textarea")
# These end the session, change something by a mere visit, or give out a file.
_LEFT_OUT = ("wagtailadmin_logout", "wagtaildocs_serve", "javascript_catalog")


@dataclass(slots=True)
class Crawl:
    """What was visited: the address and, where there are any, the foreign words of each page."""

    client: Client
    visited: dict[str, list[str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    _kinds: set[tuple[str, ...]] = field(default_factory=set)

    def walk(self, *starts: str, steps: int = 1_000) -> None:
        """Visit these addresses and what is linked there, so many links away."""
        addresses = list(starts)
        for _ in range(steps + 1):
            found: list[str] = []
            for address in addresses:
                kind = self._kind(address)
                if kind is not None and kind not in self._kinds:
                    self._kinds.add(kind)
                    found += self._visit(address)
            addresses = found
            if not addresses:
                return

    def _visit(self, address: str) -> list[str]:
        response = self.client.get(address, follow=True)
        assert response.status_code < 500, address
        if response.status_code != 200:
            self.refused.append(address)
        if not response["Content-Type"].startswith(("text/html", "application/json")):
            return []
        html = response.json().get("html", "") if "json" in response["Content-Type"] else response.content.decode()
        page = BeautifulSoup(html or "", "html.parser")
        self.visited[address] = sorted({word for text in shown(page) for word in foreign_words(text)})
        found = [str(tag[name]) for tag in page.find_all(True) for name in _LINKS if tag.get(name)]
        return [urldefrag(urljoin(address, link))[0] for link in found]

    def _kind(self, address: str) -> tuple[str, ...] | None:
        """What makes two addresses the same to a reader: the view, and the type of the page that it is about."""
        parts = urlsplit(address)
        if parts.netloc or not parts.path.startswith("/admin/"):
            return None
        try:
            match = resolve(parts.path)
        except Http404:
            return None
        if match.url_name in _LEFT_OUT:
            return None
        values = [value for value in (*match.args, *match.kwargs.values()) if value is not None]
        about = [str(value) for value in values if not str(value).isdecimal()]
        if match.view_name.startswith("wagtailadmin_"):
            about += [
                Page.objects.get(pk=value).specific_class.__name__
                for value in values
                if str(value).isdecimal() and Page.objects.filter(pk=value).exists()
            ][:1]
        return match.view_name, *about


def shown(page: BeautifulSoup) -> Iterator[str]:
    """What a person reads or hears of a page, hidden parts too: they are shown at some time."""
    for text in page.find_all(string=True):
        if isinstance(text, NavigableString) and not isinstance(text, PreformattedString) and not _is_silent(text):
            yield str(text)
    for tag in page.find_all(True):
        yield from (str(tag[name]) for name in _SHOWN if tag.get(name))
        if tag.name == "input" and tag.get("type") in ("submit", "button"):
            yield str(tag.get("value", ""))


def _is_silent(text: NavigableString) -> bool:
    """Whether the text is no words for people. A counter of Wagtail's holds «None» and is hidden until a script writes a number into it."""
    return (
        text.find_parent(_SILENT) is not None
        or text.find_parent(attrs={"data-side-panel-toggle-counter": True}) is not None
    )
