"""A number for each kind of content, another one after each change of it."""

from __future__ import annotations

from django.db import models


class ContentVersion(models.Model):
    """The version of one kind of content (`REFERENCE`, `SCHEMES`, `PUBLIC`).

    The number is drawn at random for each change and says nothing by itself. Were it counted up, a change that is rolled back
    and the next one would have the same number, and whoever had read the first meanwhile would keep a ghost.
    """

    name = models.CharField(max_length=20, unique=True)
    number = models.BigIntegerField()

    class Meta:
        verbose_name = "phiên bản nội dung"
        verbose_name_plural = "phiên bản nội dung"

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
