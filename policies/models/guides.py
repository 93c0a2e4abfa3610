from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel

from policies.law.checking import checked_citations, with_events
from policies.law.citations import Citation
from policies.models.schemes import SupportScheme
from policies.models.visible import visible_codes
from site_core.models.listing import ListingPage
from site_core.models.story import StoryPage
from site_core.pages import visible_among
from site_core.search_document import SearchDocument
from site_core.widgets import TickList


class PolicyGuide(StoryPage):
    """A guide (hướng dẫn) that explains one question of policy in plain words."""

    schemes = ParentalManyToManyField(
        "policies.SupportScheme", blank=True, related_name="guides", verbose_name="khoản hỗ trợ liên quan"
    )
    keywords = models.TextField(
        "từ khác người đọc hay gõ", blank=True, help_text="Chỉ dùng để tìm kiếm, không hiện trên trang."
    )

    parent_page_types = ["policies.GuideIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/policy_guide.html"
    search_kind = "guide"
    search_relations = ("places", "schemes")

    body_panels: ClassVar[list[Panel]] = [
        *StoryPage.body_panels,
        FieldPanel("schemes", widget=TickList),
        InlinePanel("citations", heading="Căn cứ pháp lý", label="Căn cứ"),
        FieldPanel("keywords"),
    ]

    class Meta:
        verbose_name = "hướng dẫn"
        verbose_name_plural = "hướng dẫn"

    @classmethod
    def read_for_search(cls, pages: Sequence[Self]) -> None:
        super().read_for_search(pages)
        prefetch_related_objects(pages, Prefetch("citations", with_events(GuideCitation.objects.all())))

    def search_document(self) -> SearchDocument | None:
        document = super().search_document()
        assert document is not None
        today = timezone.localdate()
        return replace(
            document,
            keywords=self.keywords,
            intentions=visible_codes(self.schemes.all()),
            needs_check=any(c.needs_check(today) for c in self.citations.all()),
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["citations"] = checked_citations(self.citations, timezone.localdate())
        context["schemes"] = visible_among(SupportScheme, self.schemes).order_by("title")
        context["contents"] = [block for block in self.body if block.block_type == "heading"]
        return context


class GuideCitation(Citation):
    page = ParentalKey(PolicyGuide, on_delete=models.CASCADE, related_name="citations")


class GuideIndexPage(ListingPage):
    parent_page_types = ["news.HomePage"]
    subpage_types: ClassVar[list[str]] = ["policies.PolicyGuide"]
    max_count = 1
    template = "pages/guide_index.html"

    class Meta:
        verbose_name = "danh mục hướng dẫn"

    def entries(self) -> models.QuerySet[PolicyGuide]:
        return PolicyGuide.objects.visible_below(self).order_by("path")
