"""The admin's page on the background process: each step, how often it runs, how it went and what a failure means."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.base import ModelPermissionPolicy

from site_core.background import wording
from site_core.background.models import StepState
from site_core.background.steps import Step, registered
from site_core.reports.viewset import ReportViewSet


def _step(state: StepState) -> type[Step]:
    return next(step for step in registered() if step.name == state.name)


def _written(moment: dt.datetime | None) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y %H:%M:%S}" if moment else wording.NEVER


def _state(state: StepState) -> str:
    if state.failures:
        return wording.FAILING.format(times=state.failures, since=_written(state.failing_since), error=state.error)
    return wording.GOOD if state.last_run else wording.NEVER


class StepsView(ReportView):
    page_title = wording.TITLE
    header_icon = "cogs"
    model = StepState
    permission_policy = ModelPermissionPolicy(StepState)
    permission_required = "view"
    verbose_name_plural = wording.STEPS
    columns = [
        Column("label", label=wording.STEP, accessor=lambda state: _step(state).label),
        Column("state", label=wording.STATE, accessor=_state),
        Column("last_run", label=wording.LAST_RUN, accessor=lambda state: _written(state.last_run)),
        Column("how_often", label=wording.HOW_OFTEN, accessor=lambda state: _step(state).how_often()),
        Column("consequence", label=wording.CONSEQUENCE, accessor=lambda state: _step(state).consequence),
    ]
    list_export: ClassVar[list[str]] = ["name", "last_run", "last_success", "failing_since", "failures", "error"]
    export_filename = "viec-chay-nen"

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """A row for each step, also for those that no worker has run yet."""
        names = [step.name for step in registered()]
        known = set(StepState.objects.values_list("name", flat=True))
        StepState.objects.bulk_create(
            [StepState(name=name) for name in names if name not in known], ignore_conflicts=True
        )
        return StepState.objects.filter(name__in=names).order_by("-failures", "name")


class StepsReport(ReportViewSet):
    name = "background_steps"
    url_prefix = "reports/background"
    view_class = StepsView
    icon = "cogs"
    menu_label = wording.TITLE
    menu_hook = "register_reports_menu_item"
