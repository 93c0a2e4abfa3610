"""What the worker does for those who want to be told."""

from __future__ import annotations

from search.alerts import wording
from search.alerts.checking import check
from search.alerts.subscribing import forget_unconfirmed
from site_core.background.steps import Step, register


@register
class Alerts(Step):
    """Look after those whose day's round is still to come, a few people at a time."""

    name = "alerts"
    label = wording.CHECKING
    consequence = wording.CHECKING_CONSEQUENCE
    order = 40  # before the letters are sent
    every = 5.0

    def run(self) -> None:
        check()


@register
class ForgetUnconfirmed(Step):
    """Delete addresses that nobody has confirmed."""

    name = "forget_unconfirmed_alerts"
    label = wording.FORGETTING
    consequence = wording.FORGETTING_CONSEQUENCE
    order = 100
    every = 3600.0

    def run(self) -> None:
        forget_unconfirmed()
