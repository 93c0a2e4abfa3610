"""How the steps of the worker went last."""

from __future__ import annotations

from django.db import models


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
