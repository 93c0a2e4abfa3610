"""The letters: what they say, and the links that only their reader has."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from search.alerts import wording
from search.alerts.changes import KINDS, Change
from search.alerts.models import AlertSubscriber, Subscription
from search.alerts.profiles import Watched
from search.alerts.sentences import answers_in_words, details, headline
from search.alerts.tokens import Purpose, token
from site_core.mail.outbox import queue_mail
from site_core.models import SiteSettings
from site_core.text import amounts


@dataclass(frozen=True, slots=True)
class News:
    """What is new for one subscription."""

    watched: Watched
    changes: tuple[Change, ...]


def own_link(purpose: Purpose, key: uuid.UUID) -> str:
    """The address that only the reader of a letter has."""
    return _absolute(reverse(f"alerts_{purpose}", args=[token(purpose, key)]))


def digest_key(subscriber: AlertSubscriber, day: dt.date) -> str:
    return f"{wording.TOPIC}:{subscriber.pk}:{day.isoformat()}"


def queue_digest(subscriber: AlertSubscriber, news: Sequence[News], at: dt.datetime, day: dt.date) -> None:
    """One letter with all that is new, what cannot wait first. Leaving it takes one click in the mail program (RFC 8058)."""
    found = sorted((c for one in news for c in one.changes), key=lambda change: KINDS.index(change.kind))
    subject = wording.SUBJECT_URGENT if found[0].kind in ("closes_3", "closes_14") else wording.SUBJECT
    queue_mail(
        key=digest_key(subscriber, day),
        to=subscriber.email,
        subject=subject.format(day=amounts.date(day), count=len(found), title=found[0].title),
        text=wording.LETTER.format(news="\n".join(_section(one, at) for one in news), foot=_foot(subscriber)),
        headers=leaving_headers(subscriber.key),
    )


def leaving_headers(key: uuid.UUID) -> dict[str, str]:
    """By which a mail program ends the letters without opening a page (RFC 8058). DKIM must sign both: docs/mail.md."""
    return {
        "List-Unsubscribe": f"<{own_link('stop', key)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def queue_confirmation(subscription: Subscription, watched: Watched, day: dt.date, days: int) -> None:
    """Ask whether it was they. At most one a day for the same answers, however often somebody types the address."""
    text = wording.CONFIRM.format(
        answers=answers_in_words(watched),
        confirm=own_link("confirm", subscription.key),
        days=days,
        centre=SiteSettings.current().centre_name,
        site=settings.WAGTAILADMIN_BASE_URL,
    )
    _queue_answer(subscription.subscriber, f"confirm:{subscription.pk}", day, wording.CONFIRM_SUBJECT, text)


def queue_known(subscription: Subscription, watched: Watched, day: dt.date) -> None:
    """Say that the address gets news already; the page where it was typed says what it says to everybody."""
    text = wording.KNOWN.format(answers=answers_in_words(watched), foot=_foot(subscription.subscriber))
    _queue_answer(subscription.subscriber, f"known:{subscription.pk}", day, wording.KNOWN_SUBJECT, text)


def queue_full(subscriber: AlertSubscriber, most: int, day: dt.date) -> None:
    """Say that the address watches as much as it may."""
    text = wording.FULL.format(most=most, foot=_foot(subscriber))
    _queue_answer(subscriber, f"full:{subscriber.pk}", day, wording.FULL_SUBJECT, text)


def _queue_answer(subscriber: AlertSubscriber, what: str, day: dt.date, subject: str, text: str) -> None:
    queue_mail(
        key=f"{wording.TOPIC}:{what}:{day.isoformat()}",
        to=subscriber.email,
        subject=subject.format(day=amounts.date(day)),
        text=text,
    )


def _section(news: News, at: dt.datetime) -> str:
    address = f"/tim-ho-tro/?{news.watched.profile.query_string()}#ket-qua"
    return "\n".join(
        [
            f"{wording.FOR_ANSWERS.format(answers=answers_in_words(news.watched))}\n",
            *(_entry(change, at) for change in news.changes),
            f"{wording.RESULT.format(address=_absolute(address))}\n",
        ]
    )


def _entry(change: Change, at: dt.datetime) -> str:
    lines: Iterable[str] = [f"* {headline(change, at)}: {change.title}", *details(change, at)]
    if change.now:
        lines = [*lines, _absolute(change.now.url)]
    return "\n  ".join(lines) + "\n"


def _foot(subscriber: AlertSubscriber) -> str:
    return wording.FOOT.format(
        centre=SiteSettings.current().centre_name,
        site=settings.WAGTAILADMIN_BASE_URL,
        stop=own_link("stop", subscriber.key),
        manage=own_link("manage", subscriber.key),
    )


def _absolute(address: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, address)
