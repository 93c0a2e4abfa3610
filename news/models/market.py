from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel
from wagtail.models import Orderable

from site_core.checks.days import DayPanel
from site_core.listings.filters import ListingFilter
from site_core.models.base import ListingPage, StoryPage
from site_core.numbers import VND
from site_core.versions.names import PUBLIC
from site_core.widgets import TickList

MOST_POINTS = 4_000
"""So many prices of a series can be edited in the form: five fields each, of what `DATA_UPLOAD_MAX_NUMBER_FIELDS` allows."""


class PriceSeries(ClusterableModel):
    """Prices of one good over time, in VND per unit."""

    content_version = PUBLIC
    kept_while_used = True

    name = models.CharField("mặt hàng", max_length=120)
    key = models.SlugField("mã", max_length=60, unique=True)
    unit = models.CharField("đơn vị tính", max_length=40, help_text="Ví dụ: đồng/kg.")
    source = models.CharField("nguồn", max_length=200, blank=True)
    is_sample = models.BooleanField("nội dung mẫu", default=False)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("key")]),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("source")]),
        FieldPanel("is_sample"),
        InlinePanel("points", heading="Giá theo ngày", label="Giá", max_num=MOST_POINTS),
    ]

    class Meta:
        verbose_name = "chuỗi giá"
        verbose_name_plural = "chuỗi giá"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PricePoint(Orderable):
    content_version = PUBLIC
    series = ParentalKey(PriceSeries, on_delete=models.CASCADE, related_name="points")
    date = models.DateField("ngày")
    price = models.DecimalField("giá (đồng)", max_digits=14, decimal_places=0)

    measures: ClassVar = {"price": VND}
    panels = [FieldRowPanel([FieldPanel("date"), FieldPanel("price")])]

    class Meta(Orderable.Meta):
        verbose_name = "giá"
        verbose_name_plural = "giá"
        constraints = [models.UniqueConstraint(fields=["series", "date"], name="one_price_a_day")]


class MarketBulletin(StoryPage):
    """A bulletin of market information (bản tin thị trường)."""

    date = models.DateField("ngày", default=dt.date.today)
    series = ParentalManyToManyField(PriceSeries, blank=True, related_name="bulletins", verbose_name="chuỗi giá")

    parent_page_types = ["news.MarketIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/market_bulletin.html"
    search_kind = "market"
    day_field = "date"
    intro_panels: ClassVar[list[Panel]] = [DayPanel("date"), *StoryPage.intro_panels]
    body_panels: ClassVar[list[Panel]] = [*StoryPage.body_panels, FieldPanel("series", widget=TickList)]

    class Meta:
        verbose_name = "bản tin thị trường"
        verbose_name_plural = "bản tin thị trường"

    def search_date(self) -> dt.date | None:
        return self.date

    def price_rows(self) -> list[dict[str, Any]]:
        """A row per series: its latest price up to the bulletin's day and the change in per cent since the one before."""
        rows = []
        for series in self.series.prefetch_related("points"):
            points = sorted((p for p in series.points.all() if p.date <= self.date), key=lambda p: p.date)
            if not points:
                continue
            before = points[-2].price if len(points) > 1 else None
            change = (points[-1].price - before) * 100 / before if before else None
            rows.append({"series": series, "latest": points[-1], "before": before, "change_percent": change})
        return rows

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["price_rows"] = self.price_rows()
        return context


class MarketIndexPage(ListingPage):
    parent_page_types = ["news.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.MarketBulletin"]
    max_count = 1
    template = "pages/market_index.html"
    listing_filter = ListingFilter("nam", "Lọc theo năm", "date__year")

    class Meta:
        verbose_name = "chuyên mục thị trường"

    def entries(self) -> models.QuerySet[MarketBulletin]:
        return MarketBulletin.objects.visible_below(self).order_by("-date", "-pk")
