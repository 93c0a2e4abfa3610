"""What editors keep of receiving several schemes together."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel

from policies import wording
from policies.eligibility import CombinationGroup
from policies.eligibility.wording.combinations import RULES
from site_core.numbers import MILLION_VND, PERCENT
from site_core.versions.names import SCHEMES
from site_core.widgets import TickList


class CombinationForm(WagtailAdminModelForm):
    """Asks for two schemes at least: one alone is not combined with anything."""

    def clean_members(self) -> Any:
        members = self.cleaned_data["members"]
        if len(members) < 2:
            raise ValidationError(wording.TWO_MEMBERS)
        return members


class Combination(models.Model):
    """A rule on receiving several schemes together, with the clause that it rests on.

    A citation belongs to a page; this belongs to none, and names its document itself. Without a document the clause stands alone.
    """

    content_version = SCHEMES

    key = models.SlugField("mã", max_length=40, unique=True)
    label = models.CharField("tên nhóm", max_length=200)
    rule = models.CharField("quy tắc", max_length=20, choices=list(RULES.items()))
    members = models.ManyToManyField("policies.SupportScheme", related_name="combinations", verbose_name="các khoản")
    cap_million = models.PositiveIntegerField(
        "tổng tối đa (triệu đồng)", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    cap_percent = models.PositiveSmallIntegerField(
        "tổng tối đa so với chi phí (%)",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="Ghi 100 khi tổng chỉ cần không vượt chi phí.",
    )
    document = models.ForeignKey(
        "policies.LegalDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="văn bản",
    )
    clause = models.CharField("điều, khoản", max_length=150, blank=True)
    checked_on = models.DateField("đối chiếu ngày", default=dt.date.today)
    confirmed = models.BooleanField(
        "đã đối chiếu", default=False, help_text="Chưa đối chiếu thì kết quả ghi “cần đối chiếu”."
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)

    base_form_class = CombinationForm
    measures: ClassVar = {"cap_million": MILLION_VND, "cap_percent": PERCENT}
    panels = [
        FieldPanel("label"),
        FieldPanel("key"),
        FieldPanel("rule", help_text=wording.HOW_SCHEMES_COMBINE),
        FieldPanel("members", widget=TickList),
        FieldRowPanel([FieldPanel("cap_million"), FieldPanel("cap_percent")]),
        PageChooserPanel("document", "policies.LegalDocument"),
        FieldPanel("clause"),
        FieldPanel("checked_on"),
        FieldPanel("confirmed"),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = "quy tắc nhận cùng lúc"
        verbose_name_plural = "quy tắc nhận cùng lúc"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        if not self.rule:
            return
        try:
            self.group(())
        except ValueError as error:
            raise ValidationError({"cap_million": str(error)}) from error

    @property
    def reference(self) -> str:
        """«khoản 4 Điều 8 Thông tư 28/2018/TT-BTC», the clause or the document alone, or nothing."""
        return " ".join(part for part in (self.clause, self.document.name if self.document else "") if part)

    def group(self, codes: Any) -> CombinationGroup:
        """The group that the eligibility engine reads, of the schemes with these codes. Raises ValueError for one that says nothing."""
        return CombinationGroup(
            key=self.key,
            label=self.label,
            rule=self.rule,  # type: ignore[arg-type]
            members=frozenset(codes),
            clause=self.reference,
            confirmed=self.confirmed,
            cap_million=self.cap_million,
            cap_percent=self.cap_percent,
        )
