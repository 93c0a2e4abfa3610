"""Villages and old quarters by which people say where they are: pointers to the unit of now that they lie in."""

from __future__ import annotations

from django.db import models
from wagtail.admin.panels import FieldPanel

from site_core.models.places import Place
from site_core.versions.names import REFERENCE


class Locality(models.Model):
    """A place that is no unit of the register, but that people name: a craft village, an old town.

    One name may lie in several places; each is a row of its own.
    """

    content_version = REFERENCE

    name = models.CharField("tên gọi", max_length=60, help_text="Như người dân gọi, ví dụ: Đồng Kỵ.")
    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        related_name="localities",
        verbose_name="nay thuộc",
        limit_choices_to={"valid_to": None, "level": Place.Level.COMMUNE},
    )
    note = models.CharField(
        "ghi chú", max_length=120, blank=True, help_text="Người đọc thấy trong ngoặc sau tên, ví dụ: làng nghề giấy."
    )

    panels = [FieldPanel("name"), FieldPanel("place"), FieldPanel("note")]

    class Meta:
        verbose_name = "làng nghề, địa danh quen gọi"
        verbose_name_plural = "làng nghề, địa danh quen gọi"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "place"],
                name="locality_identity",
                violation_error_message="Đã có tên gọi này ở xã, phường này.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.place.name})"
