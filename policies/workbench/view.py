"""The workbench of one scheme: its draft tried with one establishment, and compared with what is public."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from policies.eligibility import (
    FACTS,
    Comparison,
    Difference,
    Profile,
    Reference,
    Scheme,
    compare,
    drawn_profiles,
    judge,
    most_support,
    said_amount,
)
from policies.eligibility.wording.cases import result
from policies.models import SupportRequest, SupportScheme
from policies.models.schemes import scheme_codes
from policies.rules.golden import cases_of
from policies.rules.reference import reference_with
from policies.rules.schemes import draft_scheme, eligibility_scheme
from policies.workbench import wording
from policies.workbench.permissions import may_change
from policies.workbench.trying import TryForm, asked_facts
from site_core import clock

DRAWN = 300
EXAMPLES = 6


@dataclass(frozen=True, slots=True)
class Compared:
    """One row: over whom, how many there are, and how many each effect has."""

    label: str
    comparison: Comparison

    @property
    def counts(self) -> list[int]:
        return list(self.comparison.counts.values())


class Workbench(WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """`/admin/thu-quy-tac/<page id>/`, for who may change the page; nothing is stored. The answers stand in the address."""

    template_name = "workbench/workbench.html"
    header_icon = "tasks"
    scheme_page: SupportScheme

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        page = SupportScheme.objects.filter(pk=kwargs["pk"], alias_of=None).first()
        if page is None:
            raise Http404
        if not may_change(request.user, page):
            return permission_denied(request)
        self.scheme_page = page
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return wording.WORKBENCH_OF.format(title=self.scheme_page.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.scheme_page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.scheme_page.title},
            {"url": "", "label": wording.WORKBENCH},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        draft_page = self.scheme_page.get_latest_revision_as_object()
        draft = draft_scheme(draft_page)
        context["edit"] = reverse("wagtailadmin_pages:edit", args=[self.scheme_page.pk])
        if draft is None:
            return {**context, "unreadable": wording.UNREADABLE}
        codes = {**scheme_codes(), draft.code: draft.title}
        reference = reference_with(codes)
        form = TryForm(self.request.GET or None, draft, reference)
        context |= {"form": form, "rules": draft}
        if form.is_valid():
            context["tried"] = _tried(draft, form.profile)
        if not self.scheme_page.live:
            return {**context, "same": wording.NOT_PUBLIC}
        return {**context, **_compared(eligibility_scheme(self.scheme_page), draft, draft_page, codes, reference)}


def _tried(draft: Scheme, profile: Profile) -> dict[str, Any]:
    verdict = judge(draft, profile)
    most = most_support(draft, profile, clock.today())
    return {
        "verdict": verdict,
        "result": result(verdict.state, said_amount(most) if "investment" in profile.answers else ""),
        "missing": [" hoặc ".join(FACTS[fact].label.lower() for fact in group) for group in verdict.missing],
        "query": profile.query_string(),
    }


def _compared(
    public: Scheme, draft: Scheme, draft_page: SupportScheme, codes: dict[str, str], reference: Reference
) -> dict[str, Any]:
    today = clock.today()
    golden = [case.profile for case in cases_of(draft_page.golden_cases.all(), codes)]
    asked = [request.profile(reference) for request in SupportRequest.objects.only("answers") if request.answers]
    drawn = drawn_profiles([public, draft], reference, DRAWN)
    groups = (
        Compared(label, compare(public, draft, profiles, today))
        for label, profiles in ((wording.GOLDEN, golden), (wording.ASKED, asked), (wording.DRAWN, drawn))
    )
    rows = [group for group in groups if group.comparison.total]
    if not any(row.comparison.differences for row in rows):
        return {"same": wording.SAME, "rows": rows, "effects": list(wording.EFFECTS.values())}
    # Of what people have sent only numbers are shown.
    shown = [d for row in rows if row.label != wording.ASKED for d in row.comparison.differences]
    return {
        "rows": rows,
        "effects": list(wording.EFFECTS.values()),
        "examples": [_example(difference, asked_facts(draft)) for difference in _few(shown)],
    }


def _few(differences: list[Difference]) -> list[Difference]:
    """A few of each effect, the golden cases first."""
    each = EXAMPLES // 3
    return [d for effect in wording.EFFECTS for d in [d for d in differences if d.effect == effect][:each]]


def _example(difference: Difference, facts: Container[str]) -> dict[str, str]:
    """In words, with those answers alone that the scheme asks for."""
    given = [answer for answer in difference.profile.given if answer.fact in facts]
    said = [f"{FACTS[answer.fact].label.lower()}: {answer.label}" for answer in given]
    return {
        "effect": wording.EFFECTS[difference.effect],
        "who": "; ".join(said) or wording.NOTHING_ANSWERED,
        "before": result(difference.before, said_amount(difference.most_before)),
        "after": result(difference.after, said_amount(difference.most_after)),
    }
