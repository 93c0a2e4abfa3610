"""Handing letters to the mail server, one a transaction: sent means that the server has taken it, noted under the same lock.

What is killed before the server takes a letter leaves it waiting; what is killed after the note has it sent. Between these two lies
the server's answer itself, which no outbox can make one with its own note: a letter that is cut there goes out again with the same
Message-ID, by which mail servers and programs know it for the same.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import smtplib
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from site_core.mail.models import OutgoingMail
from site_core.mail.outbox import waiting

logger = logging.getLogger(__name__)

# A round of the worker does no more, so that the other steps have their turn.
BATCH = 20
# An address that is refused for good may be wrong or its mailbox full: after so many refusals, over about two days, that is that.
REFUSED_PAUSES = (dt.timedelta(hours=1), dt.timedelta(hours=6), dt.timedelta(days=1), dt.timedelta(days=1))
FIRST_PAUSE = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(hours=1)
LONGEST_ERROR = 500


class MailServerDown(Exception):
    """The server cannot be reached, does not know us, or went away: no letter is to blame, and all of them wait."""


class MailNotSet(MailServerDown):
    """The site has not been told how to send mail."""


def mail_is_set() -> bool:
    """Whether the site has been told how to send mail."""
    return not settings.MAIL_TRANSPORT.endswith("dummy.EmailBackend")


def send_due() -> int:
    """Send what is due, longest waiting first; return how many letters the server took. Raises MailServerDown."""
    now = timezone.now()
    due = list(waiting().filter(send_after__lte=now).order_by("send_after", "pk").values_list("pk", flat=True)[:BATCH])
    if not due:
        return 0
    connection = _open()
    try:
        return sum(_send(pk, connection) for pk in due)
    finally:
        connection.close()


def _open() -> Any:
    """A connection, made before anything is locked: a server that does not answer must hold up nobody who writes."""
    if not mail_is_set():
        raise MailNotSet("EMAIL_URL is not set")
    connection = get_connection(settings.MAIL_TRANSPORT)
    try:
        connection.open()
    except OSError as error:
        raise MailServerDown(_words(error)) from error
    return connection


def _send(pk: int, connection: Any) -> bool:
    """Send one letter, unless somebody else has. Its row is locked meanwhile (SQLite: the whole transaction is a lock)."""
    failure: Exception | None = None
    with transaction.atomic():
        rows = waiting().filter(pk=pk, send_after__lte=timezone.now())
        letter = rows.select_for_update(skip_locked=_can_skip()).first()
        if letter is None:
            return False
        letter.attempts += 1
        try:
            connection.send_messages([message_of(letter, connection)])
        except Exception as error:
            failure = error
            _note_failure(letter, error)
        else:
            letter.sent_at, letter.last_error = timezone.now(), ""
        letter.save(update_fields=["attempts", "refusals", "last_error", "sent_at", "refused_at", "send_after"])
    if failure is not None and _is_the_server(failure):
        # The letter waits for itself too: one that makes the server hang up must not stand before all others.
        raise MailServerDown(_words(failure)) from failure
    return failure is None


class _Message(EmailMessage):
    """A message whose headers stand on one line each, however long: folded, List-Unsubscribe loses its signature at some servers."""

    def message(self, **options: Any) -> Any:
        made = super().message(**options)
        made.policy = made.policy.clone(max_line_length=998)
        return made


def message_of(letter: OutgoingMail, connection: Any = None) -> EmailMessage:
    """The letter as it travels. Its Message-ID follows from its key: it is the same each time that the letter is sent."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    digest = hashlib.blake2b(f"{settings.SECRET_KEY}{letter.key}".encode(), digest_size=16).hexdigest()
    headers = {"Message-ID": f"<{digest}@{domain}>", "Auto-Submitted": "auto-generated", **letter.headers}
    return _Message(letter.subject, letter.text, to=[letter.to], headers=headers, connection=connection)


def _can_skip() -> bool:
    return transaction.get_connection().features.has_select_for_update_skip_locked


def _is_the_server(error: Exception) -> bool:
    """Whether the server would refuse any letter now: it is away, or does not let us send at all."""
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        return False
    return isinstance(error, OSError)  # of which errors of SMTP are a kind


def _note_failure(letter: OutgoingMail, error: Exception) -> None:
    """When to try again: what is refused for now ever more rarely and for ever, what is refused for good a few times."""
    now = timezone.now()
    letter.last_error = _words(error).replace(letter.to, "…")[:LONGEST_ERROR]
    logger.warning("the letter %s was not taken (attempt %s)", letter.key, letter.attempts)
    if _is_for_now(error):
        letter.send_after = now + min(FIRST_PAUSE * 2 ** min(letter.attempts - 1, 10), LONGEST_PAUSE)
        return
    letter.refusals += 1
    if letter.refusals > len(REFUSED_PAUSES):
        letter.refused_at = now
    else:
        letter.send_after = now + REFUSED_PAUSES[letter.refusals - 1]


def _is_for_now(error: Exception) -> bool:
    codes = _codes(error)
    return _is_the_server(error) or (bool(codes) and all(400 <= code < 500 for code in codes))


def _codes(error: Exception) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _ in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else []


def _words(error: Exception) -> str:
    """What the server said, without what it was said about."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(_answer(code, said) for code, said in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    return f"{type(error).__name__}: {error}"


def _answer(code: int, said: bytes | str) -> str:
    return f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
