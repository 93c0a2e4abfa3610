"""A mail server of the tests' own, which takes letters or refuses them as it is told."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller

# The server of the tests notes every word that is said to it.
logging.getLogger("mail.log").setLevel(logging.WARNING)


class Postman:
    """What happened: `taken` are the letters. `refusal` is what it says to the next recipients, such as «552 full», while it is set;
    `full` is an address whose mailbox is."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.refusal = ""
        self.full = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if self.refusal:
            return f"{self.refusal} <{address}>"
        if address == self.full:
            return "552 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.taken.append(message_from_bytes(envelope.content))
        return "250 OK"

    @property
    def subjects(self) -> list[str]:
        return [str(letter["Subject"]) for letter in self.taken]


@contextmanager
def mail_server(settings: Any, postman: Postman | None = None) -> Iterator[Postman]:
    """A server that the site's settings name. Afterwards nobody answers there."""
    postman = postman or Postman()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(postman, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 5
    try:
        yield postman
    finally:
        controller.stop()
