"""A button in each row of a report that has the row's thing done once more, and what it posts to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.ui.tables import Column


@dataclass(frozen=True, slots=True)
class Again:
    """Doing something once more, for the report registered as `report`.

    `verb` stands on the button and `done` is said afterwards; `permission` is what one needs, as «app.codename». `act` gets the key of
    the row. `named` says what a row is about, `offered` whether it has the button.
    """

    report: str
    permission: str
    verb: str
    done: str
    act: Callable[[int], object]
    named: Callable[[Any], str] = str
    offered: Callable[[Any], bool] = bool

    def pattern(self) -> URLPattern:
        return path("<int:pk>/again/", require_POST(self._view), name="again")

    def _view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm(self.permission):
            return permission_denied(request)
        self.act(pk)
        messages.success(request, self.done)
        return redirect(f"{self.report}:index")


class AgainColumn(Column):
    """The buttons."""

    cell_template_name = "search_admin/again.html"

    def __init__(self, again: Again, label: str) -> None:
        super().__init__("again", label=label)
        self.again = again

    def get_cell_context_data(self, instance: Any, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        allowed = context["request"].user.has_perm(self.again.permission) and self.again.offered(instance)
        return {
            **context,
            # Wagtail renders a cell without what context processors add.
            "csrf_token": get_token(context["request"]),
            "address": reverse(f"{self.again.report}:again", args=[instance.pk]) if allowed else "",
            "verb": self.again.verb,
            "title": self.again.named(instance),
        }
