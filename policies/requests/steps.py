"""What the requests have the site's worker do."""

from __future__ import annotations

from django.utils import timezone

from policies.requests import wording
from policies.requests.forgetting import erase_expired, forget_forms
from policies.requests.new_fits import look
from policies.requests.reminders import remind_staff, tell_owners
from site_core.background.steps import Step, register
from site_core.versions.current import versions
from site_core.versions.names import SCHEMES


@register
class RemindOfRequests(Step):
    """Remind the staff of requests that nobody has taken, and tell the owners."""

    name = "remind_of_requests"
    label = wording.REMINDING
    consequence = wording.REMINDING_CONSEQUENCE
    every = 600.0

    def run(self) -> None:
        today = timezone.localdate()
        remind_staff(today)
        tell_owners(today)


@register
class LookForNewFits(Step):
    """Look whether changed schemes fit stored requests."""

    name = "new_fits"
    label = wording.NEW_FITS
    consequence = wording.NEW_FITS_CONSEQUENCE
    every = 60.0

    def __init__(self) -> None:
        self._seen: tuple[int, ...] = ()

    def run(self) -> None:
        now = versions(SCHEMES)
        if now != self._seen:
            look()
            self._seen = now


@register
class EraseRequests(Step):
    """Erase the requests whose day has come."""

    name = "erase_requests"
    label = wording.ERASING
    consequence = wording.ERASING_CONSEQUENCE
    every = 600.0

    def run(self) -> None:
        erase_expired(timezone.localdate())
        forget_forms(timezone.now())
