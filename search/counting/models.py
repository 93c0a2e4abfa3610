"""The table of counts."""

from __future__ import annotations

from django.db import models


class SearchCount(models.Model):
    """How often something was searched on one day. Nothing in a row tells who searched.

    `query` is folded (without diacritics, lower case), `hits` is the number of hits of the last such search of the day, `clicks` is how
    many of the searches led to a hit being opened, so never more than `searches`.
    """

    query = models.CharField("từ tìm kiếm", max_length=100)
    day = models.DateField("ngày")
    searches = models.PositiveIntegerField("lượt tìm", default=0)
    hits = models.PositiveIntegerField("số kết quả", default=0)
    clicks = models.PositiveIntegerField("lượt mở", default=0)

    class Meta:
        verbose_name = "lượt tìm kiếm"
        verbose_name_plural = "lượt tìm kiếm"
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=("query", "day"), name="one_count_a_query_and_day")]
        indexes = [models.Index(fields=("day",), name="search_count_day")]

    def __str__(self) -> str:
        return f"{self.query} ({self.day:%d/%m/%Y})"
