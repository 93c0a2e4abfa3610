"""The finder's core: every scheme judged for a profile, in three groups, best first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from django.conf import settings
from django.utils import timezone

from policies.catalogue.schemes import PublicScheme, public_schemes
from policies.eligibility import (
    Assessment,
    Benefit,
    Call,
    Estimate,
    Judge,
    NextQuestion,
    Profile,
    Verdict,
    current_call,
    estimate,
    next_question,
    offered,
    urgency,
)
from policies.headline import headline_amount
from policies.wording import UNCONFIRMED
from search import service
from search.finder import wording
from search.requests import MAX_SIZE, SearchRequest
from site_core import clock
from site_core.text.amounts import money_range


class SchemeMatch:
    """One scheme for the profile, and what a card shows of it. Sentences and estimate are made when they are asked for."""

    def __init__(self, scheme: PublicScheme, assessment: Assessment, judge: Judge, now: dt.datetime) -> None:
        self.assessment = assessment
        self._scheme, self._judge, self._now = scheme, judge, now

    @property
    def code(self) -> str:
        return self._scheme.code

    @property
    def title(self) -> str:
        return self._scheme.rules.title

    @property
    def url(self) -> str:
        return self._scheme.rules.url

    @property
    def promise(self) -> str:
        return self._scheme.promise

    @cached_property
    def call(self) -> Call:
        rules = self._scheme.rules
        return current_call(rules.rounds, self._now, year_round=rules.year_round)

    @cached_property
    def verdict(self) -> Verdict:
        return self._judge.explain(self.assessment)

    @cached_property
    def estimate(self) -> Estimate | None:
        return estimate(self._scheme.rules, self._judge.profile, self._today)

    @property
    def items(self) -> tuple[Benefit, ...]:
        return self._scheme.benefits_on(self._today)

    @property
    def figure(self) -> tuple[str, str]:
        """The amount in a few words, the person's own where there is one, and a doubt about it."""
        if self.estimate is None:
            return headline_amount(self.items, self._today)
        words = wording.UP_TO.format(amount=money_range(self.estimate.support))
        return words, "" if self.estimate.confirmed else UNCONFIRMED

    @property
    def needs_check(self) -> bool:
        return self._scheme.needs_check(self._today)

    @property
    def _today(self) -> dt.date:
        return _day_of(self._now)


@dataclass(frozen=True, slots=True)
class MatchResult:
    """Schemes in three groups, the question that settles most of them, and which engine answered.

    `aside` are schemes that are possible, but not told of without being asked for (`offered`).
    """

    profile: Profile
    fits: list[SchemeMatch]
    need_facts: list[SchemeMatch]
    not_eligible: list[SchemeMatch]
    aside: list[SchemeMatch]
    next_question: NextQuestion | None
    engine: str

    @property
    def possible(self) -> int:
        """Number of schemes that are not ruled out."""
        return len(self.fits) + len(self.need_facts)

    @property
    def total(self) -> int:
        return len(self.fits) + len(self.need_facts) + len(self.not_eligible)

    def for_wish(self) -> MatchResult:
        """The schemes that the profile's intention names, of a result for all needs; all of them without an intention."""
        wished = self.profile.value("intention")
        if not isinstance(wished, frozenset):
            return self

        def named(group: list[SchemeMatch]) -> list[SchemeMatch]:
            return [found for found in group if found.code in wished]

        fits, need_facts = named(self.fits), named(self.need_facts)
        return replace(
            self,
            fits=fits,
            need_facts=need_facts,
            not_eligible=named(self.not_eligible),
            aside=named(self.aside),
            next_question=next_question(found.assessment for found in (*fits, *need_facts)),
        )


def match(profile: Profile, text: str = "", *, all_needs: bool = False) -> MatchResult:
    """Judge every public scheme that the text and the profile's intention leave, for the profile, as things are now or on the day that is
    asked about.

    `all_needs` keeps those that the intention does not name, too: what a plan says is possible besides.
    Raises nothing for any text; an index that is down is replaced by the database.
    """
    now, judge = clock.now(), Judge(profile)
    rank, engine = _found(text)
    matches = [
        SchemeMatch(scheme, judge.assess(scheme.rules), judge, now)
        for scheme in public_schemes()
        if rank is None or scheme.code in rank
    ]
    rank = rank or {found.code: position for position, found in enumerate(matches)}
    matches.sort(key=lambda found: (_order(found), rank[found.code], found.code))
    groups: dict[str, list[SchemeMatch]] = {"fits": [], "need_facts": [], "not_eligible": [], "aside": []}
    for found in matches:
        possible = found.assessment.kind != "not_eligible"
        told = not possible or bool(text) or offered(found.assessment.scheme, profile)
        groups[found.assessment.kind if told else "aside"].append(found)
    asked = (*groups["fits"], *groups["need_facts"])
    result = MatchResult(
        profile=profile,
        next_question=next_question(found.assessment for found in asked),
        engine=engine,
        **groups,
    )
    return result if all_needs else result.for_wish()


def match_codes(codes: Collection[str], profile: Profile) -> dict[str, SchemeMatch]:
    """The public schemes with these codes, judged for the profile, by code."""
    now, judge = clock.now(), Judge(profile)
    return {
        scheme.code: SchemeMatch(scheme, judge.assess(scheme.rules), judge, now)
        for scheme in public_schemes()
        if scheme.code in codes
    }


@lru_cache(maxsize=4)
def _day_of(now: dt.datetime) -> dt.date:
    """The day in Vietnam; a thousand matches of one answer ask for it."""
    return timezone.localdate(now)


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


def _order(found: SchemeMatch) -> tuple[tuple[int, float], int, int, int]:
    """Within a group: what closes first stands first, then fewer open questions, fewer points to confirm, more priorities."""
    figures = found.assessment
    return urgency(found.call), len(figures.missing), figures.points, -figures.priorities
