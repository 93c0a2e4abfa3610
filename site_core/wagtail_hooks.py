"""What the admin shows of the shared parts."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from site_core.approvals import wording as approvals_wording
from site_core.background.publishing_report import FailuresReport
from site_core.background.report import StepsReport
from site_core.checks import hooks as checks  # noqa: F401  (registers what it holds)
from site_core.files import avatars
from site_core.launch import panel as launch  # noqa: F401
from site_core.mail.report import MailReport
from site_core.numbers.views import read_number
from site_core.references import hooks as references  # noqa: F401
from site_core.styleguide.views import styleguide


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("styleguide/", styleguide, name="styleguide"), path("numbers/", read_number, name="read_number")]


@hooks.register("register_admin_urls")
def avatar_address() -> list[URLPattern]:
    return [path("avatars/<int:user_id>/", avatars.avatar, name="avatar")]


hooks.register("get_avatar_url", avatars.address)


@hooks.register("register_admin_viewset")
def background_steps() -> StepsReport:
    return StepsReport()


@hooks.register("register_admin_viewset")
def publishing_failures() -> FailuresReport:
    return FailuresReport()


@hooks.register("register_admin_viewset")
def outgoing_mail() -> MailReport:
    return MailReport()


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission, Permission]:
    """What groups may be given beyond what Wagtail offers: to say which unit a page is about, to see the reports of the worker."""
    return Permission.objects.filter(content_type__app_label="site_core").filter(
        Q(codename="change_place")
        | Q(
            content_type__model__in=("outgoingmail", "stepstate", "publishingfailure"),
            codename__regex="^(view|change)_",
        )
    )


@hooks.register("register_log_actions")
def log_actions(registry: Any) -> None:
    registry.register_action("site_core.decided_by_link", approvals_wording.LOG, approvals_wording.LOG)


@hooks.register("register_settings_menu_item")
def styleguide_menu_item() -> MenuItem:
    return MenuItem("Mẫu giao diện", reverse("styleguide"), icon_name="view", order=900)
