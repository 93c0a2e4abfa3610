from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
)
from wagtail.fields import StreamField
from wagtail.models import Page

from policies import wording
from policies.headline import headline_amount
from policies.law.checking import checked_all, with_events
from policies.models.calls import ApplicationPage
from policies.models.scheme_rows import SchemeCitation, SupportItem
from policies.rounds import with_rounds
from policies.rules.blocks import RoutesBlock
from policies.rules.classifications import Intention
from policies.rules.editor_panel import RulesPanel
from policies.rules.golden import golden_errors
from policies.rules.schemes import eligibility_scheme, route_fields_of
from site_core import clock, codes
from site_core.blocks import StepsBlock
from site_core.listings.filters import ListingFilter
from site_core.models.listing import ListingPage
from site_core.pages import is_visible
from site_core.search_document import SearchDocument
from site_core.versions.names import SCHEMES
from site_core.widgets import TickList


class SupportScheme(ApplicationPage):
    """A support scheme (khoản hỗ trợ): who may have it, how much, until when, how, on which law."""

    content_version = SCHEMES
    kept_while_used = True

    promise = models.CharField(
        "một câu giới thiệu", max_length=180, help_text="Một câu mà chủ cơ sở hiểu ngay, tối đa 180 ký tự."
    )
    intentions = ParentalManyToManyField(
        "policies.Intention", blank=True, related_name="schemes", verbose_name="việc muốn làm"
    )
    for_founders = models.BooleanField(
        "dành cho người sắp mở cơ sở",
        default=False,
        help_text="Người đã có cơ sở chỉ thấy khoản này khi chọn đúng việc muốn làm.",
    )
    # A programme is a page of `news`, which this app may not know: the field takes any page, the chooser offers programmes.
    programme_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="chương trình",
    )
    steps = StreamField([("steps", StepsBlock())], blank=True, max_num=1, verbose_name="các bước")
    contact_note = models.CharField(
        "đầu mối", max_length=250, blank=True, help_text="Để trống thì hiện liên hệ của Trung tâm."
    )
    routes = StreamField(
        RoutesBlock(),
        blank=True,
        verbose_name="đối tượng",
        help_text="Mỗi thẻ là một nhóm đối tượng; thỏa một thẻ là được. Tối đa 8 thẻ.",
    )
    keywords = models.TextField(
        "từ khác người đọc hay gõ", blank=True, help_text="Chỉ dùng để tìm kiếm, không hiện trên trang."
    )

    parent_page_types = ["policies.SchemeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/support_scheme.html"
    search_kind = "scheme"
    search_relations = ("places", "intentions", "papers", "programme_page")

    body_panels: ClassVar[list[Panel]] = [
        FieldPanel("promise"),
        FieldPanel("intentions", widget=TickList),
        FieldPanel("for_founders"),
        PageChooserPanel("programme_page", "news.Programme"),
        InlinePanel("support_items", heading="Mức hỗ trợ", label="Mức"),
        FieldPanel("routes"),
        RulesPanel(heading="Người dân đọc thấy gì"),
        InlinePanel("golden_cases", heading="Ca mẫu", label="Ca", help_text=wording.CASES_HELP),
        ApplicationPage.call_panel,
        *ApplicationPage.body_panels,
        MultiFieldPanel([InlinePanel("papers", label="Giấy tờ")], heading="Giấy tờ cần có"),
        FieldPanel("steps"),
        FieldPanel("contact_note"),
        InlinePanel("citations", heading="Căn cứ pháp lý", label="Căn cứ"),
        FieldPanel("keywords"),
    ]

    class Meta:
        verbose_name = "khoản hỗ trợ"
        verbose_name_plural = "khoản hỗ trợ"

    def clean(self) -> None:
        if not self.code:
            self.code = codes.free_code(self.slug, self)
        super().clean()

    def visible_programme(self) -> Page | None:
        """The programme that the scheme belongs to, where anyone may see it."""
        programme: Page | None = self.programme_page
        return programme if programme and is_visible(programme) else None

    def needs_check(self, today: dt.date) -> bool:
        """Whether a document that the scheme or one of its amounts cites has changed since somebody compared them."""
        return any(citation.needs_check(today) for citation in (*self.support_items.all(), *self.citations.all()))

    def errors_of_whole(self, rows: Mapping[str, Sequence[Any]] | None = None) -> Iterator[str]:
        """A golden case that the rules and the amounts answer otherwise keeps the scheme from being public."""
        cases = rows["golden_cases"] if rows is not None else self.golden_cases.all()
        items = rows["support_items"] if rows is not None else self.support_items.all()
        if cases:
            codes = {**scheme_codes(), self.code: self.title}
            yield from golden_errors(self, cases, items, codes, clock.today())

    @property
    def card_text(self) -> str:
        return self.promise

    def card_figure(self) -> tuple[str, str]:
        return headline_amount(self.support_items.all(), clock.today())

    @classmethod
    def read_for_search(cls, pages: Sequence[Self]) -> None:
        super().read_for_search(pages)
        cls.read_rules(pages)

    @classmethod
    def read_rules(cls, pages: Sequence[Self]) -> None:
        """Read at once, for many schemes, their amounts, the law that they cite with its events, and the rounds announced for them."""
        prefetch_related_objects(
            pages,
            Prefetch("support_items", with_events(SupportItem.objects.all())),
            Prefetch("citations", with_events(SchemeCitation.objects.all())),
        )
        with_rounds(pages)

    def structured_data(self) -> dict[str, Any]:
        return {"@type": "GovernmentService", "serviceType": "Khuyến công", "areaServed": "Bắc Ninh"}

    def search_document(self) -> SearchDocument | None:
        document = super().search_document()
        assert document is not None
        today = clock.today()
        papers = " ".join(paper.name for paper in self.papers.all())
        programme = self.visible_programme()
        return replace(
            document,
            summary=self.promise,
            body=f"{self.summary}\n{document.body}\n{papers}",
            keywords="\n".join([self.keywords, *(intention.label for intention in self.intentions.all())]),
            programme=programme.slug if programme else "",
            programme_label=programme.title if programme else "",
            intentions=(self.code,),
            rounds=tuple((round_.opens_at, round_.closes_at) for round_ in self.rounds),
            year_round=self.year_round,
            needs_check=self.needs_check(today),
            routes=tuple(route_fields_of(self)),
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        today = clock.today()
        items, citations = checked_all([self.support_items, self.citations], today)
        papers = list(self.papers.all())
        now = clock.now()
        context.update(
            call=self.call,
            rounds=sorted((r for r in self.rounds if r.status(now) != "closed"), key=lambda r: (r.end, r.start)),
            rules=eligibility_scheme(self, items=[item for item, _ in items]),
            items=items,
            items_now=[(item, stale) for item, stale in items if item.in_force(today)],
            citations=citations,
            papers=papers,
            no_paper_confirmed=not any(paper.confirmed for paper in papers),
            guides=self.guides.visible(),
            programme=self.visible_programme(),
        )
        return context


def scheme_codes() -> dict[str, str]:
    """Code → title of every scheme, public or not: what a case of an editor may name."""
    return dict(SupportScheme.objects.filter(alias_of=None).values_list("code", "title"))


class SchemeIndexPage(ListingPage):
    parent_page_types = ["news.HomePage"]
    subpage_types: ClassVar[list[str]] = ["policies.SupportScheme"]
    max_count = 1
    page_size = 30
    template = "pages/scheme_index.html"
    listing_filter = ListingFilter(
        "y-dinh",
        "Lọc theo việc bạn muốn làm",
        "intentions__key",
        names=lambda: dict(Intention.objects.values_list("key", "label")),
    )

    class Meta:
        verbose_name = "danh mục khoản hỗ trợ"

    def entries(self) -> models.QuerySet[SupportScheme]:
        return (
            SupportScheme.objects.visible_below(self)
            .select_related("programme_page")
            .prefetch_related("support_items__document")
            .order_by("path")
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["schemes"] = with_rounds(context["page_of_entries"])
        return context
