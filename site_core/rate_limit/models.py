"""What is kept of a day: one random salt, and how often each salted network sent something. The worker forgets both on the next day."""

from __future__ import annotations

from django.db import models


class DailySalt(models.Model):
    day = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=32)

    class Meta:
        default_permissions = ()


class Sent(models.Model):
    """`what` names the kind of thing; `network` is a keyed hash that nobody can undo once the salt of the day is gone."""

    day = models.DateField()
    what = models.CharField(max_length=30)
    network = models.CharField(max_length=32)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("day", "what", "network"), name="sent_once_a_network_and_day")]
