"""What the worker does with letters."""

from __future__ import annotations

from site_core.background.steps import Step, register
from site_core.mail import wording
from site_core.mail.outbox import forget_old
from site_core.mail.sending import LONGEST_PAUSE, MailServerDown, send_due

FIRST_PAUSE = 10.0


@register
class SendMail(Step):
    """Send what is due. While the server is down it is asked ever more rarely, at least once an hour."""

    name = "send_mail"
    label = wording.SENDING
    consequence = wording.SENDING_CONSEQUENCE
    order = 50
    every = 2.0
    expected = (MailServerDown,)

    def __init__(self) -> None:
        self.after_failure = FIRST_PAUSE

    def run(self) -> None:
        try:
            send_due()
        except MailServerDown:
            self.after_failure = min(self.after_failure * 2, LONGEST_PAUSE.total_seconds())
            raise
        self.after_failure = FIRST_PAUSE


@register
class ForgetMail(Step):
    """Forget the addresses and texts of letters that were sent days ago."""

    name = "forget_mail"
    label = wording.FORGETTING
    consequence = wording.FORGETTING_CONSEQUENCE
    order = 100
    every = 3600.0

    def run(self) -> None:
        forget_old()
