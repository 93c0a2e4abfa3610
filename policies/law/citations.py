from __future__ import annotations

import datetime as dt

from django.db import models
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from site_core.versions.names import PUBLIC


class Citation(Orderable):
    """A clause of a legal document that a page rests on, and the day somebody last compared the two."""

    content_version = PUBLIC

    document = models.ForeignKey(
        "policies.LegalDocument", on_delete=models.PROTECT, related_name="+", verbose_name="văn bản"
    )
    clause = models.CharField("điều, khoản", max_length=150, blank=True)
    checked_on = models.DateField("đối chiếu ngày", default=dt.date.today)
    note = models.CharField("ghi chú", max_length=250, blank=True)

    panels = [
        PageChooserPanel("document"),
        FieldPanel("clause"),
        FieldPanel("checked_on"),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = "căn cứ pháp lý"

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """«khoản 4 Điều 8 Thông tư 28/2018/TT-BTC»."""
        name = f"{self.document.kind} {self.document.number}"
        return f"{self.clause} {name}" if self.clause else name

    def needs_check(self, today: dt.date) -> bool:
        """Whether the document has changed since somebody compared this citation with it."""
        return self.document.changed_since(self.checked_on, today)
