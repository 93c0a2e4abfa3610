from __future__ import annotations

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from site_core import wording
from site_core.versions.kept import kept
from site_core.versions.names import REFERENCE


@register_setting(icon="home")
class SiteSettings(BaseGenericSetting):
    """The Centre's own data. What is empty is said to be so, never filled with a guess."""

    content_version = REFERENCE

    centre_name = models.CharField("tên Trung tâm", max_length=200, default="Trung tâm Khuyến công")
    centre_note = models.CharField(
        "ghi chú về tên",
        max_length=250,
        blank=True,
        help_text="Hiện ở chân trang, ví dụ khi tên cần đối chiếu.",
    )
    parent_body = models.CharField("cơ quan chủ quản", max_length=200, blank=True)
    province_label = models.CharField(
        "cách gọi địa bàn",
        max_length=100,
        default="thành phố Bắc Ninh",
        help_text="Dùng trong câu văn trên trang.",
    )
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    phone = models.CharField("điện thoại", max_length=50, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    working_hours = models.CharField("giờ làm việc", max_length=150, blank=True)
    local_rule_note = models.CharField(
        "mức hỗ trợ của địa phương",
        max_length=300,
        default="Mức hỗ trợ của địa phương theo quy định hiện hành của thành phố; liên hệ Trung tâm để được xác nhận.",
    )

    remind_approvers_after = models.PositiveSmallIntegerField(
        "nhắc duyệt sau",
        default=3,
        validators=[MinValueValidator(1)],
        help_text="Số ngày một trang chờ duyệt thì người duyệt và người trình được nhắc bằng thư; sau đó cứ bấy nhiêu ngày nhắc lại.",
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("centre_name"),
                FieldPanel("centre_note"),
                FieldPanel("parent_body"),
                FieldPanel("province_label"),
            ],
            heading="Trung tâm",
        ),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("phone"), FieldPanel("email"), FieldPanel("working_hours")],
            heading="Liên hệ",
        ),
        FieldPanel("local_rule_note"),
        FieldPanel("remind_approvers_after"),
    ]

    class Meta:
        verbose_name = "Thông tin Trung tâm"

    CONTACTS: ClassVar[tuple[str, ...]] = ("phone", "email", "address", "working_hours")

    @property
    def missing_contacts(self) -> tuple[str, ...]:
        """Names of the ways to reach the Centre that nobody has filled in."""
        empty = (name for name in self.CONTACTS if not getattr(self, name))
        return tuple(str(self._meta.get_field(name).verbose_name) for name in empty)  # type: ignore[union-attr]

    @property
    def has_contacts(self) -> bool:
        return len(self.missing_contacts) < len(self.CONTACTS)

    @property
    def contacts_to_come(self) -> str:
        """What the public is told of them, in one sentence; empty when all are there."""
        if not self.missing_contacts:
            return ""
        if not self.has_contacts:
            return wording.NO_CONTACTS
        return wording.CONTACTS_TO_COME.format(names=", ".join(self.missing_contacts))

    known: ClassVar[SiteSettings | None] = (
        None  # what this process read last: for the page that must not ask the database
    )

    @classmethod
    def current(cls) -> SiteSettings:
        """The Centre's data, kept in memory until they change."""
        return _load()


@kept(REFERENCE)
def _load() -> SiteSettings:
    SiteSettings.known = SiteSettings.load()
    return SiteSettings.known
