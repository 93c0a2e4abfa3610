"""The report of what could not be published or expired when it was due."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import URLPattern
from django.utils import timezone
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.base import ModelPermissionPolicy

from site_core.background import failures, wording
from site_core.background.models import PublishingFailure
from site_core.reports.again import Again, AgainColumn
from site_core.reports.viewset import ReportViewSet

AGAIN = Again(
    report="publishing_failures",
    permission="site_core.change_publishingfailure",
    verb=wording.TRY_AGAIN,
    done=wording.WILL_BE_TRIED,
    act=failures.again,
)


def written(moment: dt.datetime) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y %H:%M}"


class FailuresView(ReportView):
    page_title = wording.FAILURES_TITLE
    header_icon = "warning"
    model = PublishingFailure
    permission_policy = ModelPermissionPolicy(PublishingFailure)
    permission_required = "view"
    verbose_name_plural = wording.FAILURES
    columns = [
        TitleColumn("title", label=wording.FAILED_PAGE, get_url=failures.edit_address),
        Column("get_action_display", label=wording.FAILED_ACTION),
        Column("reason", label=wording.REASON),
        Column("attempts", label=wording.ATTEMPTS),
        Column("failing_since", label=wording.FAILING_SINCE, accessor=lambda row: written(row.failing_since)),
        Column("next_try", label=wording.NEXT_TRY, accessor=lambda row: written(row.next_try)),
        AgainColumn(AGAIN, wording.AGAIN),
    ]
    list_export: ClassVar[list[str]] = ["title", "action", "reason", "attempts", "failing_since", "next_try"]
    export_filename = "hen-gio-bi-loi"

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        return PublishingFailure.objects.select_related("content_type").order_by("failing_since", "pk")


class FailuresReport(ReportViewSet):
    name = AGAIN.report
    url_prefix = "reports/scheduled"
    view_class = FailuresView
    icon = "warning"
    menu_label = wording.FAILURES_TITLE
    menu_hook = "register_reports_menu_item"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), AGAIN.pattern()]
