"""Golden cases of schemes (ca mẫu): what an establishment must be told, judged whenever the scheme goes public."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from policies.eligibility.wording.cases import STATES
from policies.models.schemes import SupportScheme, scheme_codes
from policies.rules.golden import profile_of
from site_core.checks.checked import Checked
from site_core.numbers import MILLION_VND


class GoldenCase(Checked, Orderable):
    """Answers and what must come of them. `answers` is kept as the finder writes it in its address."""

    page = ParentalKey(SupportScheme, on_delete=models.CASCADE, related_name="golden_cases")
    name = models.CharField("tên ca", max_length=150, help_text="Ví dụ: Hộ làm thùng carton, mua máy 600 triệu.")
    answers = models.TextField(
        "câu trả lời",
        max_length=2_000,
        blank=True,
        help_text="Trả lời ở trang Tìm hỗ trợ, rồi chép địa chỉ của trang kết quả vào đây.",
    )
    expected_state = models.CharField("kết quả phải là", max_length=12, choices=list(STATES.items()))
    expected_million = models.PositiveIntegerField(
        "số tiền tối đa phải là (triệu đồng)",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Để trống nếu không cần so số tiền.",
    )
    note = models.CharField("ghi chú", max_length=250, blank=True)

    measures: ClassVar = {"expected_million": MILLION_VND}
    panels = [
        FieldPanel("name"),
        FieldPanel("answers"),
        FieldRowPanel([FieldPanel("expected_state"), FieldPanel("expected_million")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "ca mẫu"
        verbose_name_plural = "ca mẫu"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        try:
            self.answers = profile_of(self.answers, scheme_codes()).query_string()
        except ValidationError:
            return  # a draft keeps what was pasted

    def check_quality(self) -> None:
        super().check_quality()
        try:
            profile_of(self.answers, scheme_codes())
        except ValidationError as error:
            raise ValidationError({"answers": error}) from error
