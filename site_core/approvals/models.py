"""The code that confirms what somebody decides by a link."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ApprovalCode(models.Model):
    """One code for one step of one person's, kept as a digest; a new one takes its place. Gone when it is used or the step is over."""

    task_state = models.ForeignKey(
        "wagtailcore.TaskState", on_delete=models.CASCADE, related_name="+", verbose_name="bước duyệt"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="người duyệt"
    )
    action = models.CharField("thao tác", max_length=10)
    comment = models.TextField("lời nhắn", blank=True)
    digest = models.CharField("dấu", max_length=64)
    expires_at = models.DateTimeField("hết hạn lúc")
    tries = models.PositiveSmallIntegerField("số lần thử", default=0)

    class Meta:
        verbose_name = "mã xác nhận duyệt"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("task_state", "user"), name="one_code_a_step_and_person")]
