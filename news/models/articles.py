from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, Panel

from policies.models import SupportScheme, visible_codes
from site_core.checks.days import DayPanel
from site_core.listings.filters import ListingFilter
from site_core.models.listing import ListingPage
from site_core.models.story import StoryPage
from site_core.pages import visible_among
from site_core.search_document import SearchDocument
from site_core.widgets import TickList


class Article(StoryPage):
    """A piece of news (tin, bài)."""

    date = models.DateField("ngày đăng", default=dt.date.today)
    schemes = ParentalManyToManyField(
        "policies.SupportScheme", blank=True, related_name="articles", verbose_name="khoản hỗ trợ liên quan"
    )

    parent_page_types = ["news.ArticleIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/article.html"
    search_kind = "article"
    search_relations = ("places", "schemes")
    day_field = "date"
    intro_panels: ClassVar[list[Panel]] = [DayPanel("date"), *StoryPage.intro_panels]
    body_panels: ClassVar[list[Panel]] = [*StoryPage.body_panels, FieldPanel("schemes", widget=TickList)]

    class Meta:
        verbose_name = "tin bài"
        verbose_name_plural = "tin bài"

    def structured_data(self) -> dict[str, Any]:
        return {"@type": "NewsArticle", "headline": self.title, "datePublished": self.date.isoformat()}

    def search_date(self) -> dt.date | None:
        return self.date

    def search_document(self) -> SearchDocument | None:
        document = super().search_document()
        assert document is not None
        return replace(document, intentions=visible_codes(self.schemes.all()))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["schemes"] = visible_among(SupportScheme, self.schemes).order_by("title")
        context["more"] = (
            Article.objects.visible().exclude(pk__in=[self.pk, self.alias_of_id or 0]).order_by("-date", "-pk")[:3]
        )
        return context


class ArticleIndexPage(ListingPage):
    parent_page_types = ["news.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.Article"]
    max_count = 1
    template = "pages/article_index.html"
    listing_filter = ListingFilter("nam", "Lọc theo năm", "date__year")

    class Meta:
        verbose_name = "chuyên mục tin tức"

    def entries(self) -> models.QuerySet[Article]:
        return Article.objects.visible_below(self).order_by("-date", "-pk")
