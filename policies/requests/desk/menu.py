"""The desk's place in the admin: its menu, the permissions that groups may be given, what is logged, the panel on the first page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from policies.models import RequestSettings, State, UnitOfficer
from policies.requests.clock import working_days_after
from policies.requests.desk import wording
from policies.requests.desk.queue import RequestsQueue
from policies.requests.desk.scope import POLICY, VIEW, visible_to
from policies.requests.desk.texts import ConsentTexts


class UnitOfficerViewSet(SnippetViewSet):  # type: ignore[misc]
    model = UnitOfficer
    icon = "user"
    list_display = ("__str__",)
    copy_view_enabled = False
    menu_order = 20


class RequestsMenu(SnippetViewSetGroup):  # type: ignore[misc]
    menu_label = wording.MENU
    menu_icon = "mail"
    menu_order = 240
    items: Any = (RequestsQueue, UnitOfficerViewSet, ConsentTexts)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission, Permission]:
    models = ("supportrequest", "consenttext")
    return Permission.objects.filter(content_type__app_label="policies", content_type__model__in=models)


@hooks.register("register_log_actions")
def actions(registry: Any) -> None:
    registry.register_action("policies.view_request", wording.LOG_VIEW, wording.LOG_VIEW)
    registry.register_action("policies.export_requests", wording.LOG_EXPORT, wording.LOG_EXPORT)


class WaitingPanel(Component):
    """How many requests nobody has taken, of those that the user may see."""

    name = "owner_requests"
    order = 110
    template_name = "requests/home_panel.html"

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        settings = RequestSettings.load()
        holidays, today = settings.days_off(), timezone.localdate()
        received = [
            timezone.localdate(at)
            for at in visible_to(self.user).filter(state=State.RECEIVED).values_list("received_at", flat=True)
        ]
        late = sum(working_days_after(day, settings.remind_after, holidays) <= today for day in received)
        data = visible_to(self.user).exclude(data_due_on=None).count()
        new_fit = visible_to(self.user).exclude(new_fit_on=None).count()
        return {
            "new_fit": wording.HOME_NEW_FIT.format(count=new_fit) if new_fit else "",
            "data": wording.HOME_DATA.format(count=data) if data else "",
            "title": wording.HOME_TITLE,
            "waiting": wording.HOME_WAITING.format(count=len(received)) if received else "",
            "late": wording.HOME_OVERDUE.format(count=late) if late else "",
            "address": reverse("owner_requests:index"),
        }


@hooks.register("construct_homepage_panels")
def waiting_panel(request: HttpRequest, panels: list[Any]) -> None:
    if POLICY.user_has_permission(request.user, VIEW):
        panels.append(WaitingPanel(request.user))
