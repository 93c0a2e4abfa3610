"""Publishing and expiring what is due: each page or snippet in a transaction of its own, so that one fault holds back no other.

The index jobs that a change writes are part of its transaction. What fails is tried again after growing pauses, ever more rarely
and for ever: most faults are mended by an editor, some by themselves.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from site_core.background import failures
from site_core.background.models import PublishingFailure
from site_core.checks.checked import reasons

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due: `act` does it, `key` names it, `revision` is what goes public."""

    key: failures.Key
    act: Callable[[], None]
    revision: Revision | None = None


def publish_due() -> None:
    """Do everything that is due now and not waiting after a failure."""
    now = timezone.now()
    due = [*_expiring(now), *_going_live(now)]
    failures.forget_all_but([one.key for one in due])
    waiting = failures.waiting(now)
    for one in due:
        if (one.key, one.revision.pk if one.revision else None) not in waiting:
            _do(one)


def _do(one: Due) -> None:
    try:
        with transaction.atomic():
            one.act()
            failures.forget(one.key)
    except Exception as error:
        logger.warning("%s of %s failed and will be tried again", one.key.action, one.key, exc_info=True)
        failures.note(one.key, one.revision, _in_words(error))


def _in_words(error: Exception) -> str:
    page = getattr(error, "page", None)
    if isinstance(error, ValidationError):
        return " ".join(reasons(error, type(page)) if page is not None else map(str, error.messages))
    return f"{type(error).__name__}: {error}"


def _expiring(now: dt.datetime) -> Iterator[Due]:
    """Live things whose end has come. An alias goes with its source, and alone when its source was gone before."""
    for model in _models():
        for thing in model._default_manager.filter(live=True, expire_at__lt=now).order_by("expire_at", "pk"):
            yield Due(failures.key_of(thing, PublishingFailure.Action.EXPIRE), lambda thing=thing: _expire(thing))  # type: ignore[misc]


def _expire(thing: Any) -> None:
    """Take it down, if its end has come and nobody has done it: with its source, or as an editor."""
    fresh = type(thing)._default_manager.filter(pk=thing.pk, live=True, expire_at__lt=timezone.now()).first()
    if fresh is not None:
        fresh.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _going_live(now: dt.datetime) -> Iterator[Due]:
    for revision in Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at", "pk"):
        key = failures.Key(revision.base_content_type_id, revision.object_id, PublishingFailure.Action.PUBLISH)
        yield Due(key, lambda revision=revision: _go_live(revision.pk), revision)  # type: ignore[misc]


def _go_live(revision_id: int) -> None:
    """Publish the revision, if it is still to be. One whose end has passed too, as after an outage, is never seen by the public."""
    revision = Revision.objects.filter(pk=revision_id, approved_go_live_at__lt=timezone.now()).first()
    if revision is None:
        return
    revision.publish(log_action="wagtail.publish.scheduled")
    _expire(revision.content_object)


def _models() -> list[Any]:
    others = [m for m in apps.get_models() if issubclass(m, DraftStateMixin) and not issubclass(m, Page)]
    return [Page, *others]
