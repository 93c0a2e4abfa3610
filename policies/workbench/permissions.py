"""Who may use the workbench: whoever may change a scheme."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from policies.models import SupportScheme

CHANGE = "change"


class SchemePolicy(PagePermissionPolicy):  # type: ignore[misc]
    """Page permissions, held on some scheme and not just on any page."""

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        found: bool = self.instances_user_has_any_permission_for(user, set(actions)).type(SupportScheme).exists()
        return found


POLICY = SchemePolicy()


def may_change(user: Any, page: Page) -> bool:
    """Whether the user may change this very page."""
    allowed: bool = page.permissions_for_user(user).can_edit()
    return allowed
