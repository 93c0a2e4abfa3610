"""Erasing requests: on the day that was set, or when their owners ask. What stays is a number."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from policies.models import ErasedCount, SentForm, SupportRequest
from policies.requests import mails
from policies.requests.stamp import MOST_SECONDS

BATCH = 100


@transaction.atomic
def erase(request: SupportRequest, *, asked: bool) -> None:
    """Erase a request with its consents, events and letters, and count it. Nothing for one that is gone already."""
    held = SupportRequest.objects.select_for_update().filter(pk=request.pk).first()
    if held is None:
        return
    mails.forget(held)
    row, _ = ErasedCount.objects.get_or_create(
        month=timezone.localdate(held.received_at).replace(day=1),
        place=held.place,
        scheme_code=held.scheme_code,
        state=held.state,
        asked=asked,
    )
    ErasedCount.objects.filter(pk=row.pk).update(number=F("number") + 1)
    held.delete()


def erase_expired(today: dt.date) -> int:
    """Erase what has come to its day, however long ago that was; return how many. At most a batch: the worker comes back."""
    due = list(SupportRequest.objects.filter(expires_on__lte=today).order_by("expires_on", "pk")[:BATCH])
    for request in due:
        erase(request, asked=False)
    return len(due)


def forget_forms(now: dt.datetime) -> None:
    """Drop the marks of forms that can no longer be sent: their stamps are too old."""
    SentForm.objects.filter(at__lt=now - dt.timedelta(seconds=2 * MOST_SECONDS)).delete()
