"""The list at the top of a page's form: what is still missing, and why the schedule could not be kept."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from site_core.background.failures import failures_of
from site_core.checks import wording
from site_core.checks.missing import missing


def notices(page: Any) -> dict[str, Any]:
    """What the list says of a page as it was saved last; nothing for a page that is new or an alias."""
    if page.pk is None or page.alias_of_id:
        return {}
    return {"missing": missing(page), "failures": failures_of(page), "heading": wording.MISSING}


class NoticesPanel(Panel):
    """The list. Saving in the background brings it up to date (`wagtailadmin/pages/edit_partials.html`)."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin_checks/panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            # After a save that was refused the form itself says what is wrong, beside each field.
            return {**context, **({} if self.form.is_bound else notices(self.instance))}
