from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
)
from wagtail.models import Orderable

from policies import wording
from policies.law.citing import pages_citing
from policies.law.status import LegalEvent, LegalStatus, needs_check, status_on
from site_core.listings.filters import ListingFilter
from site_core.listings.paging import paginate
from site_core.models import SiteDocument, SitePage
from site_core.models.listing import ListingPage
from site_core.models.story import StoryPage
from site_core.search_document import SearchDocument
from site_core.versions.names import SCHEMES

CITING_A_PAGE = 30


class LegalDocument(StoryPage):
    """A legal document (văn bản quy phạm, văn bản hành chính). Whether it is in force is computed for a day, never stored."""

    content_version = SCHEMES
    kept_while_used = True
    instead_of_deleting = wording.END_INSTEAD

    number = models.CharField("số, ký hiệu", max_length=60)
    kind = models.CharField("loại văn bản", max_length=60)
    issuer = models.CharField("cơ quan ban hành", max_length=150)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    effective_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    effective_to = models.DateField(
        "có hiệu lực đến hết", null=True, blank=True, help_text="Ngày cuối cùng còn hiệu lực."
    )
    source_url = models.URLField("nguồn", max_length=500, blank=True)
    file = models.ForeignKey(
        "site_core.SiteDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="tệp",
    )
    checked_on = models.DateField("đối chiếu ngày", null=True, blank=True)
    confirmed = models.BooleanField(
        "đã đối chiếu với bản chính",
        default=False,
        help_text="Chưa đối chiếu thì trang hiện “chưa xác nhận”.",
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)

    parent_page_types = ["policies.LegalDocumentIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/legal_document.html"
    search_kind = "legal_document"
    search_relations = ("places", "file")

    body_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("number")]),
                FieldPanel("issuer"),
                FieldRowPanel([FieldPanel("issued_on"), FieldPanel("effective_from"), FieldPanel("effective_to")]),
                FieldRowPanel([FieldPanel("checked_on"), FieldPanel("confirmed")]),
                FieldPanel("note"),
                FieldPanel("source_url"),
                FieldPanel("file"),
            ],
            heading="Văn bản",
        ),
        InlinePanel("relations", heading="Quan hệ với văn bản khác", label="Quan hệ"),
        *StoryPage.body_panels,
    ]

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"

    def structured_data(self) -> dict[str, Any]:
        """The terms of European Legislation Identifier that schema.org has; what is in force is said for a day, so it is not said here."""
        return {
            "@type": "Legislation",
            "name": self.title,
            "legislationIdentifier": self.number,
            "legislationType": self.kind,
            "legislationPassedBy": self.issuer,
            "legislationDate": self.issued_on.isoformat() if self.issued_on else None,
            "legislationDateOfApplicability": self.effective_from.isoformat() if self.effective_from else None,
            "temporalCoverage": f"{self.effective_from or '..'}/{self.effective_to or '..'}"
            if self.effective_from
            else None,
        }

    @property
    def name(self) -> str:
        """«Thông tư 28/2018/TT-BTC»."""
        return f"{self.kind} {self.number}"

    def incoming(self) -> list[LegalRelation]:
        """Relations that other live documents declare towards this one; one query, then kept on the instance."""
        if not hasattr(self, "_incoming"):
            self._incoming = list(LegalRelation.declared().filter(target=self))
        return self._incoming

    @classmethod
    def read_for_search(cls, pages: Sequence[Self]) -> None:
        super().read_for_search(pages)
        prefetch_related_objects(pages, Prefetch("incoming_relations", LegalRelation.declared(), to_attr="_incoming"))

    def check_quality(self) -> None:
        super().check_quality()
        if self.effective_from and self.effective_to and self.effective_to < self.effective_from:
            raise ValidationError({"effective_to": wording.ENDS_BEFORE_IT_BEGINS})

    def status(self, day: dt.date) -> LegalStatus:
        replaced_from = [
            r.page.effective_from
            for r in self.incoming()
            if r.kind == LegalRelation.Kind.REPLACES and r.page.effective_from
        ]
        return status_on(day, self.effective_from, self.effective_to, replaced_from)

    def events(self) -> list[LegalEvent]:
        """What has changed or will change the document: amendments, replacements, its own end."""
        changes = [
            LegalEvent(kind=r.kind, day=r.page.effective_from or r.entered_on, by=r.page.name)
            for r in self.incoming()
            if r.kind in (LegalRelation.Kind.AMENDS, LegalRelation.Kind.REPLACES)
        ]
        if self.effective_to:
            changes.append(LegalEvent(kind="ended", day=self.effective_to + dt.timedelta(days=1)))
        return sorted(changes, key=lambda event: (event.day, event.kind, event.by))

    def changed_since(self, checked_on: dt.date, today: dt.date) -> bool:
        """Whether something happened to the document after `checked_on` and not later than `today`."""
        return needs_check(checked_on, self.events(), today)

    def citing_pages(self) -> list[SitePage]:
        """Pages that cite the document and that anyone may see, each once, by title."""
        return pages_citing(self)

    def search_date(self) -> dt.date | None:
        return self.issued_on or self.effective_from

    def search_files(self) -> list[SiteDocument]:
        return list(dict.fromkeys([*([self.file] if self.file else []), *super().search_files()]))

    def search_document(self) -> SearchDocument | None:
        document = super().search_document()
        assert document is not None
        return replace(
            document,
            keywords=f"{self.name} {self.issuer}",
            legal_status=str(self.status(timezone.localdate())),
            needs_check=not self.confirmed,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        context.update(
            status=self.status(today),
            outgoing=[r for r in self.relations.select_related("target") if r.target.live],
            incoming=self.incoming(),
            page_of_entries=paginate(request, self.citing_pages(), CITING_A_PAGE),
        )
        return context


class LegalRelation(Orderable):
    """What a document does to another one. It is declared on the later document."""

    content_version = SCHEMES

    class Kind(models.TextChoices):
        AMENDS = "amends", "Sửa đổi, bổ sung"
        REPLACES = "replaces", "Thay thế"
        DETAILS = "details", "Quy định chi tiết, hướng dẫn"

    page = ParentalKey(LegalDocument, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField("quan hệ", max_length=10, choices=Kind.choices)
    target = models.ForeignKey(
        LegalDocument, on_delete=models.PROTECT, related_name="incoming_relations", verbose_name="với văn bản"
    )
    entered_on = models.DateField("ghi nhận ngày", default=dt.date.today)

    panels = [
        FieldPanel("kind"),
        PageChooserPanel("target"),
        FieldPanel("entered_on"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "quan hệ văn bản"
        verbose_name_plural = "quan hệ văn bản"

    @classmethod
    def declared(cls) -> models.QuerySet[LegalRelation]:
        """Relations that live documents declare, with these documents, in the order in which they were issued."""
        return (
            cls.objects.filter(page__live=True, page__alias_of=None)
            .select_related("page")
            .order_by("page__issued_on", "pk")
        )


class LegalDocumentIndexPage(ListingPage):
    parent_page_types = ["news.HomePage"]
    subpage_types: ClassVar[list[str]] = ["policies.LegalDocument"]
    max_count = 1
    template = "pages/legal_document_index.html"
    listing_filter = ListingFilter("loai", "Lọc theo loại văn bản", "kind")
    body_panels: ClassVar[list[Panel]] = [
        HelpPanel("Văn bản mới nhất đứng đầu. Tình trạng hiệu lực được tính theo ngày, không nhập tay.")
    ]

    class Meta:
        verbose_name = "danh mục văn bản"

    def entries(self) -> models.QuerySet[LegalDocument]:
        return (
            LegalDocument.objects.visible_below(self)
            .prefetch_related(
                models.Prefetch(
                    "incoming_relations",
                    LegalRelation.objects.filter(page__live=True, page__alias_of=None).select_related("page"),
                    to_attr="_incoming",
                )
            )
            .order_by(models.F("issued_on").desc(nulls_last=True), "number")
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        context["rows"] = [(document, document.status(today)) for document in context["page_of_entries"]]
        return context
