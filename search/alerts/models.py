"""Who wants to be told, of what, and what they have been told."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone


class AlertSubscriber(models.Model):
    """An address. `key` stands in the links that only this person has (`tokens.py`). All that is held goes with this row."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("thư điện tử", unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    told_on = models.DateField("ngày có thư gần nhất", null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"subscriber {self.pk}"


class Subscription(models.Model):
    """What one address wants to be told of: everything about some answers of the finder.

    `profile` are the answers as a query string, written in the words of schema `profile_version`; `intention` is the wish that they
    name, by its label, so that schemes that come to serve it are found. Nothing is told before `confirmed_at`.

    `last_state` is the state last told (`snapshots.py`). `mark` says of which content and instants it is, and `checked_on` is the
    last day on which it was compared.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subscriber = models.ForeignKey(AlertSubscriber, on_delete=models.CASCADE, related_name="subscriptions")
    profile = models.TextField("câu trả lời", blank=True)
    profile_version = models.PositiveSmallIntegerField(default=1)
    intention = models.CharField("việc muốn làm", max_length=200, blank=True)
    consent_version = models.PositiveSmallIntegerField("bản đồng ý")
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_state = models.JSONField(default=dict, blank=True)
    mark = models.CharField(max_length=60, blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["subscriber", "profile"], name="one_alert_a_profile")]
        indexes = [models.Index(fields=["checked_on", "subscriber"], name="alerts_to_check")]

    def __str__(self) -> str:
        return f"subscription {self.pk}"


class ToldEvent(models.Model):
    """One change that was told, written with the letter that tells of it. The same is never told twice."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="told")
    key = models.CharField(max_length=160)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering = ["-told_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["subscription", "key"], name="told_once")]

    def __str__(self) -> str:
        return f"event {self.pk}"
