from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from policies import wording


@register_setting(icon="mail")
class RequestSettings(BaseGenericSetting):
    """How the Centre deals with requests: its clock, how long they are kept, the words of the consents."""

    staff_email = models.EmailField(
        "thư nhận thông báo",
        blank=True,
        help_text="Nơi nhận tin có nhu cầu mới và lời nhắc. Để trống thì gửi tới thư điện tử của Trung tâm.",
    )
    remind_after = models.PositiveSmallIntegerField(
        "nhắc cán bộ sau (ngày làm việc)",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Nhu cầu vẫn “đã nhận” sau chừng này ngày làm việc thì nhắc, và nhắc lại mỗi ngày làm việc.",
    )
    tell_after = models.PositiveSmallIntegerField(
        "báo chủ cơ sở “chưa ai nhận” sau (ngày làm việc)",
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    keep_months = models.PositiveSmallIntegerField(
        "giữ sau khi xong (tháng)",
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Hết hạn thì hệ thống tự xóa. Số này được in trên biểu mẫu; nhu cầu đã xong giữ hạn cũ.",
    )
    most_a_day = models.PositiveSmallIntegerField(
        "số nhu cầu mỗi ngày từ một mạng",
        default=20,
        validators=[MinValueValidator(1), MaxValueValidator(1_000)],
        help_text="Chặn máy gửi hàng loạt. Ủy ban xã gửi giúp nhiều người thì cần số lớn hơn.",
    )
    holidays = models.TextField(
        "ngày nghỉ lễ", blank=True, help_text="Mỗi dòng một ngày, ví dụ 01/01/2027. Không tính là ngày làm việc."
    )
    consent_request = models.TextField(
        "lời đồng ý xử lý nhu cầu", default=wording.CONSENT_REQUEST, help_text=wording.CONSENT_HELP
    )
    consent_news = models.TextField(
        "lời đồng ý nhận tin chương trình khác", default=wording.CONSENT_NEWS, help_text=wording.CONSENT_HELP
    )

    panels = [
        FieldPanel("staff_email"),
        MultiFieldPanel(
            [FieldPanel("remind_after"), FieldPanel("tell_after"), FieldPanel("holidays")], heading="Thời hạn"
        ),
        MultiFieldPanel(
            [FieldPanel("keep_months"), FieldPanel("most_a_day")], heading="Lưu giữ và chống gửi hàng loạt"
        ),
        MultiFieldPanel([FieldPanel("consent_request"), FieldPanel("consent_news")], heading="Lời đồng ý"),
    ]

    class Meta:
        verbose_name = "Nhận nhu cầu của cơ sở"

    def clean(self) -> None:
        super().clean()
        try:
            self.days_off()
        except ValueError as error:
            raise ValidationError({"holidays": wording.HOLIDAY_NOT_READ.format(line=error.args[0])}) from error

    def days_off(self) -> frozenset[dt.date]:
        """The public holidays; ValueError with the first line that is no date."""
        return frozenset(map(_day, filter(None, map(str.strip, self.holidays.splitlines()))))


def _day(line: str) -> dt.date:
    try:
        return dt.datetime.strptime(line, "%d/%m/%Y").date()
    except ValueError:
        raise ValueError(line) from None
