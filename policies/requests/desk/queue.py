"""The queue: requests by commune, scheme, state and officer; what is exported. The list itself shows nothing personal."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

import django_filters
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import log

from policies.models import RequestSettings, State, SupportRequest
from policies.models.requests import CLOSED
from policies.requests.clock import working_days_after
from policies.requests.codes import read_code
from policies.requests.desk import wording
from policies.requests.desk.one import OneRequest
from policies.requests.desk.scope import POLICY, visible_to
from policies.requests.forms import place_name
from site_core.reports.viewset import ReportViewSet
from site_core.text import amounts

NONE, OPEN, MINE, DATA, NEW_FIT = "-", "open", "me", "data", "new-fit"
# A table program takes what begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t")


class QueueFilter(WagtailFilterSet):
    """Choices are those of the requests that the user may see."""

    code = django_filters.CharFilter(label=wording.FIND_CODE, method="with_code")
    state = django_filters.ChoiceFilter(
        label=wording.STATE,
        choices=[(OPEN, wording.NOT_CLOSED), (DATA, wording.DATA_ASKED), (NEW_FIT, wording.NEW_FIT), *State.choices],
        empty_label=wording.ANY,
        method="in_state",
    )
    place = django_filters.ChoiceFilter(label=wording.PLACE, empty_label=wording.ANY, method="of_place")
    scheme = django_filters.ChoiceFilter(label=wording.SCHEME, empty_label=wording.ANY, method="of_scheme")
    officer = django_filters.ChoiceFilter(
        label=wording.OFFICER,
        choices=[(MINE, wording.MINE), (NONE, wording.NOBODYS)],
        empty_label=wording.ANY,
        method="of_officer",
    )

    class Meta:
        model = SupportRequest
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = visible_to(self.request.user).order_by()
        places = sorted(mine.values_list("place", flat=True).distinct())
        self.filters["place"].extra["choices"] = [(key or NONE, place_name(key) or wording.NO_PLACE) for key in places]
        schemes = dict(mine.values_list("scheme_code", "scheme_title").distinct())
        self.filters["scheme"].extra["choices"] = [
            (code or NONE, title or wording.NO_SCHEME) for code, title in sorted(schemes.items())
        ]

    def with_code(self, rows: QuerySet[Any, Any], name: str, value: str) -> QuerySet[Any, Any]:
        return rows.filter(code__startswith=read_code(value))

    def in_state(self, rows: QuerySet[Any, Any], name: str, value: str) -> QuerySet[Any, Any]:
        if value == DATA:
            return rows.exclude(data_due_on=None)
        if value == NEW_FIT:
            return rows.exclude(new_fit_on=None)
        return rows.exclude(state__in=CLOSED) if value == OPEN else rows.filter(state=value)

    def of_place(self, rows: QuerySet[Any, Any], name: str, value: str) -> QuerySet[Any, Any]:
        return rows.filter(place="" if value == NONE else value)

    def of_scheme(self, rows: QuerySet[Any, Any], name: str, value: str) -> QuerySet[Any, Any]:
        return rows.filter(scheme_code="" if value == NONE else value)

    def of_officer(self, rows: QuerySet[Any, Any], name: str, value: str) -> QuerySet[Any, Any]:
        return rows.filter(assigned_to=self.request.user if value == MINE else None)


class QueueView(ReportView):
    page_title = wording.QUEUE
    header_icon = "mail"
    model = SupportRequest
    filterset_class = QueueFilter
    permission_policy = POLICY
    permission_required = "view"
    verbose_name_plural = wording.REQUESTS
    export_headings: ClassVar[dict[str, str]] = {
        "code": wording.CODE,
        "received": wording.RECEIVED,
        "name": wording.NAME,
        "phone": wording.PHONE,
        "email": wording.EMAIL,
        "place": wording.PLACE,
        "wish": wording.WISH,
        "answers": wording.ANSWERS,
        "scheme": wording.SCHEME,
        "subject": wording.SUBJECT,
        "state": wording.STATE,
        "officer": wording.OFFICER,
        "closed": wording.CLOSED,
        "expires": wording.EXPIRES,
    }
    list_export: ClassVar[list[str]] = list(export_headings)
    export_filename = "nhu-cau"

    @property
    def columns(self) -> list[Column]:
        settings = RequestSettings.load()
        holidays = settings.days_off()

        def waiting(request: SupportRequest) -> str:
            if request.data_due_on:
                return wording.DATA_DUE.format(day=amounts.date(request.data_due_on))
            if request.new_fit_on:
                return wording.NEW_FIT_SINCE.format(day=amounts.date(request.new_fit_on))
            if request.is_closed:
                return ""
            since, today = timezone.localdate(request.received_at), timezone.localdate()
            late = request.state == State.RECEIVED and (
                working_days_after(since, settings.remind_after, holidays) <= today
            )
            return (wording.OVERDUE if late else wording.DAYS).format(days=(today - since).days)

        return [
            TitleColumn(
                "written_code",
                label=wording.CODE,
                get_url=lambda row: reverse("owner_requests:detail", args=[row.pk]),
            ),
            Column("received", label=wording.RECEIVED, accessor=lambda row: _written(row.received_at)),
            Column("waiting", label=wording.WAITING, accessor=waiting),
            Column("place", label=wording.PLACE, accessor=lambda row: place_name(row.place) or wording.NO_PLACE),
            Column("scheme_title", label=wording.SCHEME),
            Column("get_state_display", label=wording.STATE),
            Column("officer", label=wording.OFFICER, accessor=_officer),
        ]

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """What is not done first, the longest waiting on top; then what was done last."""
        order = Case(
            When(Q(state__in=CLOSED, data_due_on=None, new_fit_on=None), then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
        rows = visible_to(self.request.user).select_related("assigned_to")
        return rows.order_by(order, "-closed_at", "received_at", "pk")

    def to_row_dict(self, item: SupportRequest) -> dict[str, Any]:
        row: dict[str, Any] = {
            "code": item.written_code,
            "received": item.received_at,
            "name": item.name,
            "phone": item.phone,
            "email": item.email,
            "place": place_name(item.place),
            "wish": item.wish,
            "answers": "; ".join(f"{answer['label']}: {answer['said']}" for answer in item.answers),
            "scheme": item.scheme_title,
            "subject": item.subject,
            "state": item.get_state_display(),
            "officer": _officer(item),
            "closed": item.closed_at,
            "expires": item.expires_on,
        }
        return row

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        shown = super().preprocess_field_value(field, value, export_format)
        # Wagtail writes a workbook's texts as texts; a CSV file has none.
        return f"'{shown}" if export_format == self.FORMAT_CSV and str(shown).startswith(_FORMULA) else shown

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        if self.is_export:
            rows = [row.pk for row in context["object_list"]]
            log(
                instance=RequestSettings.load(),
                action="policies.export_requests",
                user=self.request.user,
                data={"requests": rows},
            )
        response: HttpResponse = super().render_to_response(context, **kwargs)
        return response


class RequestsQueue(ReportViewSet):
    name = "owner_requests"
    url_prefix = "nhu-cau"
    view_class = QueueView
    icon = "mail"
    menu_label = wording.QUEUE
    menu_order = 10

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("<int:pk>/", OneRequest.as_view(), name="detail")]


def _written(moment: dt.datetime) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y %H:%M}"


def _officer(request: SupportRequest) -> str:
    user = request.assigned_to
    return (user.get_full_name() or user.get_username()) if user else ""
