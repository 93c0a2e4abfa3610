from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel
from wagtail.models import Orderable

from site_core.checks.days import DayPanel
from site_core.listings.filters import ListingFilter
from site_core.models.listing import ListingPage
from site_core.models.story import StoryPage
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


class PricePointQuerySet(models.QuerySet["PricePoint"]):
    def last_two(self, series: Collection[int], day: dt.date) -> dict[int, tuple[PricePoint, PricePoint | None]]:
        """The last price of each of these series up to a day, and the one before it if there is one. One query; no other price is read."""
        back = Window(RowNumber(), partition_by=F("series"), order_by=F("date").desc())
        found: dict[int, list[PricePoint]] = {}
        points = self.filter(series__in=series, date__lte=day).annotate(back=back)
        for point in points.filter(back__lte=2).order_by("-date"):
            found.setdefault(point.series_id, []).append(point)
        return {pk: (points[0], points[1] if len(points) > 1 else None) for pk, points in found.items()}


class PricePoint(Orderable):
    content_version = PUBLIC
    series = ParentalKey(PriceSeries, on_delete=models.CASCADE, related_name="points")
    date = models.DateField("ngày")
    price = models.DecimalField("giá (đồng)", max_digits=14, decimal_places=0)

    objects = PricePointQuerySet.as_manager()

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
        chosen = list(self.series.all())
        points = PricePoint.objects.last_two([series.pk for series in chosen], self.date)
        for series in chosen:
            latest, before = points.get(series.pk, (None, None))
            if latest is None:
                continue
            change = (latest.price - before.price) * 100 / before.price if before and before.price else None
            rows.append(
                {
                    "series": series,
                    "latest": latest,
                    "before": before.price if before else None,
                    "change_percent": change,
                }
            )
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
