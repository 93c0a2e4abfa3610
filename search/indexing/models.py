"""The outbox of the index, and the documents as they were last made."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class IndexJob(models.Model):
    """One page whose index entry may be stale. Written in the transaction that changed the page (an outbox).

    There is at most one row a page. `version` is another number after each change and each time that a worker takes the row, so
    that no worker deletes a row that has been asked for again.
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
        # Whether anything has changed, and which documents are held, is asked without reading the documents themselves.
        indexes = [
            models.Index(fields=["updated_at"], name="search_record_updated"),
            models.Index(fields=["kind", "key", "fingerprint"], name="search_record_held"),
        ]

    def __str__(self) -> str:
        return self.key
