"""A report among the entries of the admin's search menu."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet


class ReportViewSet(ViewSet):
    """Registers a report under `/admin/<name>/`; shown to who has the permission that its view asks for."""

    view_class: ClassVar[type[ReportView]]

    def get_urlpatterns(self) -> list[URLPattern]:
        names = {"index_url_name": f"{self.name}:index", "index_results_url_name": f"{self.name}:results"}
        return [
            path("", self.view_class.as_view(**names), name="index"),
            path("results/", self.view_class.as_view(results_only=True, **names), name="results"),
        ]

    @property
    def menu_item_class(self) -> type[MenuItem]:
        policy, permission = self.view_class.permission_policy, self.view_class.permission_required

        class ReportMenuItem(MenuItem):
            def is_shown(self, request: HttpRequest) -> Any:
                return policy.user_has_permission(request.user, permission)

        return ReportMenuItem
