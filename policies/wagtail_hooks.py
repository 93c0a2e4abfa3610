"""What the admin offers of policies beyond Wagtail's own."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from policies.models import Combination, IndustryGroup, Intention, PlaceGroup
from policies.requests.desk.menu import RequestsMenu
from policies.workbench.demand_report import DemandReport
from policies.workbench.lint_report import LintReport
from policies.workbench.stale_report import StaleReport
from policies.workbench.view import Workbench
from site_core.snippets import KeyedViewSet

for model in (IndustryGroup, PlaceGroup, Intention, Combination):
    register_snippet(model, viewset=KeyedViewSet)
register_snippet(RequestsMenu)


@hooks.register("register_admin_urls")
def workbench() -> list[URLPattern]:
    return [path("thu-quy-tac/<int:pk>/", Workbench.as_view(), name="scheme_workbench")]


@hooks.register("register_admin_viewset")
def scheme_lints() -> LintReport:
    return LintReport()


@hooks.register("register_admin_viewset")
def needs_check() -> StaleReport:
    return StaleReport()


@hooks.register("register_admin_viewset")
def demand() -> DemandReport:
    return DemandReport()
