"""The versions of the consents, as they were shown: what somebody agreed to can be looked up."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.base import ModelPermissionPolicy

from policies.models import ConsentText
from policies.requests.desk import wording
from site_core.reports.viewset import ReportViewSet


class TextsView(ReportView):
    page_title = wording.TEXTS
    header_icon = "doc-full"
    model = ConsentText
    permission_policy = ModelPermissionPolicy(ConsentText)
    permission_required = "view"
    verbose_name_plural = wording.TEXTS
    columns = [
        Column("get_purpose_display", label=wording.PURPOSE),
        Column("version", label=wording.VERSION),
        Column("since", label=wording.SINCE, accessor=lambda row: f"{timezone.localtime(row.since):%d/%m/%Y %H:%M}"),
        Column("text", label=wording.TEXT),
        Column("sha256", label="SHA-256"),
    ]
    list_export: ClassVar[list[str]] = ["get_purpose_display", "version", "since", "text", "sha256"]
    export_headings: ClassVar[dict[str, str]] = {"get_purpose_display": wording.PURPOSE}
    export_filename = "ban-dong-y"

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        return ConsentText.objects.order_by("purpose", "-version")


class ConsentTexts(ReportViewSet):
    name = "consent_texts"
    url_prefix = "nhu-cau-dong-y"
    view_class = TextsView
    icon = "doc-full"
    menu_label = wording.TEXTS
    menu_order = 30
