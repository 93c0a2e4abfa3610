"""What the workbench has the site's worker do: tell the staff by mail that the law has moved."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from policies.requests.mails import staff_address
from policies.workbench import wording
from policies.workbench.stale import Stale, stale
from site_core.background.steps import Step, register
from site_core.mail.outbox import queue_mail
from site_core.mail.topics import name_topic

TOPIC = "law"
name_topic(TOPIC, wording.MAILS)


@register
class TellOfLaw(Step):
    """Tell the staff once of each change of the law that something public rests on."""

    name = "tell_of_law"
    label = wording.TELLING
    consequence = wording.TELLING_CONSEQUENCE
    every = 3600.0

    def run(self) -> None:
        tell_of_law(timezone.localdate())


@transaction.atomic
def tell_of_law(today: dt.date) -> None:
    """A letter for each change, with what rests on it. The outbox keeps the keys: what was told once is not told again."""
    address = staff_address()
    if not address:
        return
    changes: dict[str, list[Stale]] = {}
    for one in stale(today):
        for event in one.events:
            changes.setdefault(f"{TOPIC}:{one.row.document_id}:{event.kind}:{event.day:%Y-%m-%d}", []).append(one)
    for key, rows in changes.items():
        queue_mail(
            key=key,
            to=address,
            subject=wording.LAW_SUBJECT.format(document=rows[0].row.document.name),
            text=wording.LAW_MAIL.format(
                happened=rows[0].happened,
                document=rows[0].row.document.name,
                lines="\n".join(dict.fromkeys(f"- {row.title}: {row.reference}" for row in rows)),
                address=settings.WAGTAILADMIN_BASE_URL + reverse("needs_check:index"),
            ),
        )
