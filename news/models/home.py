from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, Panel

from news import calls
from policies.models import Intention, SupportScheme
from site_core.models.base import StoryPage


class HomePage(StoryPage):
    lead = models.CharField("câu mở đầu", max_length=250, blank=True)
    highlighted_schemes = ParentalManyToManyField(
        SupportScheme, blank=True, related_name="+", verbose_name="chính sách nổi bật"
    )

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "pages/home.html"
    intro_panels: ClassVar[list[Panel]] = [FieldPanel("lead"), FieldPanel("summary")]
    body_panels: ClassVar[list[Panel]] = [FieldPanel("highlighted_schemes"), *StoryPage.body_panels]
    place_panels: ClassVar[list[Panel]] = []

    class Meta:
        verbose_name = "trang chủ"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from news.models import Announcement, Article, MarketBulletin, Programme

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(
            calls=calls.open_now(Announcement.objects.live().public(), timezone.now())[:4],
            articles=Article.objects.live().public().order_by("-date", "-pk")[:4],
            programmes=Programme.objects.live().public().order_by("-year_to", "-year_from")[:3],
            bulletin=MarketBulletin.objects.live().public().order_by("-date", "-pk").first(),
            highlighted=self.highlighted_schemes.live().public().prefetch_related("support_items__document"),
            intentions=Intention.objects.all(),
        )
        return context
