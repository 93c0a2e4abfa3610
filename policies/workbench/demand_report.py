"""«Nhu cầu theo xã, phường»: the report that becomes an annex of the yearly plan."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet, Sum
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from policies.catalogue.answerable import eligibility_reference
from policies.catalogue.schemes import public_schemes
from policies.models import ErasedCount, State, SupportRequest, SupportScheme
from policies.requests.forms import place_name
from policies.workbench import wording
from policies.workbench.demand import ALL, Demand, Wanted, demand, together
from policies.workbench.permissions import CHANGE, POLICY
from site_core import clock
from site_core.places.register import current_register
from site_core.reports.viewset import ReportViewSet
from site_core.text import amounts
from site_core.text.sorting import place_key, sort_key

FIRST_YEAR = 2026


class DemandFilter(WagtailFilterSet):
    """How the figures are added up, and the year in which the requests were received."""

    by = django_filters.ChoiceFilter(
        label=wording.GROUPED, choices=wording.GROUPINGS, empty_label=wording.BY_BOTH, method="unchanged"
    )
    year = django_filters.ChoiceFilter(
        label=wording.YEAR, empty_label=wording.EVERY_YEAR, field_name="received_at__year"
    )

    class Meta:
        model = SupportRequest
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(clock.today().year, FIRST_YEAR - 1, -1)
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in years]

    def unchanged(self, rows: QuerySet[Any, Any], name: str, value: str) -> QuerySet[Any, Any]:
        """How the figures are added up chooses no requests."""
        return rows


class DemandView(ReportView):
    page_title = wording.DEMAND
    header_icon = "table"
    model = SupportRequest
    filterset_class = DemandFilter
    permission_policy = POLICY
    permission_required = CHANGE
    verbose_name_plural = wording.DEMAND_ROWS
    results_template_name = "workbench/demand_results.html"
    export_headings: ClassVar[dict[str, str]] = {
        "place": wording.PLACE,
        "scheme": wording.CONTENT,
        "asked": wording.ASKED_FOR,
        "eligible": wording.ELIGIBLE,
        "open": wording.OPEN,
        "unmet": wording.UNMET,
        "costed": wording.COSTED,
        "support": wording.SUPPORT,
        "own_funds": wording.OWN_FUNDS,
        "erased": wording.ERASED,
    }
    list_export: ClassVar[list[str]] = list(export_headings)
    export_filename = "nhu-cau-theo-xa-phuong"

    @property
    def columns(self) -> list[Column]:
        return [
            Column(name, label=label, accessor=lambda row, name=name: row[name])
            for name, label in self.export_headings.items()
        ]

    def get_queryset(self) -> list[dict[str, Any]]:  # type: ignore[override]
        """Figures, not requests: a list."""
        asked = SupportRequest.objects.exclude(state=State.WITHDRAWN).order_by()
        counted = ErasedCount.objects.exclude(state=State.WITHDRAWN)
        if year := self._chosen("year"):
            asked, counted = asked.filter(received_at__year=year), counted.filter(month__year=year)
        reference = eligibility_reference()
        wanted = (Wanted(row.place, row.scheme_code, row.profile(reference)) for row in asked)
        schemes = [scheme.rules for scheme in public_schemes()]
        rows = demand(wanted, _erased(counted), schemes, clock.today())
        match self._chosen("by"):
            case "place":
                rows = together(rows, "place", [unit.key for unit in current_register().current_communes()])
            case "scheme":
                rows = together(rows, "scheme", [scheme.code for scheme in schemes])
        titles = dict(SupportScheme.objects.filter(alias_of=None).values_list("code", "title"))
        self.found = rows
        written = (_written(row, titles) for row in rows)
        return sorted(written, key=lambda row: (place_key(row["place"]), sort_key(row["scheme"])))

    def get_filtered_queryset(self) -> list[dict[str, Any]]:
        return self.get_queryset()

    def to_row_dict(self, item: dict[str, Any]) -> dict[str, Any]:
        return item

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self.found
        totals = wording.TOTALS.format(
            asked=sum(row.asked for row in rows),
            eligible=sum(row.eligible for row in rows),
            support=amounts.money(sum(row.support for row in rows)),
            own=amounts.money(sum(row.own_funds for row in rows)),
        )
        return {**super().get_context_data(**kwargs), "totals": totals}

    def _chosen(self, name: str) -> str:
        """What stands in a filter; nothing in one that cannot be read."""
        return str(self.filters.form.cleaned_data.get(name) or "") if self.filters.is_valid() else ""


class DemandReport(ReportViewSet):
    name = "demand"
    url_prefix = "reports/nhu-cau-theo-xa"
    view_class = DemandView
    icon = "table"
    menu_label = wording.DEMAND
    menu_hook = "register_reports_menu_item"


def _erased(counted: QuerySet[Any, Any]) -> dict[tuple[str, str], int]:
    sums = counted.values_list("place", "scheme_code").annotate(sum=Sum("number")).order_by()
    return {(place, scheme): number for place, scheme, number in sums}


def _written(row: Demand, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "place": wording.ALL if row.place == ALL else place_name(row.place) or wording.NO_PLACE,
        "scheme": wording.ALL if row.scheme == ALL else titles.get(row.scheme, row.scheme) or wording.NO_SCHEME,
        "asked": row.asked,
        "eligible": row.eligible,
        "open": row.open,
        "unmet": row.unmet,
        "costed": row.costed,
        "support": row.support_million,
        "own_funds": row.own_funds_million,
        "erased": row.erased,
    }
