"""A page that lists its children."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import RichTextField

from site_core.listings.filters import ListingFilter
from site_core.listings.paging import paginate
from site_core.models.base import SitePage
from site_core.versions.names import SCHEMES


class ListingPage(SitePage):
    """A page that lists its children, newest or first in order; a type says which and how many a page holds."""

    content_version = SCHEMES

    page_size: ClassVar[int] = 20
    listing_filter: ClassVar[ListingFilter | None] = None

    intro = RichTextField("lời dẫn", blank=True, features=["bold", "italic", "link"])

    place_panels: ClassVar[list[Panel]] = []
    intro_panels: ClassVar[list[Panel]] = [FieldPanel("summary"), FieldPanel("intro")]

    class Meta:
        abstract = True

    def entries(self) -> models.QuerySet[Any]:
        """Live, public children in the order in which they are listed."""
        raise NotImplementedError

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        entries = self.entries()
        if narrowed_by := self.listing_filter:
            entries, context["filter"] = narrowed_by.apply(entries, request.GET.get(narrowed_by.parameter, ""))
        context["page_of_entries"] = paginate(request, entries, self.page_size)
        return context
