from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel, Panel
from wagtail.models import Page

from news import wording
from policies.law.checking import checked_citations
from policies.models import Citation, SupportScheme, visible_codes
from site_core.listings.filters import ListingFilter
from site_core.listings.paging import paginate
from site_core.models.listing import ListingPage
from site_core.models.story import StoryPage
from site_core.numbers import MILLION_VND, YEAR
from site_core.pages import is_visible
from site_core.search_document import SearchDocument
from site_core.text import amounts

PROJECTS_A_PAGE = 30


class Programme(StoryPage):
    """An industrial-promotion programme (chương trình khuyến công), national or local."""

    kept_while_used = True

    class Level(models.TextChoices):
        NATIONAL = "national", "Khuyến công quốc gia"
        LOCAL = "local", "Khuyến công địa phương"

    level = models.CharField("cấp", max_length=10, choices=Level.choices)
    year_from = models.PositiveSmallIntegerField("từ năm")
    year_to = models.PositiveSmallIntegerField("đến năm")
    budget_million = models.PositiveIntegerField(
        "kinh phí được duyệt (triệu đồng)",
        null=True,
        blank=True,
        help_text="Để trống khi chưa có số liệu chính thức.",
    )
    budget_note = models.CharField("ghi chú về kinh phí", max_length=200, blank=True)

    measures: ClassVar = {"year_from": YEAR, "year_to": YEAR, "budget_million": MILLION_VND}
    parent_page_types = ["news.ProgrammeIndexPage"]
    subpage_types: ClassVar[list[str]] = ["news.Project"]
    template = "pages/programme.html"
    search_kind = "programme"
    intro_panels: ClassVar[list[Panel]] = [
        FieldPanel("level"),
        FieldRowPanel([FieldPanel("year_from"), FieldPanel("year_to")]),
        FieldRowPanel([FieldPanel("budget_million"), FieldPanel("budget_note")]),
        *StoryPage.intro_panels,
    ]
    body_panels: ClassVar[list[Panel]] = [
        *StoryPage.body_panels,
        InlinePanel("citations", heading="Căn cứ pháp lý", label="Căn cứ"),
    ]

    class Meta:
        verbose_name = "chương trình"
        verbose_name_plural = "chương trình"

    def check_quality(self) -> None:
        super().check_quality()
        if self.year_from and self.year_to and self.year_to < self.year_from:
            raise ValidationError({"year_to": wording.ENDS_BEFORE_IT_BEGINS})

    def card_figure(self) -> tuple[str, str]:
        return (amounts.money(self.budget_million * amounts.MILLION) if self.budget_million else "", "")

    @property
    def years(self) -> str:
        return str(self.year_from) if self.year_from == self.year_to else f"{self.year_from}–{self.year_to}"

    def search_document(self) -> SearchDocument | None:
        document = super().search_document()
        assert document is not None
        return replace(
            document,
            keywords=f"{self.get_level_display()} {self.years}",
            programme=self.slug,
            programme_label=self.title,
        )

    def search_date(self) -> dt.date | None:
        return dt.date(self.year_from, 1, 1)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        projects = Project.objects.visible_below(self).prefetch_related("places").order_by("-year", "path")
        context["page_of_entries"] = paginate(request, projects, PROJECTS_A_PAGE)
        context["citations"] = checked_citations(self.citations, timezone.localdate())
        return context


class ProgrammeCitation(Citation):
    page = ParentalKey(Programme, on_delete=models.CASCADE, related_name="citations")


class Project(StoryPage):
    """A project (đề án) of a programme: who was supported, with what, with which result."""

    year = models.PositiveSmallIntegerField("năm")
    beneficiary = models.CharField("đơn vị thụ hưởng", max_length=200, blank=True)
    support_million = models.PositiveIntegerField("kinh phí hỗ trợ (triệu đồng)", null=True, blank=True)
    total_million = models.PositiveIntegerField("tổng vốn đầu tư (triệu đồng)", null=True, blank=True)
    result = models.CharField("kết quả nổi bật", max_length=250, blank=True)
    scheme = models.ForeignKey(
        "policies.SupportScheme",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="projects",
        verbose_name="nội dung hỗ trợ",
    )

    measures: ClassVar = {"year": YEAR, "support_million": MILLION_VND, "total_million": MILLION_VND}
    parent_page_types = ["news.Programme"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/project.html"
    search_kind = "project"
    search_relations = ("places", "scheme")
    intro_panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("beneficiary")]),
        FieldRowPanel([FieldPanel("support_million"), FieldPanel("total_million")]),
        FieldPanel("result"),
        PageChooserPanel("scheme"),
        *StoryPage.intro_panels,
    ]

    class Meta:
        verbose_name = "đề án"
        verbose_name_plural = "đề án"

    def card_figure(self) -> tuple[str, str]:
        if not self.support_million:
            return "", ""
        return wording.SUPPORTED.format(amount=amounts.money(self.support_million * amounts.MILLION)), ""

    @classmethod
    def read_for_search(cls, pages: Sequence[Self]) -> None:
        super().read_for_search(pages)
        above = {page.pk: page.path[: -Page.steplen] for page in pages}
        parents = {parent.path: parent for parent in Page.objects.filter(path__in=set(above.values()))}
        for page in pages:
            # Where treebeard's `get_parent` keeps what it has read.
            page._cached_parent_obj = parents[above[page.pk]]

    def search_document(self) -> SearchDocument | None:
        document = super().search_document()
        assert document is not None
        # A project stays when its programme is withdrawn; it is then found without it.
        parent = self.get_parent()
        programme = parent if is_visible(parent) else None
        return replace(
            document,
            body=f"{self.beneficiary}\n{self.result}\n{document.body}",
            programme=programme.slug if programme else "",
            programme_label=programme.title if programme else "",
            intentions=visible_codes([self.scheme] if self.scheme else []),
        )

    def search_date(self) -> dt.date | None:
        return dt.date(self.year, 1, 1)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["scheme"] = SupportScheme.objects.visible().filter(pk=self.scheme_id).first()
        return context


class ProgrammeIndexPage(ListingPage):
    parent_page_types = ["news.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.Programme"]
    max_count = 1
    template = "pages/programme_index.html"
    listing_filter = ListingFilter("cap", "Lọc theo cấp", "level", names=lambda: dict(Programme.Level.choices))

    class Meta:
        verbose_name = "danh mục chương trình"

    def entries(self) -> models.QuerySet[Programme]:
        return Programme.objects.visible_below(self).order_by("-year_to", "-year_from", "path")
