"""The panel on the admin's first page that says what is missing; gone when nothing is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.permission_policies.base import ModelPermissionPolicy

from site_core import wording
from site_core.mail.sending import mail_is_set
from site_core.models import SiteSettings


class LaunchPanel(Component):
    name = "launch"
    order = 50
    template_name = "admin_checks/launch.html"

    def __init__(self, centre: SiteSettings) -> None:
        self.centre = centre

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        names = ", ".join(self.centre.missing_contacts)
        return {
            "title": wording.LAUNCH_TITLE,
            "contacts": wording.LAUNCH_CONTACTS.format(names=names) if names else "",
            "mail": "" if mail_is_set() else wording.LAUNCH_MAIL,
            "mend": wording.LAUNCH_MEND,
            "address": reverse("wagtailsettings:edit", args=["site_core", "sitesettings"]),
        }


@hooks.register("construct_homepage_panels")
def launch_panel(request: HttpRequest, panels: list[Any]) -> None:
    centre = SiteSettings.current()
    if (centre.missing_contacts or not mail_is_set()) and ModelPermissionPolicy(SiteSettings).user_has_permission(
        request.user, "change"
    ):
        panels.append(LaunchPanel(centre))
