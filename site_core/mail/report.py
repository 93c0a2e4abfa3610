"""The report of letters: how many wait, were sent and refused, and why. It shows no address and no text."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.urls import URLPattern
from django.utils import timezone
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.base import ModelPermissionPolicy

from site_core.mail import wording
from site_core.mail.models import OutgoingMail
from site_core.mail.outbox import send_again
from site_core.mail.topics import topic_name
from site_core.reports.again import Again, AgainColumn
from site_core.reports.viewset import ReportViewSet

AGAIN = Again(
    report="outgoing_mail",
    permission="site_core.change_outgoingmail",
    verb=wording.SEND_AGAIN,
    done=wording.WILL_BE_SENT,
    act=send_again,
    named=lambda letter: topic_name(letter.topic),
    offered=lambda letter: letter.refused_at is not None and letter.forgotten_at is None,
)


def _written(moment: dt.datetime) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y %H:%M}"


def _state(letter: OutgoingMail) -> str:
    if letter.sent_at:
        return wording.SENT.format(at=_written(letter.sent_at))
    if letter.refused_at:
        return wording.REFUSED.format(at=_written(letter.refused_at))
    return wording.WAITING.format(at=_written(letter.send_after))


class MailView(ReportView):
    page_title = wording.TITLE
    header_icon = "mail"
    model = OutgoingMail
    permission_policy = ModelPermissionPolicy(OutgoingMail)
    permission_required = "view"
    verbose_name_plural = wording.MAIL
    columns = [
        Column("topic", label=wording.TOPIC, accessor=lambda letter: topic_name(letter.topic)),
        Column("created_at", label=wording.WRITTEN, accessor=lambda letter: _written(letter.created_at)),
        Column("state", label=wording.STATE, accessor=_state),
        Column("attempts", label=wording.ATTEMPTS),
        Column("last_error", label=wording.ERROR),
        AgainColumn(AGAIN, wording.AGAIN_COLUMN),
    ]
    list_export: ClassVar[list[str]] = ["topic", "created_at", "sent_at", "refused_at", "attempts", "last_error"]
    export_filename = "thu-gui-di"

    def get_page_subtitle(self) -> str:
        since = timezone.now() - dt.timedelta(days=wording.DAYS_COUNTED)
        letters = OutgoingMail.objects
        return wording.COUNTS.format(
            waiting=letters.filter(sent_at=None, refused_at=None).count(),
            refused=letters.exclude(refused_at=None).filter(forgotten_at=None).count(),
            sent=letters.filter(sent_at__gte=since).count(),
            days=wording.DAYS_COUNTED,
        )

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """What is not with its reader first."""
        trouble = Case(
            When(Q(sent_at=None, forgotten_at=None), then=Value(0)), default=Value(1), output_field=IntegerField()
        )
        return OutgoingMail.objects.order_by(trouble, "-created_at", "-pk")


class MailReport(ReportViewSet):
    name = AGAIN.report
    url_prefix = "reports/mail"
    view_class = MailView
    icon = "mail"
    menu_label = wording.TITLE
    menu_hook = "register_reports_menu_item"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), AGAIN.pattern()]
