"""When one may apply for a thing: its own dates, and the rounds that others announce for it."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, Panel

from policies import wording
from policies.eligibility import Call, Round, current_call, end_of_call, urgency
from policies.rounds import announced
from site_core import clock
from site_core.models.story import StoryPage


class ApplicationPage(StoryPage):
    """A page of something for which one applies, at times or always."""

    opens_at = models.DateTimeField("nhận hồ sơ từ", null=True, blank=True)
    closes_at = models.DateTimeField(
        "nhận hồ sơ đến", null=True, blank=True, help_text="Chỉ chọn ngày (00:00) thì tính đến hết ngày đó."
    )
    year_round = models.BooleanField(
        "nhận hồ sơ quanh năm",
        default=False,
        help_text="Chỉ chọn khi có văn bản hoặc Trung tâm xác nhận. Không chọn và không có đợt nào thì trang ghi “Chưa có đợt đăng ký”.",
    )

    call_panel: ClassVar[Panel] = MultiFieldPanel(
        [
            HelpPanel(wording.ROUNDS_ARE_ANNOUNCED),
            FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
            FieldPanel("year_round"),
        ],
        heading="Thời gian nhận hồ sơ",
    )

    class Meta:
        abstract = True

    def check_quality(self) -> None:
        super().check_quality()
        if self.opens_at and self.closes_at and self.opens_at >= end_of_call(self.closes_at):
            raise ValidationError({"closes_at": "Ngày kết thúc nhận hồ sơ phải sau ngày bắt đầu."})
        if self.year_round and (self.opens_at or self.closes_at):
            raise ValidationError({"year_round": wording.EITHER_ROUND_OR_ALWAYS})

    @cached_property
    def announced(self) -> tuple[Round, ...]:
        """The rounds that others announce for the scheme; `with_rounds` reads those of many schemes at once."""
        return announced([self.pk]).get(self.pk, ()) if self.pk else ()

    @property
    def rounds(self) -> tuple[Round, ...]:
        """All rounds in which one may apply: the scheme's own, then those announced."""
        own = (Round(self.opens_at, self.closes_at),) if self.opens_at or self.closes_at else ()
        return (*own, *self.announced)

    @property
    def call(self) -> Call:
        """Whether one may apply now, and until when."""
        return current_call(self.rounds, clock.now(), year_round=self.year_round)

    @property
    def urgency(self) -> tuple[int, float]:
        """By this schemes are sorted: what closes first stands first."""
        return urgency(self.call)
