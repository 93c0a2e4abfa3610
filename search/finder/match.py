"""The finder's core: every scheme judged for a profile, in three groups, best first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import timezone

from policies.catalogue.schemes import eligibility_schemes
from policies.eligibility import (
    Benefit,
    Estimate,
    NextQuestion,
    Profile,
    Verdict,
    call_status,
    estimate,
    judge,
    next_question,
)
from policies.models import SupportScheme
from search import service
from search.requests import MAX_SIZE, SearchRequest


@dataclass(frozen=True, slots=True)
class SchemeMatch:
    """One scheme with its verdict for the profile, and what a card shows of it."""

    code: str
    title: str
    url: str
    promise: str
    status: str
    opens_at: dt.datetime | None
    closes_at: dt.datetime | None
    verdict: Verdict
    estimate: Estimate | None
    items: tuple[Benefit, ...]
    needs_check: bool


@dataclass(frozen=True, slots=True)
class MatchResult:
    """Schemes in three groups, the question that settles most of them, and which engine answered."""

    profile: Profile
    fits: list[SchemeMatch]
    need_facts: list[SchemeMatch]
    not_eligible: list[SchemeMatch]
    next_question: NextQuestion | None
    engine: str

    @property
    def possible(self) -> int:
        """Number of schemes that are not ruled out."""
        return len(self.fits) + len(self.need_facts)

    @property
    def total(self) -> int:
        return len(self.fits) + len(self.need_facts) + len(self.not_eligible)


def match(profile: Profile, text: str = "") -> MatchResult:
    """Judge every public scheme that the text and the profile's intention leave, for the profile.

    Raises nothing for any text; an index that is down is replaced by the database.
    """
    now = timezone.now()
    today = timezone.localdate(now)
    schemes = SupportScheme.objects.visible().order_by("path")
    if intentions := _intentions(profile):
        schemes = schemes.filter(code__in=intentions)
    rank, engine = _found(text)
    if rank is not None:
        schemes = schemes.filter(code__in=rank)
    matches = [
        SchemeMatch(
            code=scheme.code,
            title=scheme.title,
            url=scheme.url,
            promise=page.promise,
            status=call_status(scheme.opens_at, scheme.closes_at, now),
            opens_at=scheme.opens_at,
            closes_at=scheme.closes_at,
            verdict=judge(scheme, profile),
            estimate=estimate(scheme, profile, today),
            items=tuple(item for item in scheme.benefits if item.in_force(today)),
            needs_check=page.needs_check(today),
        )
        for page, scheme in eligibility_schemes(schemes)
    ]
    rank = rank or {found.code: position for position, found in enumerate(matches)}
    matches.sort(key=lambda found: (_order(found), rank[found.code], found.code))
    groups: dict[str, list[SchemeMatch]] = {"fits": [], "need_facts": [], "not_eligible": []}
    for found in matches:
        groups[found.verdict.kind].append(found)
    return MatchResult(
        profile=profile,
        next_question=next_question(found.verdict for found in matches),
        engine=engine,
        **groups,
    )


def _found(text: str) -> tuple[dict[str, int] | None, str]:
    """Place of each scheme among those that the text finds, and the engine; no places when there is no text."""
    if not text.strip():
        return None, settings.SEARCH_ENGINE
    codes: list[str] = []
    request = SearchRequest(text=text, kinds=("scheme",), size=MAX_SIZE, facets=())
    while True:
        result = service.site_search(request)
        codes += [hit.code for hit in result.hits]
        if request.page >= result.pages:
            return {code: position for position, code in enumerate(codes)}, result.engine
        request = replace(request, page=request.page + 1)


def _intentions(profile: Profile) -> tuple[str, ...]:
    chosen = profile.value("intention")
    return tuple(sorted(chosen)) if isinstance(chosen, frozenset) else ()


def _order(found: SchemeMatch) -> tuple[int, int, int, int]:
    """Within a group: calls not closed first, then fewer open questions, fewer points to confirm, more priorities."""
    priorities = sum(f.strength == "priority" and f.outcome == "met" for f in found.verdict.findings)
    return (
        int(found.status == "closed"),
        len(found.verdict.missing),
        len(found.verdict.points_to_confirm),
        -priorities,
    )
