"""The clock: the staff are reminded, and the owner is told, when nobody has taken a request for so many working days."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from policies.models import RequestEvent, RequestSettings, State, SupportRequest
from policies.requests import mails
from policies.requests.clock import is_working_day, working_days_after


def remind_staff(today: dt.date) -> int:
    """On working days, write one letter to the staff about all requests that have waited too long; return how many these are.

    Nobody is reminded where no address is set; the admin's first page counts them all the same.
    """
    settings = RequestSettings.load()
    holidays = settings.days_off()
    if not is_working_day(today, holidays) or not mails.staff_address():
        return 0
    waiting = [
        request
        for request in _waiting().exclude(reminded_on=today)
        if _due(request, settings.remind_after, holidays) <= today
    ]
    if waiting:
        with transaction.atomic():
            mails.reminder(waiting, settings.remind_after, today)
            SupportRequest.objects.filter(pk__in=[request.pk for request in waiting]).update(reminded_on=today)
            _note(waiting, RequestEvent.Kind.REMINDED)
    return len(waiting)


def tell_owners(today: dt.date) -> int:
    """Tell each owner once that nobody has taken the request; return how many were told."""
    settings = RequestSettings.load()
    holidays = settings.days_off()
    told = 0
    for request in _waiting().filter(told_at=None):
        if _due(request, settings.tell_after, holidays) > today:
            continue
        with transaction.atomic():
            if _waiting().filter(pk=request.pk, told_at=None).update(told_at=timezone.now()):
                mails.nobody_yet(request, settings.tell_after)
                _note([request], RequestEvent.Kind.TOLD)
                told += 1
    return told


def _waiting() -> QuerySet[SupportRequest, SupportRequest]:
    return SupportRequest.objects.filter(state=State.RECEIVED).order_by("received_at", "pk")


def _due(request: SupportRequest, days: int, holidays: frozenset[dt.date]) -> dt.date:
    return working_days_after(timezone.localdate(request.received_at), days, holidays)


def _note(requests: list[SupportRequest], kind: RequestEvent.Kind) -> None:
    now = timezone.now()
    RequestEvent.objects.bulk_create(RequestEvent(request=request, at=now, kind=kind) for request in requests)
