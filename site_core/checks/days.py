"""Pages that are listed and found from their day on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from wagtail.admin.panels import FieldPanel

from site_core.checks import wording


def day_to_come(page: Any) -> dt.date | None:
    """The day from which a page is listed and found, while that lies ahead; None for a page that is shown already."""
    field = getattr(page, "day_field", "")
    day = getattr(page, field) if field else None
    return day if isinstance(day, dt.date) and day > timezone.localdate() else None


class DayPanel(FieldPanel):
    """The field of a page's day. It says what a day in the future means and, where one was chosen, since when the page is shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"help_text": wording.DAY_HELP, **kwargs})

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if day := day_to_come(self.instance):
                said = wording.FUTURE_DAY.format(day=f"{day:%d/%m/%Y}")
                self.help_text = format_html("<strong>{}</strong> {}", said, wording.DAY_HELP)
