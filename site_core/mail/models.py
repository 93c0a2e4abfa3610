"""The outbox of letters."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class OutgoingMail(models.Model):
    """One letter to one address, written in the transaction of what it tells of.

    `key` says what the letter is about, such as «requests:receipt:7»; the same is never written twice. It outlives the letter, so
    that it must name nobody. A letter is waiting until `sent_at` or `refused_at`; after a while nothing of it is left but the
    key and these instants (`forgotten_at`).
    """

    key = models.CharField("khóa", max_length=120, unique=True)
    to = models.EmailField("người nhận", blank=True)
    subject = models.CharField("tiêu đề", max_length=200, blank=True)
    text = models.TextField("nội dung", blank=True)
    headers = models.JSONField("đầu thư", default=dict, blank=True)
    created_at = models.DateTimeField("viết lúc", default=timezone.now)
    send_after = models.DateTimeField("gửi từ", default=timezone.now)
    attempts = models.PositiveIntegerField("số lần thử", default=0)
    refusals = models.PositiveIntegerField("số lần bị từ chối", default=0)
    last_error = models.TextField("lỗi gần nhất", blank=True)
    sent_at = models.DateTimeField("gửi xong lúc", null=True, blank=True)
    refused_at = models.DateTimeField("thôi gửi lúc", null=True, blank=True)
    forgotten_at = models.DateTimeField("xóa nội dung lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thư gửi đi"
        verbose_name_plural = "thư gửi đi"
        indexes = [
            models.Index(
                fields=["send_after", "id"],
                condition=models.Q(sent_at=None, refused_at=None),
                name="mail_waiting",
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def topic(self) -> str:
        """What kind of letter it is: the first word of its key."""
        return self.key.partition(":")[0]
