"""The report of doubts about the rules of all schemes, as they were saved last."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from policies.models import SupportScheme
from policies.rules.linting import lints_of
from policies.workbench import wording
from policies.workbench.permissions import CHANGE, POLICY
from site_core import clock
from site_core.reports.viewset import ReportViewSet


class DoubtsColumn(Column):
    """Each doubt with what to do about it."""

    cell_template_name = "workbench/doubts.html"


class LintView(ReportView):
    page_title = wording.LINTS
    header_icon = "tasks"
    model = SupportScheme
    permission_policy = POLICY
    permission_required = CHANGE
    verbose_name_plural = wording.SCHEMES
    results_template_name = "workbench/lint_results.html"
    columns = [
        TitleColumn(
            "title",
            label=wording.SCHEME,
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column("live", label=wording.PUBLIC, accessor=lambda page: wording.YES if page.live else wording.NO),
        DoubtsColumn("doubts", label=wording.DOUBTS),
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "title": wording.SCHEME,
        "live": wording.PUBLIC,
        "doubts": wording.DOUBTS,
    }
    list_export: ClassVar[list[str]] = list(export_headings)
    export_filename = "soat-quy-tac"

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """Those with a doubt that the user may change."""
        today = clock.today()
        mine = POLICY.instances_user_has_permission_for(self.request.user, CHANGE)
        pages = SupportScheme.objects.filter(alias_of=None, pk__in=mine.values("pk")).order_by("title")
        self.found = {page.pk: found for page in pages if (found := doubts(latest(page), today))}
        return pages.filter(pk__in=self.found)

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        rows = list(object_list)
        for page in rows:
            page.doubts = self.found[page.pk]
        return rows

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        said = " ".join(f"{sentence} {advice}".strip() for sentence, advice in self.found[item.pk])
        return {"title": item.title, "live": wording.YES if item.live else wording.NO, "doubts": said}


def doubts(page: Any, today: dt.date) -> list[tuple[str, str]]:
    """What is doubtful and what to do about it. A golden case may have begun to fail after the scheme went public: a group was changed."""
    failing = ((sentence, "") for sentence in page.errors_of_whole())
    return [*failing, *((lint.sentence, lint.advice) for lint in lints_of(page, today))]


def latest(page: Any) -> Any:
    """The page as an editor sees it: its last draft, or itself where there is none."""
    return page.get_latest_revision_as_object() if page.has_unpublished_changes else page


class LintReport(ReportViewSet):
    name = "scheme_lints"
    url_prefix = "reports/soat-quy-tac"
    view_class = LintView
    icon = "tasks"
    menu_label = wording.LINTS
    menu_hook = "register_reports_menu_item"
