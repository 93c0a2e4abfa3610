"""The worker reminds who has to approve, every so many days that staff set, once each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState

from site_core.approvals import wording
from site_core.background.steps import Step, register
from site_core.mail.outbox import queue_mail
from site_core.mail.topics import name_topic
from site_core.models import SiteSettings
from site_core.text.amounts import date

name_topic(wording.LATE_TOPIC, wording.LATE_TOPIC_NAME)


def remind(now: dt.datetime) -> int:
    """Write what is due to all who may approve and to who submitted it; return how many pages wait too long.

    The key of a letter names the page's step, the reminder and the recipient: run twice, it is written once.
    """
    every = SiteSettings.current().remind_approvers_after
    late = 0
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).select_related("workflow_state", "task")
    for state in waiting:
        days = (timezone.localdate(now) - timezone.localdate(state.started_at)).days
        page = state.workflow_state.content_object
        if days < every or not isinstance(page, Page):
            continue
        late += 1
        with transaction.atomic():
            for user in _told(state):
                queue_mail(
                    key=f"{wording.LATE_TOPIC}:{state.pk}-{days // every}-{user.pk}",
                    to=user.email,
                    subject=wording.LATE_SUBJECT.format(days=days, title=page.title),
                    text=_text(state, page, days),
                )
    return late


def _told(state: TaskState) -> Iterator[Any]:
    users = get_user_model().objects.filter(is_active=True).exclude(email="")
    approvers = users.filter(groups__in=state.task.specific.groups.all())
    yield from (approvers | users.filter(pk=state.workflow_state.requested_by_id)).distinct()


def _text(state: TaskState, page: Page, days: int) -> str:
    author = state.workflow_state.requested_by
    return wording.LATE.format(
        page_type=str(page.specific_class._meta.verbose_name).capitalize(),
        title=page.title,
        step=state.task.name,
        since=date(timezone.localtime(state.started_at)),
        days=days,
        author=author.get_full_name() or author.get_username() if author else wording.NOBODY,
        address=settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk]),
    )


@register
class RemindApprovers(Step):
    name = "remind_approvers"
    label = wording.REMINDING
    consequence = wording.REMINDING_CONSEQUENCE
    order = 90
    every = 3600.0

    def run(self) -> None:
        remind(timezone.now())
