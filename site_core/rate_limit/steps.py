"""What the worker does with the counts of networks."""

from __future__ import annotations

from django.utils import timezone

from site_core.background.steps import Step, register
from site_core.rate_limit import wording
from site_core.rate_limit.limit import forget


@register
class ForgetNetworks(Step):
    """Drop the salts and counts of the days before."""

    name = "forget_networks"
    label = wording.FORGETTING
    consequence = wording.FORGETTING_CONSEQUENCE
    every = 600.0

    def run(self) -> None:
        forget(timezone.localdate())
