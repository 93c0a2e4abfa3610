"""How the steps of the worker went last, and what could not be published when it was due."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class StepState(models.Model):
    """One step of the worker: when it last ran, when it last went well, and since when and why it fails.

    Written by the worker when the outcome changes and at most once in a while otherwise: the times are exact to that while.
    """

    name = models.CharField("việc", max_length=60, unique=True)
    last_run = models.DateTimeField("chạy gần nhất", null=True, blank=True)
    last_success = models.DateTimeField("xong gần nhất", null=True, blank=True)
    failing_since = models.DateTimeField("lỗi từ", null=True, blank=True)
    failures = models.PositiveIntegerField("số lần lỗi liền", default=0)
    error = models.TextField("lỗi", blank=True)

    class Meta:
        verbose_name = "việc chạy nền"
        verbose_name_plural = "việc chạy nền"

    def __str__(self) -> str:
        return self.name


class PublishingFailure(models.Model):
    """A page or snippet that could not be published or expired when it was due, why, and when it is tried again.

    `content_type` is that of the base model (Page for all pages), as revisions have it.
    """

    class Action(models.TextChoices):
        PUBLISH = "publish", "Đăng"
        EXPIRE = "expire", "Gỡ"

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    action = models.CharField("việc", max_length=10, choices=Action.choices)
    revision_id = models.BigIntegerField(null=True)
    title = models.CharField("nội dung", max_length=255)
    reason = models.TextField("lý do")
    attempts = models.PositiveIntegerField("số lần thử", default=1)
    failing_since = models.DateTimeField("lỗi từ", default=timezone.now)
    next_try = models.DateTimeField("thử lại lúc")

    class Meta:
        verbose_name = "lần đăng hẹn giờ bị lỗi"
        verbose_name_plural = "lần đăng hẹn giờ bị lỗi"
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "action"], name="one_failure_an_action")
        ]

    def __str__(self) -> str:
        return self.title

    def thing(self) -> Any:
        """The page or snippet; None when it is gone."""
        model = self.content_type.model_class()
        found = model._default_manager.filter(pk=self.object_id).first() if model else None
        return getattr(found, "specific", found)
