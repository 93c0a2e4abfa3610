"""What could not be published or expired when it was due: kept with its reason until it goes well, told to its author once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import F
from django.urls import NoReverseMatch
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Revision

from site_core.background import wording
from site_core.background.models import PublishingFailure
from site_core.mail.outbox import queue_mail
from site_core.mail.sending import mail_is_set

FIRST_PAUSE = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Key:
    """What is to be done with what: the base content type and the key of a page or snippet, and the action."""

    content_type_id: int
    object_id: str
    action: str


def key_of(thing: Any, action: str) -> Key:
    model = thing._meta.get_parent_list()[-1] if thing._meta.get_parent_list() else type(thing)
    return Key(ContentType.objects.get_for_model(model).pk, str(thing.pk), action)


def failures_of(thing: Any) -> list[PublishingFailure]:
    """What has failed with a page or snippet."""
    key = key_of(thing, "")
    return list(PublishingFailure.objects.filter(content_type=key.content_type_id, object_id=key.object_id))


def waiting(now: dt.datetime) -> set[tuple[Key, int | None]]:
    """What is not to be tried yet, with the revision that failed: another one is tried at once."""
    rows = PublishingFailure.objects.filter(next_try__gt=now)
    return {(_key(row), row.revision_id) for row in rows}


def forget(key: Key) -> None:
    _row(key).delete()


def forget_all_but(keys: Iterable[Key]) -> None:
    """Forget the failures of what is not due any more: an editor has published it or taken back the schedule."""
    still_due = set(keys)
    gone = [row.pk for row in PublishingFailure.objects.all() if _key(row) not in still_due]
    PublishingFailure.objects.filter(pk__in=gone).delete()


def again(pk: int) -> None:
    """Have it tried in the next round."""
    PublishingFailure.objects.filter(pk=pk).update(next_try=timezone.now())


def note(key: Key, revision: Revision | None, reason: str) -> None:
    """Keep why it failed and when it is tried again: after 1, 2, 4 … minutes, at most six hours. The author is told the first time."""
    now, pk = timezone.now(), revision.pk if revision else None
    row = _row(key).first()
    if row is None or row.revision_id != pk:
        _row(key).delete()
        row = PublishingFailure.objects.create(
            content_type_id=key.content_type_id,
            object_id=key.object_id,
            action=key.action,
            revision_id=pk,
            title=_title(key, revision),
            reason=reason,
            next_try=now + FIRST_PAUSE,
        )
        _tell_author(row, revision)
        return
    pause = min(FIRST_PAUSE * 2 ** min(row.attempts, 10), LONGEST_PAUSE)
    _row(key).update(attempts=F("attempts") + 1, reason=reason, next_try=now + pause)


def edit_address(row: PublishingFailure, user: Any = None) -> str | None:
    """Where the page or snippet is edited; None when it is gone or the user may not edit it."""
    thing = row.thing()
    try:
        return AdminURLFinder(user).get_edit_url(thing) if thing is not None else None
    except NoReverseMatch:
        return None


def _row(key: Key) -> Any:
    return PublishingFailure.objects.filter(
        content_type=key.content_type_id, object_id=key.object_id, action=key.action
    )


def _key(row: PublishingFailure) -> Key:
    return Key(row.content_type_id, row.object_id, row.action)


def _title(key: Key, revision: Revision | None) -> str:
    if revision is not None:
        return revision.object_str[:255]
    thing = ContentType.objects.get_for_id(key.content_type_id).get_object_for_this_type(pk=key.object_id)
    return str(thing)[:255]


def _tell_author(row: PublishingFailure, revision: Revision | None) -> None:
    """By mail, where the site has been told how. Who wrote the revision may be gone: then the owner of the page is told, or nobody."""
    author = revision.user if revision else None
    author = author or getattr(row.thing(), "owner", None)
    if author is None or not author.is_active or not author.email or not mail_is_set():
        return
    text = wording.MAIL.format(
        title=row.title,
        action=row.get_action_display().lower(),
        reason=row.reason,
        address=f"{settings.WAGTAILADMIN_BASE_URL}{edit_address(row) or ''}",
    )
    subject = wording.MAIL_SUBJECT.format(title=row.title)
    with suppress(ValidationError):  # what somebody has as an address in the admin may be none
        queue_mail(key=f"{wording.MAIL_TOPIC}:{row.pk}", to=author.email, subject=subject, text=text)
