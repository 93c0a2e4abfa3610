"""Where Wagtail and Django hand over their letters: into the outbox, in the transaction of what they tell of.

A mail server that is down then holds up nobody who presses a button, and no letter goes out of something that was rolled back.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from site_core.mail import wording
from site_core.mail.outbox import queue_mail
from site_core.mail.topics import name_topic

logger = logging.getLogger(__name__)

TOPIC = "staff"
name_topic(TOPIC, wording.STAFF)


class OutboxBackend(BaseEmailBackend):
    """A letter for each recipient, in plain text; an address that is none is passed over."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(self._queue(message) for message in email_messages)

    def _queue(self, message: EmailMessage) -> bool:
        headers: dict[str, Any] = {name: str(value) for name, value in message.extra_headers.items()}
        written = 0
        for recipient in message.recipients():
            try:
                queue_mail(
                    key=f"{TOPIC}:{secrets.token_urlsafe(12)}",
                    to=recipient,
                    subject=str(message.subject),
                    text=str(message.body),
                    headers=headers,
                )
            except ValidationError:
                logger.warning("a letter to staff has no proper address")
            else:
                written += 1
        return written > 0
