"""The outbox of the index, and the words that editors teach the search."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from search.counting.models import SearchCount
from search.files.models import AttachedText

__all__ = ["AttachedText", "IndexJob", "SearchCount", "SearchRecord", "Synonym"]


class IndexJob(models.Model):
    """One page whose index entry may be stale. Written in the transaction that changed the page (an outbox).

    There is at most one row a page; a change that arrives while the row is being worked on raises `version`, so that
    the worker does not delete a row that has been asked for again.
    """

    page_id = models.PositiveBigIntegerField("trang", unique=True)
    version = models.PositiveIntegerField("lần", default=1)
    attempts = models.PositiveIntegerField("đã thử", default=0)
    not_before = models.DateTimeField("thử lại từ", default=timezone.now)
    error = models.TextField("lỗi gần nhất", blank=True)
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "việc chờ lập chỉ mục"
        verbose_name_plural = "việc chờ lập chỉ mục"
        ordering = ["not_before", "pk"]

    def __str__(self) -> str:
        return f"page:{self.page_id}"


@register_snippet
class Synonym(models.Model):
    """Words that mean the same to a reader (từ đồng nghĩa, viết tắt, lỗi gõ thường gặp). They apply at once, at query time."""

    class Kind(models.TextChoices):
        SYNONYM = "synonym", "Đồng nghĩa (hai chiều)"
        ABBREVIATION = "abbreviation", "Viết tắt"
        EXPANSION = "expansion", "Gõ từ đầu thì tìm cả các từ sau"
        CORRECTION = "correction", "Lỗi gõ → cách viết đúng"

    kind = models.CharField("loại", max_length=12, choices=Kind.choices, default=Kind.SYNONYM)
    terms = models.CharField(
        "các từ",
        max_length=500,
        unique=True,
        help_text="Cách nhau bằng dấu gạch đứng: KCQG | khuyến công quốc gia.",
    )
    note = models.CharField("ghi chú", max_length=200, blank=True)

    panels = [FieldPanel("kind"), FieldPanel("terms"), FieldPanel("note")]

    class Meta:
        verbose_name = "từ đồng nghĩa"
        verbose_name_plural = "từ đồng nghĩa"
        ordering = ["kind", "terms"]

    def __str__(self) -> str:
        return self.terms

    def clean(self) -> None:
        if len(self.term_list()) < 2:
            raise ValidationError({"terms": "Cần ít nhất hai từ, cách nhau bằng dấu gạch đứng «|»."})

    def term_list(self) -> list[str]:
        return [term.strip() for term in self.terms.split("|") if term.strip()]


class SearchRecord(models.Model):
    """A search document as it was last made. The public search answers from these rows while no engine does."""

    key = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20)
    payload = models.JSONField()
    fingerprint = models.CharField(max_length=40)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "bản ghi tìm kiếm"
        verbose_name_plural = "bản ghi tìm kiếm"

    def __str__(self) -> str:
        return self.key
