"""The report of attached files: which are searched, which are not and why."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.forms import RadioSelect
from django.urls import URLPattern, reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.base import ModelPermissionPolicy

from search.files import machine, queue, wording
from search.files.models import AttachedText
from site_core.reports.again import Again, AgainColumn
from site_core.reports.viewset import ReportViewSet

TROUBLE = ~Q(reason="")


class FilesFilter(WagtailFilterSet):
    all = django_filters.ChoiceFilter(
        label=wording.SHOWN, choices=[("yes", wording.ALL)], empty_label=wording.TROUBLED, widget=RadioSelect
    )

    class Meta:
        model = AttachedText
        fields: ClassVar[list[str]] = []

    def filter_queryset(self, queryset: QuerySet[AttachedText]) -> QuerySet[AttachedText]:
        return queryset if self.form.cleaned_data.get("all") else queryset.filter(TROUBLE)


AGAIN = Again(
    report="search_files",
    permission="search.change_attachedtext",
    verb=wording.READ_AGAIN,
    done=wording.WILL_BE_READ,
    act=lambda pk: queue.ask_again(AttachedText.objects.filter(pk=pk)),
    offered=lambda row: row.state != AttachedText.State.WAITING,
)


def _read_at(row: AttachedText) -> str:
    return f"{timezone.localtime(row.read_at):%d/%m/%Y %H:%M}" if row.read_at else ""


class FilesView(ReportView):
    page_title = wording.TITLE
    header_icon = "doc-full"
    model = AttachedText
    filterset_class = FilesFilter
    permission_policy = ModelPermissionPolicy(AttachedText)
    permission_required = "view"
    verbose_name_plural = wording.FILES
    results_template_name = "search_admin/files_results.html"
    columns = [
        TitleColumn(
            "document", label=wording.FILE, get_url=lambda row: reverse("wagtaildocs:edit", args=[row.document_id])
        ),
        Column("get_state_display", label=wording.STATE),
        Column("explanation", label=wording.REASON),
        Column("pages", label=wording.PAGES),
        Column("read_at", label=wording.READ_AT, accessor=_read_at),
        AgainColumn(AGAIN, wording.ACTION),
    ]
    list_export = ["document.title", "get_state_display", "explanation", "pages", "read_at"]
    export_headings = {
        "document.title": wording.FILE,
        "get_state_display": wording.STATE,
        "explanation": wording.REASON,
        "pages": wording.PAGES,
        "read_at": wording.READ_AT,
    }
    export_filename = "tep-dinh-kem"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        how = "" if machine.installed() else wording.HOW_TO_INSTALL
        return {**super().get_context_data(*args, **kwargs), "how_to_install": how}

    def get_base_queryset(self) -> QuerySet[AttachedText]:
        return AttachedText.objects.select_related("document").defer("text").order_by("document__title", "pk")


class FilesReport(ReportViewSet):
    name = AGAIN.report
    view_class = FilesView
    icon = "doc-full"
    menu_label = wording.TITLE

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), AGAIN.pattern()]
