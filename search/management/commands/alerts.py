"""See how letters of the alerts travel."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from search.alerts import wording
from search.alerts.letters import leaving_headers
from site_core.mail.models import OutgoingMail
from site_core.mail.sending import message_of
from site_core.text import amounts


class Command(BaseCommand):
    help = "Báo tin: check_mail <địa chỉ> gửi ngay một thư thử và in các dòng đầu thư."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["check_mail"])
        parser.add_argument("address")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, options["action"])(options["address"])

    def check_mail(self, address: str) -> None:
        """Send past the outbox, so that what the server says is seen here. The link to leave belongs to nobody."""
        letter = OutgoingMail(
            key=f"{wording.TOPIC}:check:{uuid.uuid4().hex}",
            to=address,
            subject=wording.CHECK_SUBJECT.format(day=amounts.date(timezone.localdate())),
            text=wording.CHECK,
            headers=leaving_headers(uuid.uuid4()),
        )
        message = message_of(letter, get_connection(settings.MAIL_TRANSPORT))
        for name, value in message.message().items():
            self.stdout.write(f"{name}: {value}")
        try:
            message.send()
        except OSError as error:
            raise CommandError(wording.CHECK_FAILED.format(error=error)) from error
        self.stdout.write(f"\n{wording.CHECK_SENT.format(headers=', '.join(letter.headers))}")
