"""Links by which one person may decide one step over one revision: signed, for some days, worthless for any other revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.urls import reverse
from wagtail.models import Page, Revision, TaskState

SALT = "site_core.approvals"
DAYS = 7


@dataclass(frozen=True, slots=True)
class Approval:
    """What a link opens. `trouble` says why it decides nothing any more: «done», «changed» or «not allowed», empty where it does."""

    state: TaskState
    user: Any
    page: Page
    revision: Revision
    trouble: str

    @property
    def task(self) -> Any:
        return self.state.task.specific


def link(state: TaskState, user: Any) -> str:
    """The address for this person; whoever has it still needs the code that is sent to the person."""
    token = signing.dumps([state.pk, state.revision_id, user.pk], salt=SALT)
    return settings.WAGTAILADMIN_BASE_URL + reverse("approval", args=[token])


def opened(token: str) -> Approval | None:
    """What the link is for; None where it was not made here, is too old, or what it names is gone."""
    try:
        state_pk, revision_pk, user_pk = signing.loads(token, salt=SALT, max_age=DAYS * 86_400)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    state = TaskState.objects.filter(pk=state_pk).select_related("workflow_state", "task").first()
    revision = Revision.objects.filter(pk=revision_pk).first()
    user = get_user_model().objects.filter(pk=user_pk).first()
    page = state.workflow_state.content_object if state else None
    if state is None or revision is None or user is None or not isinstance(page, Page):
        return None
    return Approval(state, user, page, revision, _trouble(state, revision, user, page))


def _trouble(state: TaskState, revision: Revision, user: Any, page: Page) -> str:
    if state.status != TaskState.STATUS_IN_PROGRESS:
        return "done"
    if revision.pk != state.revision_id or revision.pk != page.latest_revision_id:
        return "changed"
    actions = {name for name, _, _ in state.task.specific.get_actions(page.specific, user)} if user.is_active else set()
    return "" if {"approve", "reject"} <= actions else "not allowed"
