"""The report of pages that wait to be indexed: as a rule those that could not be, with the reason."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

import django_filters
from django.db.models import OuterRef, QuerySet, Subquery
from django.forms import RadioSelect
from django.urls import URLPattern, reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permission_policies.base import ModelPermissionPolicy

from search.indexing import outbox
from search.indexing.models import IndexJob
from search.indexing.waiting import wording
from site_core.reports.again import Again, AgainColumn
from site_core.reports.viewset import ReportViewSet


class WaitingFilter(WagtailFilterSet):
    all = django_filters.ChoiceFilter(
        label=wording.SHOWN, choices=[("yes", wording.ALL)], empty_label=wording.FAILED, widget=RadioSelect
    )

    class Meta:
        model = IndexJob
        fields: ClassVar[list[str]] = []

    def filter_queryset(self, queryset: QuerySet[IndexJob]) -> QuerySet[IndexJob]:
        return queryset if self.form.cleaned_data.get("all") else queryset.exclude(error="")


def _title(job: Any) -> str:
    return job.page_title or wording.GONE.format(id=job.page_id)


AGAIN = Again(
    report="search_waiting",
    permission="search.change_indexjob",
    verb=wording.TRY_AGAIN,
    done=wording.WILL_BE_TRIED,
    act=lambda pk: outbox.enqueue(IndexJob.objects.filter(pk=pk).values_list("page_id", flat=True)),
    named=_title,
)


def _edit_address(job: Any) -> str | None:
    return reverse("wagtailadmin_pages:edit", args=[job.page_id]) if job.page_title else None


def _written(moment: dt.datetime) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y %H:%M:%S}"


class WaitingView(ReportView):
    page_title = wording.TITLE
    header_icon = "history"
    model = IndexJob
    filterset_class = WaitingFilter
    permission_policy = ModelPermissionPolicy(IndexJob)
    permission_required = "view"
    paginate_by = 50
    verbose_name_plural = wording.JOBS
    results_template_name = "search_admin/waiting_results.html"
    columns = [
        TitleColumn("page_title", label=wording.PAGE, accessor=_title, get_url=_edit_address),
        Column("error", label=wording.REASON),
        Column("attempts", label=wording.ATTEMPTS),
        Column("created_at", label=wording.WAITING_SINCE, accessor=lambda job: _written(job.created_at)),
        Column("not_before", label=wording.NEXT, accessor=lambda job: _written(job.not_before)),
        AgainColumn(AGAIN, wording.ACTION),
    ]
    list_export = ["page_id", "page_title", "error", "attempts", "created_at", "not_before"]
    export_headings = {
        "page_title": wording.PAGE,
        "error": wording.REASON,
        "attempts": wording.ATTEMPTS,
        "created_at": wording.WAITING_SINCE,
        "not_before": wording.NEXT,
    }
    export_filename = "cho-lap-chi-muc"

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        title = Page.objects.filter(pk=OuterRef("page_id")).values("title")[:1]
        return IndexJob.objects.annotate(page_title=Subquery(title)).order_by("created_at", "pk")


class WaitingReport(ReportViewSet):
    name = AGAIN.report
    view_class = WaitingView
    icon = "history"
    menu_label = wording.TITLE

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), AGAIN.pattern()]
