"""Putting pages into the tree. Texts link to each other in circles, so pages are planted first and filled afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from wagtail.models import Page

from policies.first_content.markup import story
from policies.models import Citation, LegalDocument
from site_core.models import SiteImage
from site_core.models.base import SitePage
from site_core.models.story import StoryPage

P = TypeVar("P", bound=SitePage)
C = TypeVar("C", bound=Citation)


class UnknownCodeError(LookupError):
    """A text or a list names a page or a picture that is not there."""


@dataclass
class Garden:
    """The pages of the first content by code, its pictures by name, and the texts that wait for the pages they link to."""

    pages: dict[str, SitePage] = field(default_factory=dict)
    pictures: dict[str, SiteImage] = field(default_factory=dict)
    _texts: list[tuple[SitePage, str]] = field(default_factory=list)

    def plant(self, parent: Page, page: P, text: str = "") -> P:
        """Add a page under its parent as a draft; `publish_all` gives it its text and publishes it."""
        page.live = False
        parent.add_child(instance=page)
        if page.code:
            self.pages[page.code] = page
        self._texts.append((page, text))
        return page

    def find(self, code: str) -> Any:
        """The page with the code, of whichever type."""
        if code not in self.pages:
            raise UnknownCodeError(f"No page of the first content has the code {code!r}.")
        return self.pages[code]

    def link(self, target: str) -> str:
        """Attributes of an <a> in rich text: to a page by its identity, or to an address of the site."""
        if target.startswith("/"):
            return f'href="{target}"'
        return f'linktype="page" id="{self.find(target).pk}"'

    def picture(self, name: str) -> SiteImage:
        """The picture with the name."""
        if name not in self.pictures:
            raise UnknownCodeError(f"No picture of the first content has the name {name!r}.")
        return self.pictures[name]

    def planted(self) -> list[SitePage]:
        """Every page, in the order of planting."""
        return [page for page, _ in self._texts]

    def publish_all(self) -> None:
        """Fill and publish every page, each with its first revision."""
        for page, text in self._texts:
            if isinstance(page, StoryPage) and text:
                page.body = story(text, self.link, self.picture)
            page.save_revision().publish()

    def citations(self, kind: type[C], rows: Iterable[Mapping[str, str]], checked_on: dt.date) -> list[C]:
        """One citation a row (`document`, `clause`), in order, a repeated one once."""
        distinct = dict.fromkeys((row["document"], row["clause"]) for row in rows)
        return [
            kind(document=self.document(code), clause=clause, checked_on=checked_on, sort_order=order)
            for order, (code, clause) in enumerate(distinct)
        ]

    def document(self, code: str) -> LegalDocument:
        """The legal document with the code."""
        found = self.find(code)
        if not isinstance(found, LegalDocument):
            raise UnknownCodeError(f"{code!r} is not a legal document.")
        return found
