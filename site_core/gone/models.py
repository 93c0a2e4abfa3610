"""Addresses at which there was a page."""

from __future__ import annotations

from django.db import models

from site_core.versions.names import PUBLIC

LONGEST = 500


class GoneAddress(models.Model):
    """The path of a public page that was unpublished or deleted, and when. Its title is not kept: it may be why the page went."""

    content_version = PUBLIC

    path = models.CharField("địa chỉ", max_length=LONGEST, unique=True)
    gone_on = models.DateField("gỡ ngày")

    class Meta:
        verbose_name = "địa chỉ đã gỡ"
        default_permissions = ()

    def __str__(self) -> str:
        return self.path
