"""The daily round: who watches something that has changed gets one letter, written with the note that it was told.

Each person's news is one transaction: the letter in the outbox, the events told, and the state last told, under the lock of their row.
Killed anywhere, all of it is there or nothing, and the next round does what is missing.
"""

from __future__ import annotations

import datetime as dt

from django.db import models, transaction
from django.utils import timezone

from search.alerts.changes import Change, Snapshot, changes
from search.alerts.letters import News, digest_key, queue_digest
from search.alerts.models import AlertSubscriber, Subscription, ToldEvent
from search.alerts.profiles import Watched, watched_then
from search.alerts.snapshots import from_json, mark, snapshot, to_json
from site_core.mail.outbox import waiting_among
from site_core.versions.current import one_state

# People read mail in the morning, and by then the day's deadlines have come nearer.
NOT_BEFORE = dt.time(7)
# A round of the worker looks at so many people.
BATCH = 20


def check() -> int:
    """Tell the next few people what is new for them; return of how many subscriptions one has looked at. Nothing before seven.

    Where neither the schemes nor the calendar have changed since the state last told, nobody is looked at.
    """
    now = timezone.now()
    today = timezone.localdate(now)
    if timezone.localtime(now).time() < NOT_BEFORE:
        return 0
    with one_state():
        current = mark(now)
        due = _due(today)
        if not due.exists():
            return 0
        due.filter(mark=current).update(checked_on=today)
        people = list(due.order_by("subscriber").values_list("subscriber", flat=True).distinct()[:BATCH])
        states = _States(now)
        return sum(_tell(pk, now, current, states) for pk in people)


class _States:
    """The present state for the answers that people share, made once each."""

    def __init__(self, now: dt.datetime) -> None:
        self._now = now
        self._made: dict[tuple[str, str], tuple[Watched, Snapshot]] = {}

    def of(self, subscription: Subscription) -> tuple[Watched, Snapshot]:
        key = subscription.profile, subscription.intention
        if key not in self._made:
            watched = watched_then(*key)
            self._made[key] = watched, snapshot(watched, self._now)
        return self._made[key]


def _due(today: dt.date) -> models.QuerySet[Subscription, Subscription]:
    seen_today = models.Q(checked_on__gte=today)
    return Subscription.objects.exclude(confirmed_at=None).exclude(seen_today)


def _tell(pk: int, now: dt.datetime, current: str, states: _States) -> int:
    today = timezone.localdate(now)
    with transaction.atomic():
        subscriber = AlertSubscriber.objects.select_for_update().filter(pk=pk).first()
        if subscriber is None:
            return 0
        mine = _due(today).filter(subscriber=subscriber)
        if subscriber.told_on == today or _letter_waits(subscriber):
            # One letter a day. While the server is down, what comes later goes with what is new by then, not into a heap of letters.
            return mine.update(checked_on=today)
        due = list(mine.order_by("pk"))
        news = [one for subscription in due if (one := _note(subscription, now, current, states))]
        if news:
            queue_digest(subscriber, news, now, today)
            subscriber.told_on = today
            subscriber.save(update_fields=["told_on"])
    return len(due)


def _letter_waits(subscriber: AlertSubscriber) -> bool:
    return subscriber.told_on is not None and bool(waiting_among([digest_key(subscriber, subscriber.told_on)]))


def _note(subscription: Subscription, now: dt.datetime, current: str, states: _States) -> News | None:
    """Note the present state as told, and return what is to be told for it."""
    watched, state = states.of(subscription)
    found = _untold(subscription, changes(from_json(subscription.last_state), state))
    ToldEvent.objects.bulk_create(
        ToldEvent(subscription=subscription, key=change.key, kind=change.kind, title=change.title, told_at=now)
        for change in found
    )
    subscription.last_state, subscription.mark = to_json(state), current
    subscription.checked_on = timezone.localdate(now)
    subscription.save(update_fields=["last_state", "mark", "checked_on"])
    return News(watched, found) if found else None


def _untold(subscription: Subscription, found: tuple[Change, ...]) -> tuple[Change, ...]:
    told = set(subscription.told.filter(key__in=[change.key for change in found]).values_list("key", flat=True))
    return tuple(change for change in found if change.key not in told)
