from __future__ import annotations

from itertools import accumulate
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from news import calls
from news.models.announcements import Announcement
from news.models.articles import Article
from news.models.market import MarketBulletin
from news.models.programmes import Programme
from policies.models import SupportScheme
from policies.rounds import soonest_first
from site_core.models.story import StoryPage
from site_core.pages import visible_among
from site_core.versions.names import SCHEMES
from site_core.widgets import TickList

# As deep as a tree of pages can be.
_DEEPEST = Page._meta.get_field("path").max_length // Page.steplen


class HomePage(StoryPage):
    content_version = SCHEMES
    lead = models.CharField("câu mở đầu", max_length=250, blank=True)
    highlighted_schemes = ParentalManyToManyField(
        SupportScheme, blank=True, related_name="+", verbose_name="khoản hỗ trợ nổi bật"
    )

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "pages/home.html"
    intro_panels: ClassVar[list[Panel]] = [FieldPanel("lead"), FieldPanel("summary")]
    body_panels: ClassVar[list[Panel]] = [FieldPanel("highlighted_schemes", widget=TickList), *StoryPage.body_panels]
    place_panels: ClassVar[list[Panel]] = []

    class Meta:
        verbose_name = "trang chủ"

    def structured_data(self) -> dict[str, Any]:
        return {"@type": "WebSite"}

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page by its address at once, where Wagtail asks twice for each part of it.

        The page that lies deepest on the way gets the rest of the address: what else it answers, such as a feed, it decides itself.
        """
        if not path_components:
            return super().route(request, path_components)
        addresses = list(
            accumulate(path_components[:_DEEPEST], lambda base, part: f"{base}{part}/", initial=self.url_path)
        )
        found = Page.objects.descendant_of(self).filter(url_path__in=addresses[1:]).order_by("-depth").first()
        if found is None:
            return super().route(request, path_components)
        return found.specific.route(request, path_components[addresses.index(found.url_path) :])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(
            calls=calls.open_now(Announcement.objects.visible(), timezone.now())[:4],
            articles=Article.objects.visible().select_related("listing_image").order_by("-date", "-pk")[:4],
            programmes=Programme.objects.visible().order_by("-year_to", "-year_from")[:3],
            bulletin=MarketBulletin.objects.visible().order_by("-date", "-pk").first(),
            highlighted=soonest_first(
                visible_among(SupportScheme, self.highlighted_schemes)
                .prefetch_related("support_items")
                .order_by("path")
            ),
        )
        return context
