"""The rows of a scheme: its amounts, the law that it cites, the papers that it asks for."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from policies.law.citations import Citation
from site_core.checks.checked import Checked
from site_core.numbers import MILLION_VND, PERCENT
from site_core.versions.names import PUBLIC, SCHEMES


class SupportItem(Checked, Citation):
    """An amount of support (mức chi) with its clause, its period and whether it was confirmed.

    `rate_percent` is the share of the eligible cost in per cent; `cap_million` the ceiling in million VND. An empty
    rate or cap is not known or does not exist; the note says which.
    """

    content_version = SCHEMES

    class Base(models.TextChoices):
        INVESTMENT = "investment", "Chi phí đầu tư"
        CONSULTANCY = "consultancy", "Chi phí tư vấn"
        TRADEMARK = "trademark", "Chi phí nhãn hiệu"
        BOOTH = "booth", "Tiền thuê gian hàng"
        INTEREST = "interest", "Tiền lãi vay"
        PLANNING = "planning", "Chi phí quy hoạch"
        TICKET = "ticket", "Tiền vé máy bay"
        FIXED = "fixed", "Giá trúng thầu hoặc định mức"
        NONE = "none", "Không tính theo chi phí"

    page = ParentalKey("policies.SupportScheme", on_delete=models.CASCADE, related_name="support_items")
    name = models.CharField("nội dung", max_length=250)
    rate_percent = models.PositiveSmallIntegerField(
        "tỷ lệ (%)", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    cap_million = models.PositiveIntegerField(
        "mức tối đa (triệu đồng)", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    cap_unit = models.CharField("tính cho", max_length=80, blank=True, help_text="Ví dụ: cơ sở, mô hình.")
    base = models.CharField("tỷ lệ tính trên", max_length=12, choices=Base.choices, default=Base.INVESTMENT)
    valid_from = models.DateField("áp dụng từ", null=True, blank=True)
    valid_to = models.DateField("áp dụng đến hết", null=True, blank=True)
    confirmed = models.BooleanField("đã đối chiếu", default=False)

    measures: ClassVar = {"rate_percent": PERCENT, "cap_million": MILLION_VND}
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("rate_percent"), FieldPanel("cap_million"), FieldPanel("cap_unit")]),
        FieldPanel("base"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to"), FieldPanel("confirmed")]),
        *Citation.panels,
    ]

    class Meta(Citation.Meta):
        verbose_name = "mức hỗ trợ"
        verbose_name_plural = "mức hỗ trợ"

    def in_force(self, day: dt.date) -> bool:
        """Whether the amount applies on a day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    def check_quality(self) -> None:
        super().check_quality()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": "Ngày hết áp dụng phải sau ngày bắt đầu áp dụng."})


class SchemeCitation(Citation):
    content_version = SCHEMES
    page = ParentalKey("policies.SupportScheme", on_delete=models.CASCADE, related_name="citations")


class PaperRequired(Orderable):
    """A paper that the applicant brings (giấy tờ)."""

    content_version = PUBLIC

    page = ParentalKey("policies.SupportScheme", on_delete=models.CASCADE, related_name="papers")
    name = models.CharField("giấy tờ", max_length=250)
    note = models.CharField("ghi chú", max_length=250, blank=True)
    confirmed = models.BooleanField("đã đối chiếu", default=False)

    panels = [FieldPanel("name"), FieldPanel("note"), FieldPanel("confirmed")]

    class Meta(Orderable.Meta):
        verbose_name = "giấy tờ cần có"
        verbose_name_plural = "giấy tờ cần có"
