"""The sheet that somebody takes to the Centre («Phiếu trao đổi»): answers, schemes, what is met, what to confirm, papers, steps, and a
code that reopens it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import segno
from django.utils.safestring import SafeString, mark_safe

from policies.eligibility import FACTS, Finding
from policies.models import SupportScheme
from search.finder import cards, wording
from search.finder.answers import Answers
from search.finder.match import SchemeMatch
from search.finder.plan import Plan
from search.finder.taking import take
from site_core import clock
from site_core.places.contacts import UnitContact, contact_of


@dataclass(frozen=True, slots=True)
class SheetScheme:
    """One scheme of the sheet. `missing` are the questions that are still open, in words; `papers` and `steps` are the page's."""

    scheme: SchemeMatch
    met: tuple[Finding, ...]
    points: tuple[str, ...]
    missing: tuple[str, ...]
    papers: tuple[str, ...]
    steps: tuple[str, ...]


def sheet_schemes(schemes: Sequence[SchemeMatch]) -> tuple[SheetScheme, ...]:
    """What the sheet says of these schemes. Two queries."""
    pages: dict[str, Any] = {
        page.code: page
        for page in SupportScheme.objects.visible()
        .filter(code__in=[scheme.code for scheme in schemes])
        .prefetch_related("papers")
    }
    return tuple(_described(scheme, pages.get(scheme.code)) for scheme in schemes)


def _described(scheme: SchemeMatch, page: Any) -> SheetScheme:
    verdict = scheme.verdict
    return SheetScheme(
        scheme=scheme,
        met=tuple(f for f in verdict.findings if f.strength == "hard" and f.outcome == "met"),
        points=verdict.points_to_confirm,
        missing=tuple(wording.EITHER.join(FACTS[name].label for name in group) for group in verdict.missing),
        papers=tuple(paper.name for paper in page.papers.all()) if page else (),
        steps=tuple(step["title"] for block in page.steps for step in block.value) if page else (),
    )


def contact(answers: Answers) -> UnitContact | None:
    """Whom to ask in the unit where the establishment is, where one unit was named and has a contact."""
    place = answers.profile.answers.get("place", "")
    found = contact_of(place) if place and "," not in place else None
    return found if found and found.is_known else None


def code(link: str) -> SafeString:
    """The link as a QR code: an SVG that scales with the text."""
    drawn: str = segno.make_qr(link, error="l").svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - paths only, drawn by the library


def context(answers: Answers, given: tuple[cards.Given, ...], plan: Plan) -> dict[str, Any]:
    """What the sheet's template shows: in full what the plan counts, else its first scheme, so that it stays one sheet; the others in a
    line."""
    schemes = [planned.scheme for planned in plan.main]
    counted = plan.bundle.schemes if plan.bundle else tuple(scheme.code for scheme in schemes[:1])
    link = take(answers, schemes).link
    return {
        "answers": answers,
        "given": given,
        "bundle": plan.bundle,
        "entries": sheet_schemes([scheme for scheme in schemes if scheme.code in counted]),
        "others": [cards.line(scheme, answers) for scheme in schemes if scheme.code not in counted],
        "today": clock.today(),
        "unit_contact": contact(answers),
        "code": code(link),
        "link": link,
    }
