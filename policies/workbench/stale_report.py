"""«Cần đối chiếu»: the report, the panel on the admin's first page, and the button «đã đối chiếu hôm nay»."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from policies.models import SupportScheme
from policies.workbench import wording
from policies.workbench.permissions import CHANGE, POLICY
from policies.workbench.stale import CHECKED, Stale, allowed, mark_checked, row_of, stale_for
from site_core.reports.viewset import ReportViewSet
from site_core.text import amounts

NAME = "needs_check"


class CheckedColumn(Column):
    """The button of a row."""

    cell_template_name = "search_admin/again.html"

    def get_cell_context_data(self, instance: Stale, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {
            **super().get_cell_context_data(instance, parent_context),
            # Wagtail renders a cell without what context processors add.
            "csrf_token": get_token(parent_context["request"]),
            "address": reverse(f"{NAME}:checked", args=[instance.key]),
            "verb": wording.CHECKED_TODAY,
            "title": f"{instance.title}, {instance.reference}",
        }


class StaleView(ReportView):
    page_title = wording.NEEDS_CHECK
    header_icon = "warning"
    model = SupportScheme
    permission_policy = POLICY
    permission_required = CHANGE
    verbose_name_plural = wording.STALE_ROWS
    results_template_name = "workbench/stale_results.html"
    columns = [
        TitleColumn("title", label=wording.WHERE, get_url=lambda row: row.edit),
        Column("kind", label=wording.WHAT),
        Column("reference", label=wording.REFERENCE),
        Column("happened", label=wording.HAPPENED),
        Column("checked_on", label=wording.CHECKED_ON, accessor=lambda row: amounts.date(row.row.checked_on)),
        CheckedColumn("checked", label=""),
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "title": wording.WHERE,
        "kind": wording.WHAT,
        "reference": wording.REFERENCE,
        "happened": wording.HAPPENED,
        "row.checked_on": wording.CHECKED_ON,
    }
    list_export: ClassVar[list[str]] = list(export_headings)
    export_filename = "can-doi-chieu"

    def get_queryset(self) -> list[Stale]:  # type: ignore[override]
        """Rows of several tables: a list."""
        return stale_for(self.request.user, timezone.localdate())

    def get_filtered_queryset(self) -> list[Stale]:
        return self.get_queryset()


@require_POST
def checked(request: HttpRequest, key: str) -> HttpResponse:
    """Note that the row was compared today; whoever may not change its page is refused."""
    row = row_of(key)
    if row is None:
        raise Http404
    if not allowed(request.user, row):
        return permission_denied(request)
    mark_checked(row, request.user, timezone.localdate())
    messages.success(request, wording.MARKED.format(reference=row.reference))
    return redirect(f"{NAME}:index")


class StaleReport(ReportViewSet):
    name = NAME
    url_prefix = "reports/can-doi-chieu"
    view_class = StaleView
    icon = "warning"
    menu_label = wording.NEEDS_CHECK
    menu_hook = "register_reports_menu_item"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("<slug:key>/checked/", checked, name="checked")]


class StalePanel(Component):
    """How much must be compared again, of what the user may change."""

    name = NAME
    order = 120
    template_name = "workbench/stale_panel.html"

    def __init__(self, count: int) -> None:
        self.count = count

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            "title": wording.NEEDS_CHECK,
            "sentence": wording.STALE_COUNT.format(count=self.count),
            "address": reverse(f"{NAME}:index"),
        }


@hooks.register("construct_homepage_panels")
def stale_panel(request: HttpRequest, panels: list[Any]) -> None:
    if POLICY.user_has_permission(request.user, CHANGE) and (
        count := len(stale_for(request.user, timezone.localdate()))
    ):
        panels.append(StalePanel(count))


@hooks.register("register_log_actions")
def actions(registry: Any) -> None:
    registry.register_action(CHECKED, wording.LOG_CHECKED, wording.LOG_CHECKED)
