"""The report of searches that find nothing, or nothing that anybody opens; and what an editor can do about each."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

import django_filters
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.forms import RadioSelect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.base import ModelPermissionPolicy

from search import service
from search.counting import wording
from search.counting.models import SearchCount
from search.counting.store import KEPT_DAYS
from search.requests import SearchRequest
from site_core.reports.viewset import ReportViewSet

# A search that fewer asked for might be somebody's own story, and teaches little.
SHOWN_FROM = 5

PERIODS = (30, 90, KEPT_DAYS)

EMPTY = Q(last_hits=0)
UNOPENED = Q(opened=0, last_hits__gt=0)
KINDS = {"empty": EMPTY, "unopened": UNOPENED, "": EMPTY | UNOPENED}


class UnfoundFilter(WagtailFilterSet):
    """What is wrong with a search, and over how many days it is counted."""

    problem = django_filters.ChoiceFilter(
        label=wording.PROBLEM, choices=wording.PROBLEMS, empty_label=wording.ANY_PROBLEM, widget=RadioSelect
    )
    days = django_filters.ChoiceFilter(
        label=wording.PERIOD,
        choices=[(str(days), wording.DAYS.format(days=days)) for days in PERIODS[:-1]],
        empty_label=wording.DAYS.format(days=KEPT_DAYS),
        widget=RadioSelect,
    )

    class Meta:
        model = SearchCount
        fields: ClassVar[list[str]] = []

    def filter_queryset(self, queryset: QuerySet[SearchCount]) -> QuerySet[Any, Any]:
        chosen = self.form.cleaned_data
        return unfound(queryset, int(chosen.get("days") or KEPT_DAYS), KINDS[chosen.get("problem") or ""])


def unfound(counts: QuerySet[SearchCount], days: int = KEPT_DAYS, problem: Q = KINDS[""]) -> QuerySet[Any, Any]:
    """Searches of the last days with a problem, the most frequent first: query, searches, clicks, hits of the last one and its day."""
    latest = SearchCount.objects.filter(query=OuterRef("query")).order_by("-day").values("hits")[:1]
    return (
        counts.filter(day__gt=timezone.localdate() - dt.timedelta(days=days))
        .values("query")
        .annotate(asked=Sum("searches"), opened=Sum("clicks"), last_day=Max("day"), last_hits=Subquery(latest))
        .filter(problem, asked__gte=SHOWN_FROM)
        .order_by(F("asked").desc(), "query")
    )


class ActionsColumn(Column):
    """Buttons to the forms that mend a search, filled in with its words."""

    cell_template_name = "search_admin/unfound_actions.html"

    def get_cell_context_data(self, instance: dict[str, Any], parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        query, user = instance["query"], context["request"].user
        context["actions"] = [
            (label, f"{reverse(f'wagtailsnippets_search_{model}:add')}?{urlencode({field: value})}", query)
            for label, model, field, value in (
                (wording.ADD_SYNONYM, "synonym", "terms", f"{query} | "),
                (wording.ADD_JUDGED, "judgedquery", "query", query),
            )
            if user.has_perm(f"search.add_{model}")
        ]
        return context


class UnfoundView(ReportView):
    page_title = wording.TITLE
    header_icon = "help"
    model = SearchCount
    filterset_class = UnfoundFilter
    permission_policy = ModelPermissionPolicy(SearchCount)
    permission_required = "view"
    paginate_by = 25
    verbose_name_plural = wording.SEARCHES
    results_template_name = "search_admin/unfound_results.html"
    columns = [
        Column("query", label=wording.QUERY, classname="title"),
        Column("asked", label=wording.ASKED),
        Column("last_hits", label=wording.LAST_HITS),
        Column("now", label=wording.NOW),
        Column("opened", label=wording.OPENED),
        Column("last_day", label=wording.LAST_DAY, accessor=lambda row: f"{row['last_day']:%d/%m/%Y}"),
        ActionsColumn("actions", label=wording.ACTIONS),
    ]
    list_export = ["query", "asked", "last_hits", "opened", "last_day"]
    export_headings = {
        "query": wording.QUERY,
        "asked": wording.ASKED,
        "last_hits": wording.LAST_HITS,
        "opened": wording.OPENED,
        "last_day": wording.LAST_DAY,
    }
    export_filename = "tim-khong-thay"

    def get_filtered_queryset(self) -> QuerySet[Any, Any]:
        """Rows added up once; Wagtail's own would filter what is filtered already."""
        return self.get_queryset()

    def filter_queryset(self, queryset: QuerySet[SearchCount]) -> QuerySet[Any, Any]:
        """A filter that does not exist is none: the table is of added up rows in any case."""
        return self.filters.filter_queryset(queryset) if self.filters.is_valid() else unfound(queryset)

    def paginate_queryset(self, queryset: QuerySet[Any, Any], page_size: int) -> Any:
        """Say of the searches of this page how many hits they have by now: what was mended shows at once."""
        paginator, page, rows, more = super().paginate_queryset(queryset, page_size)
        rows = [{**row, "now": _hits_now(row["query"])} for row in rows]
        page.object_list = rows
        return paginator, page, rows, more


class UnfoundReport(ReportViewSet):
    name = "search_unfound"
    view_class = UnfoundView
    icon = "help"
    menu_label = wording.TITLE


def _hits_now(query: str) -> int:
    return service.site_search(SearchRequest(text=query, size=0, facets=())).total
