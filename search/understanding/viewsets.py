"""The words of trades and the names of localities in the admin."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from policies.models import Industry
from search.understanding import wording
from site_core.models import Locality


class OnlyChanged(ModelPermissionPolicy):  # type: ignore[misc]
    """Rows of a register that comes with the project: editors change them, and neither add nor delete any."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in ("add", "delete") and bool(super().user_has_permission(user, action))


class IndustryViewSet(SnippetViewSet):  # type: ignore[misc]
    model = Industry
    menu_label = wording.INDUSTRY_WORDS
    icon = "list-ul"
    list_display = ("code", "name", "everyday_words")
    list_export = ("code", "name", "everyday_words")
    list_per_page = 50
    search_fields = ("code", "name", "everyday_words")
    copy_view_enabled = False
    permission_policy = OnlyChanged(Industry)


class LocalityViewSet(SnippetViewSet):  # type: ignore[misc]
    model = Locality
    menu_label = wording.LOCALITIES
    icon = "site"
    list_display = ("name", "place", "note")
    list_export = ("name", "place", "note")
    list_per_page = 50
    search_fields = ("name", "note")
