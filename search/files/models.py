"""The table of texts of attached files."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from search.files import wording
from search.files.limits import Reason
from site_core.models import SiteDocument


class AttachedText(models.Model):
    """The text of one attached file, read once for each content that the file has had.

    `file_name` and `file_hash` (SHA-1 in hex) are of the content that was read, so that the text of a file that was replaced is never
    taken for that of the new one. `version` rises when the file is to be read again; what was read of an older version is thrown away.

    Pages are counted from 1: `picture_pages` are pictures, of which `machine_pages` were read by machine, their text at the end of `text`,
    and `waiting_pages` wait for it; `garbled_pages` have letters that mean nothing. `encodings` names those of before Unicode that the
    text was converted from.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "đang chờ đọc"
        READ = "read", "đã đọc"
        PARTLY = "partly", "đọc được một phần"
        PICTURES = "pictures", "chỉ có ảnh"
        LEGACY = "legacy", "bảng mã chữ cũ"
        REFUSED = "refused", "không đọc được"

    SEARCHED = (State.READ, State.PARTLY, State.PICTURES, State.LEGACY)
    """States in which there may be a text; of a file that is asked for again the old one is not searched."""

    document = models.OneToOneField(
        "site_core.SiteDocument", on_delete=models.CASCADE, related_name="+", verbose_name="tệp"
    )
    state = models.CharField("tình trạng", max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField("lý do", max_length=12, blank=True)
    text = models.TextField("nội dung", blank=True)
    pages = models.PositiveIntegerField("số trang", null=True)
    picture_pages = models.JSONField(default=list)
    machine_pages = models.JSONField(default=list)
    waiting_pages = models.JSONField(default=list)
    garbled_pages = models.JSONField(default=list)
    encodings = models.CharField("bảng mã cũ", max_length=100, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    file_hash = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1)
    attempts = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField("đọc từ", default=timezone.now)
    read_at = models.DateTimeField("đọc lúc", null=True)

    class Meta:
        verbose_name = "nội dung tệp đính kèm"
        verbose_name_plural = "nội dung tệp đính kèm"
        ordering = ["not_before", "pk"]
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return str(self.document)

    @property
    def explanation(self) -> str:
        """What of the file is not searched and why, what was read in an unusual way, and what to do; empty when there is nothing to say."""
        return wording.explanation(
            reason=Reason(self.reason) if self.reason else None,
            pages=self.pages,
            pictures=self.picture_pages,
            by_machine=self.machine_pages,
            waiting=self.waiting_pages,
            garbled=self.garbled_pages,
            encodings=self.encodings,
        )

    def is_of(self, document: SiteDocument) -> bool:
        """Whether what was read is the file as it is now. A file without a hash (not uploaded in the admin) is known by its name."""
        same_content = not document.file_hash or self.file_hash == document.file_hash
        return self.file_name == document.file.name and same_content
