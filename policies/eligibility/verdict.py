"""The verdict on a scheme: fits, need facts, or not eligible, and why.

Only hard criteria decide. A check that is not certainly met is a point that the Centre must confirm; a
priority is only shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from policies.eligibility.changes import Change, smallest_change
from policies.eligibility.facts import registry_order
from policies.eligibility.finding import Finding, Outcome
from policies.eligibility.profile import Profile
from policies.eligibility.route import Route, Scheme
from policies.eligibility.wording import findings as wording

VerdictKind: TypeAlias = Literal["fits", "need_facts", "not_eligible"]
Groups: TypeAlias = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict with the route that is shown for it.

    `route` is None only for a scheme without routes. `missing` are groups of facts, any one answer of a
    group helps; filled only when facts are needed. `smallest_change` is None unless the scheme is
    excluded and a change of alterable facts would end that.
    """

    kind: VerdictKind
    route: Route | None
    findings: tuple[Finding, ...]
    points_to_confirm: tuple[str, ...]
    missing: Groups
    smallest_change: tuple[Change, ...] | None


@dataclass(frozen=True, slots=True)
class _Assessed:
    """A route with the outcomes of its criteria, in their order."""

    route: Route
    outcomes: tuple[Outcome, ...]
    missing: Groups

    @property
    def hard(self) -> list[Outcome]:
        pairs = zip(self.route.all_criteria, self.outcomes, strict=True)
        return [outcome for criterion, outcome in pairs if criterion.strength == "hard"]

    @property
    def points(self) -> int:
        pairs = zip(self.route.all_criteria, self.outcomes, strict=True)
        return sum(criterion.strength == "check" and outcome != "met" for criterion, outcome in pairs)

    @property
    def kind(self) -> VerdictKind:
        if "unmet" in self.hard:
            return "not_eligible"
        return "need_facts" if "unknown" in self.hard else "fits"

    def rank(self) -> tuple[int, int, int, str]:
        """Which route is shown, smallest first; ties by key, never by position.

        Certain: fewest points. Possible: fewest missing, then fewest points. Excluded: those for the
        person's legal form first, then fewest unmet, so that an enterprise hears of its size, not of not
        being a household.
        """
        if self.kind == "fits":
            return 0, self.points, 0, self.route.key
        if self.kind == "need_facts":
            return 1, len(self.missing), self.points, self.route.key
        return 2, self.outcomes[0] == "unmet", self.hard.count("unmet"), self.route.key


def judge(scheme: Scheme, profile: Profile) -> Verdict:
    """The verdict on a scheme for a profile; whether its call is open is another matter (`call_status`)."""
    if not scheme.routes:
        return Verdict("need_facts", None, (), (wording.NO_ROUTES,), (), None)
    shown = min((_assess(route, profile) for route in scheme.routes), key=_Assessed.rank)
    found = tuple(criterion.judge(profile) for criterion in shown.route.all_criteria)
    points = (f.sentence for f in found if f.strength == "check" and f.outcome != "met")
    return Verdict(
        kind=shown.kind,
        route=shown.route,
        findings=found,
        points_to_confirm=tuple(dict.fromkeys(points)),
        missing=shown.missing if shown.kind == "need_facts" else (),
        smallest_change=smallest_change(scheme, profile) if shown.kind == "not_eligible" else None,
    )


def _assess(route: Route, profile: Profile) -> _Assessed:
    outcomes = tuple(criterion.outcome(profile) for criterion in route.all_criteria)
    groups = {
        group
        for criterion, outcome in zip(route.all_criteria, outcomes, strict=True)
        if criterion.strength == "hard" and outcome == "unknown"
        for group in criterion.missing(profile)
    }
    return _Assessed(route, outcomes, _in_order(groups))


def _in_order(groups: Iterable[tuple[str, ...]]) -> Groups:
    """The groups in the order of the registry; one that a narrower group already serves is left out."""
    distinct = {tuple(sorted(group, key=registry_order)) for group in groups}
    needed = (group for group in distinct if not any(set(other) < set(group) for other in distinct))
    return tuple(sorted(needed, key=lambda group: [registry_order(fact) for fact in group]))
