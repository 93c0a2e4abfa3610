"""What the form of a page says of the page at its top."""

from __future__ import annotations

from typing import Any

from django import template

from site_core.background import wording as schedule
from site_core.background.models import PublishingFailure
from site_core.background.publishing_report import written
from site_core.checks.panel import notices

register = template.Library()


@register.inclusion_tag("admin_checks/notices.html")
def page_notices(page: Any) -> dict[str, Any]:
    return notices(page)


@register.filter
def failure_sentence(row: PublishingFailure) -> str:
    action = row.get_action_display().lower()
    return schedule.ON_EDIT.format(action=action, times=row.attempts, next=written(row.next_try), reason=row.reason)
