"""The steps of what every app shares."""

from __future__ import annotations

from site_core.background import wording
from site_core.background.publishing import publish_due
from site_core.background.steps import Step, register
from site_core.pictures.making import make_waiting
from site_core.pictures.stored import clean_waiting


@register
class ScheduledPublishing(Step):
    """Publish and expire what is due; what fails has a report of its own (`publishing_report.py`)."""

    name = "scheduled_publishing"
    label = wording.PUBLISHING
    consequence = wording.PUBLISHING_CONSEQUENCE
    every = 30.0

    def run(self) -> None:
        publish_due()


@register
class Pictures(Step):
    """Clean the pictures from before uploads were cleaned, make the renditions that wait, each for half a second a round."""

    name = "pictures"
    label = wording.PICTURES
    consequence = wording.PICTURES_CONSEQUENCE
    order = 100  # readers miss an article that is not found more than a finer picture
    seconds = 0.5

    def run(self) -> None:
        clean_waiting(self.seconds)
        make_waiting(self.seconds)
