"""The panel in a scheme's form that says how its rules read in public, and what is doubtful in them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from policies.rules.linting import lints_of
from policies.rules.schemes import draft_scheme
from site_core import clock


def rules_shown(page: Any) -> dict[str, Any]:
    """What the panel says of a scheme as it was saved last; nothing of one that is new or an alias."""
    if page.pk is None or page.alias_of_id:
        return {}
    rules = draft_scheme(page)
    return {
        "saved": True,
        "rules": rules,
        # A draft that cannot be read may lack the documents that this asks.
        "law_moved": rules is not None and page.needs_check(clock.today()),
        "lints": lints_of(page, clock.today()),
        "workbench": reverse("scheme_workbench", args=[page.pk]),
        "code": page.code,
    }


class RulesPanel(Panel):
    """The panel. Saving in the background brings it up to date (`wagtailadmin/pages/edit_partials.html`)."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "workbench/panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            # After a save that was refused the form itself says what is wrong.
            return {**context, **({} if self.form.is_bound else rules_shown(self.instance))}
