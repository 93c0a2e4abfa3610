"""The register of administrative units (đơn vị hành chính), each as it was during one period."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q

from site_core.text import amounts
from site_core.versions.names import REFERENCE

# The sources do not say when the former units began. The date is part of a unit's identity and may not be empty.
BEGINNING_NOT_KNOWN = dt.date(1900, 1, 1)

# The day from which communes and the merged province have their codes of now (NQ 1658/NQ-UBTVQH15, NQ 202/2025/QH15).
CODES_OF_NOW_FROM = dt.date(2025, 7, 1)


class PlaceQuerySet(models.QuerySet["Place"]):
    def on(self, day: dt.date) -> PlaceQuerySet:
        """Units as they are or were on that day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def current(self) -> PlaceQuerySet:
        """Units of now: nothing has ended them."""
        return self.filter(valid_to=None)


class Place(models.Model):
    """One administrative unit during one period of its life.

    A code alone is not an identity: every code of now was also the code of a former commune. Identity is
    (official code, first day). `key` is the short name that interfaces use.
    """

    content_version = REFERENCE

    class Level(models.TextChoices):
        PROVINCE = "province", "Cấp tỉnh"
        DISTRICT = "district", "Cấp huyện (trước 01/7/2025)"
        COMMUNE = "commune", "Cấp xã"

    code = models.CharField("mã", max_length=5)
    level = models.CharField("cấp", max_length=10, choices=Level.choices)
    name = models.CharField("tên", max_length=100, help_text="Tên đầy đủ, có loại đơn vị: Phường Thuận Thành.")
    valid_from = models.DateField("có từ ngày", default=BEGINNING_NOT_KNOWN)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", verbose_name="thuộc"
    )
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name="đơn vị kế tiếp"
    )
    latitude = models.FloatField("vĩ độ", null=True, blank=True)
    longitude = models.FloatField("kinh độ", null=True, blank=True)
    area_km2 = models.FloatField("diện tích (km²)", null=True, blank=True)
    confirmed = models.BooleanField("đã đối chiếu", default=True)
    note = models.CharField("ghi chú", max_length=250, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "địa phương"
        verbose_name_plural = "địa phương"
        ordering = ["level", "code", "valid_from"]
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="place_identity")]

    def __str__(self) -> str:
        return self.name if self.valid_to is None else f"{self.name} (đến {amounts.date(self.valid_to)})"

    @property
    def is_current(self) -> bool:
        return self.valid_to is None

    @property
    def key(self) -> str:
        """Short name of the unit in addresses and in the index, the same for all periods of one unit.

        `09400` a commune of now, `x09400` a former commune, `d262` a former district, `p24` the province of now,
        `xp27` a former province.
        """
        prefix = {self.Level.DISTRICT: "d", self.Level.PROVINCE: "p"}.get(self.Level(self.level), "")
        former = self.level != self.Level.DISTRICT and self.valid_from < CODES_OF_NOW_FROM
        return f"{'x' if former else ''}{prefix}{self.code}"
