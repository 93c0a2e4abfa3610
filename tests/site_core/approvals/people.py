"""People of the roles, with letter boxes, who press the buttons of the editor."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from site_core.mail.models import OutgoingMail
from site_core.roles.definitions import role
from tests.editing import form_data, latest


def somebody(name: str, *roles: str) -> Any:
    """A member of these roles: `quang` writes from quang@example.com."""
    user = get_user_model().objects.create_user(name, f"{name}@example.com", "mat-khau-dai-cho-thu")
    user.groups.set(Group.objects.filter(name__in=[role(key).name for key in roles]))
    return user


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def submit(user: Any, page: Any, **changes: Any) -> None:
    """Save a change of the page and submit it."""
    sent = form_data(latest(page) if page.latest_revision_id else page.specific, **changes, **{"action-submit": "1"})
    answer = client_of(user).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent)
    assert answer.status_code == 302


def decide(user: Any, page: Any, action: str, comment: str = "") -> None:
    """Approve, or reject with a comment, the step at which the page is."""
    state = type(page).objects.get(pk=page.pk).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    answer = client_of(user).post(address, {"comment": comment})
    assert answer.status_code in (200, 302)


def letters(to: Any) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(to=to.email).order_by("pk"))
