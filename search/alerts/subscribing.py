"""Beginning, confirming and ending to be told."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from policies.eligibility.schema import VERSION
from search.alerts import wording
from search.alerts.letters import queue_confirmation, queue_full, queue_known
from search.alerts.models import AlertSubscriber, Subscription
from search.alerts.profiles import watched_now, watched_then
from search.alerts.snapshots import mark, snapshot, to_json
from search.finder.answers import Answers
from site_core.mail.outbox import forget_mail_to

# What nobody confirms is forgotten after so many days.
CONFIRM_DAYS = 3
# An address watches at most so much, and is asked to confirm at most so much at a time, whoever types it.
MOST = 5
MOST_ASKED = 3


def subscribe(email: str, answers: Answers) -> None:
    """Have the address asked whether it wants to be told of what these answers ask for; told so, if it already is.

    The page that calls it says the same in any case, so that nobody learns whose address is known.
    """
    watched, today = watched_now(answers), timezone.localdate()
    profile = answers.profile.query_string()
    with transaction.atomic():
        subscriber, _ = AlertSubscriber.objects.select_for_update().get_or_create(email=email.lower())
        mine = subscriber.subscriptions
        subscription = mine.filter(profile=profile).first()
        if subscription and subscription.confirmed_at:
            queue_known(subscription, watched, today)
        elif mine.exclude(confirmed_at=None).count() >= MOST:
            queue_full(subscriber, MOST, today)
        elif subscription or mine.filter(confirmed_at=None).count() < MOST_ASKED:
            subscription = subscription or mine.create(
                profile=profile,
                profile_version=VERSION,
                intention=watched.intention,
                consent_version=wording.CONSENT,
            )
            queue_confirmation(subscription, watched, today, CONFIRM_DAYS)


def confirm(subscription: Subscription) -> None:
    """Begin to tell: of what changes from now on. Done twice, the second time changes nothing."""
    now = timezone.now()
    state = snapshot(watched_then(subscription.profile, subscription.intention), now)
    Subscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(
        confirmed_at=now, last_state=to_json(state), mark=mark(now), checked_on=timezone.localdate(now)
    )


def stop_all(subscriber: AlertSubscriber) -> None:
    """Delete all that is held of a person, letters too."""
    with transaction.atomic():
        forget_mail_to(subscriber.email, topic=wording.TOPIC)
        subscriber.delete()


def stop_one(subscription: Subscription) -> None:
    """Delete one of the things that a person watches, and the person with the last one."""
    with transaction.atomic():
        subscriber = subscription.subscriber
        subscription.delete()
        if not subscriber.subscriptions.exists():
            stop_all(subscriber)


def forget_unconfirmed() -> int:
    """Delete what nobody has confirmed in time; return how much it was."""
    before = timezone.now() - dt.timedelta(days=CONFIRM_DAYS)
    old = list(Subscription.objects.filter(confirmed_at=None, created_at__lt=before).select_related("subscriber"))
    for subscription in old:
        stop_one(subscription)
    return len(old)
