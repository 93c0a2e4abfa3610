from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel

from news import calls, wording
from policies.eligibility import Round, call_status, end_of_call
from policies.models import SupportScheme, visible_codes
from policies.rounds import announces
from site_core.listings.filters import ListingFilter
from site_core.models.listing import ListingPage
from site_core.models.story import StoryPage
from site_core.pages import visible_among
from site_core.search_document import SearchDocument
from site_core.text import amounts
from site_core.versions.names import SCHEMES
from site_core.widgets import TickList


class Announcement(StoryPage):
    """An announcement (thông báo) with the instants between which one may answer it."""

    content_version = SCHEMES

    class Category(models.TextChoices):
        SUPPORT_CALL = "support-call", "Đăng ký hỗ trợ"
        CONTEST = "contest", "Bình chọn sản phẩm"
        FAIR = "fair", "Hội chợ, triển lãm"
        TRAINING = "training", "Đào tạo, tập huấn"
        GENERAL = "general", "Thông báo chung"

    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    category = models.CharField("loại", max_length=20, choices=Category.choices, default=Category.GENERAL)
    opens_at = models.DateTimeField("mở từ", null=True, blank=True)
    closes_at = models.DateTimeField(
        "đóng lúc", null=True, blank=True, help_text="Chỉ chọn ngày (00:00) thì tính đến hết ngày đó."
    )
    schemes = ParentalManyToManyField(
        "policies.SupportScheme",
        blank=True,
        related_name="announcements",
        verbose_name="khoản hỗ trợ liên quan",
    )

    parent_page_types = ["news.AnnouncementIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/announcement.html"
    search_kind = "announcement"
    search_relations = ("places", "schemes")
    intro_panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("category"), FieldPanel("number")]),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
        *StoryPage.intro_panels,
    ]
    body_panels: ClassVar[list[Panel]] = [*StoryPage.body_panels, FieldPanel("schemes", widget=TickList)]

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"

    def check_quality(self) -> None:
        super().check_quality()
        if self.opens_at and self.closes_at and self.opens_at >= end_of_call(self.closes_at):
            raise ValidationError({"closes_at": "Thời điểm đóng phải sau thời điểm mở."})

    @property
    def call_status(self) -> str:
        """Whether one can answer the announcement now: not_yet, open, closing, closed or continuous."""
        return call_status(self.opens_at, self.closes_at, timezone.now())

    def card_figure(self) -> tuple[str, str]:
        return (wording.CLOSES.format(day=amounts.deadline(self.closes_at)), "") if self.closes_at else ("", "")

    def structured_data(self) -> dict[str, Any]:
        """A piece of news that expires: the days are those on which one may apply, not those of an event."""
        return {
            "@type": "NewsArticle",
            "headline": self.title,
            "datePublished": self.first_published_at.isoformat() if self.first_published_at else None,
            "expires": self.closes_at.isoformat() if self.closes_at else None,
        }

    def search_document(self) -> SearchDocument | None:
        document = super().search_document()
        assert document is not None
        return replace(
            document,
            keywords=f"{self.number} {self.get_category_display()}",
            intentions=visible_codes(self.schemes.all()),
            opens_at=self.opens_at,
            closes_at=self.closes_at,
            year_round=not (self.opens_at or self.closes_at),
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["schemes"] = visible_among(SupportScheme, self.schemes).order_by("title")
        return context


@announces
def rounds_of_announcements(scheme_ids: Collection[int]) -> Iterator[tuple[int, Round]]:
    """A round for each scheme that an announcement with a date names. Nobody may rely on the dates of a sample, nor on those of a page
    that not everybody may see; one without dates says nothing of when to apply."""
    dated = Announcement.objects.visible().filter(is_sample=False).exclude(opens_at=None, closes_at=None)
    through = Announcement.schemes.through
    links = through.objects.filter(supportscheme__in=scheme_ids, announcement__in=dated).select_related("announcement")
    for link in links.order_by("announcement"):
        page = link.announcement
        yield link.supportscheme_id, Round(page.opens_at, page.closes_at, page.title, page.url or "")


class AnnouncementIndexPage(ListingPage):
    parent_page_types = ["news.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.Announcement"]
    max_count = 1
    template = "pages/announcement_index.html"
    listing_filter = ListingFilter(
        "loai", "Lọc theo loại thông báo", "category", names=lambda: dict(Announcement.Category.choices)
    )

    class Meta:
        verbose_name = "chuyên mục thông báo"

    def entries(self) -> models.QuerySet[Announcement]:
        return calls.by_urgency(Announcement.objects.visible_below(self), timezone.now())
