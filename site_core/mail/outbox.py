"""Writing letters into the outbox, and taking out of it what nobody needs any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.validators import validate_email
from django.db import models
from django.utils import timezone

from site_core.mail.models import OutgoingMail
from site_core.text.clean import clean_line

LONGEST_SUBJECT = 200


def queue_mail(
    *,
    key: str,
    to: str,
    subject: str,
    text: str,
    headers: Mapping[str, str] | None = None,
    send_after: dt.datetime | None = None,
) -> None:
    """Have the worker send a letter in plain text. Call it in the transaction of what the letter tells of.

    A key that was used before writes nothing, whatever the letter says: the first one counts. The key names nobody, as it is
    kept. `headers` are added as they are, such as List-Unsubscribe. Raises ValidationError for what is no address.
    """
    validate_email(to)
    letter = OutgoingMail(
        key=key,
        to=to,
        subject=clean_line(subject)[:LONGEST_SUBJECT],
        text=text,
        headers=dict(headers or {}),
        send_after=send_after or timezone.now(),
    )
    OutgoingMail.objects.bulk_create([letter], ignore_conflicts=True)


def waiting() -> models.QuerySet[OutgoingMail, OutgoingMail]:
    """What is still to be sent."""
    return OutgoingMail.objects.filter(sent_at=None, refused_at=None)


def waiting_among(keys: Iterable[str]) -> set[str]:
    """Which of these letters are still to be sent."""
    return set(waiting().filter(key__in=list(keys)).values_list("key", flat=True))


def send_again(pk: int) -> None:
    """Have a letter that was refused too often tried once more from the beginning; nothing for one whose text is gone."""
    OutgoingMail.objects.filter(pk=pk, forgotten_at=None).exclude(refused_at=None).update(
        refused_at=None, refusals=0, send_after=timezone.now()
    )


def forget_mail_to(address: str, *, topic: str) -> None:
    """Forget the letters of a topic to an address; those that wait are never sent. For whoever wants all deleted."""
    _forget(OutgoingMail.objects.filter(to__iexact=address, key__startswith=f"{topic}:"))


def forget_mail_about(key_start: str) -> None:
    """The same for all letters whose keys begin so, such as «requests:7:»."""
    _forget(OutgoingMail.objects.filter(key__startswith=key_start))


def _forget(letters: models.QuerySet[OutgoingMail, OutgoingMail]) -> None:
    letters.filter(sent_at=None, refused_at=None).delete()
    letters.update(**_nothing(timezone.now()))


def forget_old() -> int:
    """Forget addresses and texts so many days after the letter was sent or given up (`MAIL_KEPT_DAYS`); return of how many."""
    now = timezone.now()
    before = now - dt.timedelta(days=settings.MAIL_KEPT_DAYS)
    done = models.Q(sent_at__lt=before) | models.Q(refused_at__lt=before)
    return OutgoingMail.objects.filter(done, forgotten_at=None).update(**_nothing(now))


def _nothing(now: dt.datetime) -> dict[str, Any]:
    return {"to": "", "subject": "", "text": "", "headers": {}, "last_error": "", "forgotten_at": now}
