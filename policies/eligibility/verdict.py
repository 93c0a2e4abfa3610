"""The verdict on a scheme: fits, need facts, or not eligible, and why.

Only hard criteria decide. A check that is not certainly met is a point that the Centre must confirm; a
priority is only shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from policies.eligibility.changes import Change, smallest_change
from policies.eligibility.criteria import Criterion
from policies.eligibility.facts import registry_order
from policies.eligibility.finding import Finding, Outcome
from policies.eligibility.profile import Profile
from policies.eligibility.route import Route, Scheme
from policies.eligibility.wording import findings as wording

VerdictKind: TypeAlias = Literal["fits", "need_facts", "not_eligible"]
State: TypeAlias = Literal["fits", "to_confirm", "need_facts", "not_eligible"]
"""What people are told: a verdict that fits is green only when the Centre has nothing left to confirm."""

STATES: tuple[State, ...] = ("fits", "to_confirm", "need_facts", "not_eligible")
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

    @property
    def state(self) -> State:
        """The verdict as people are told it."""
        return _state(self.kind, len(self.points_to_confirm))


@dataclass(frozen=True, slots=True)
class Assessment:
    """A scheme for a profile in figures, without a sentence: what groups, orders and counts many schemes.

    `route` is the one that is shown, None only for a scheme without routes. `points` is how many points the Centre must confirm,
    `priorities` how many priorities are met.
    """

    scheme: Scheme
    kind: VerdictKind
    route: Route | None
    missing: Groups
    points: int
    priorities: int

    @property
    def state(self) -> State:
        """The verdict as people are told it."""
        return _state(self.kind, self.points)


@dataclass(frozen=True, slots=True)
class _Assessed:
    """A route with the outcomes of its criteria."""

    route: Route
    kind: VerdictKind
    missing: Groups
    points: int
    priorities: int
    for_others: bool
    unmet: int

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
        return 2, self.for_others, self.unmet, self.route.key


class Judge:
    """Judges many schemes for one profile.

    Schemes share routes and criteria (`catalogue` makes equal ones the same object), so that each is looked at once: a thousand
    schemes cost little more than the criteria that they differ in.
    """

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        # By identity; the objects are kept with their results, so that no other gets their place in memory.
        self._outcomes: dict[int, tuple[Criterion, Outcome]] = {}
        self._routes: dict[int, _Assessed] = {}

    def assess(self, scheme: Scheme) -> Assessment:
        """The verdict in figures; whether its call is open is another matter (`call_status`)."""
        if not scheme.routes:
            return Assessment(scheme, "need_facts", None, (), 1, 0)
        shown = min(map(self._assess, scheme.routes), key=_Assessed.rank)
        missing = shown.missing if shown.kind == "need_facts" else ()
        return Assessment(scheme, shown.kind, shown.route, missing, shown.points, shown.priorities)

    def explain(self, assessment: Assessment) -> Verdict:
        """The verdict with its sentences."""
        route, profile = assessment.route, self.profile
        if route is None:
            return Verdict("need_facts", None, (), (wording.NO_ROUTES,), (), None)
        found = tuple(criterion.judge(profile) for criterion in route.all_criteria)
        points = (f.sentence for f in found if f.strength == "check" and f.outcome != "met")
        return Verdict(
            kind=assessment.kind,
            route=route,
            findings=found,
            points_to_confirm=tuple(dict.fromkeys(points)),
            missing=assessment.missing,
            smallest_change=smallest_change(assessment.scheme, profile) if assessment.kind == "not_eligible" else None,
        )

    def _assess(self, route: Route) -> _Assessed:
        known = self._routes.get(id(route))
        if known is None:
            known = self._routes[id(route)] = self._look_at(route)
        return known

    def _look_at(self, route: Route) -> _Assessed:
        pairs = [(criterion, self._outcome(criterion)) for criterion in route.all_criteria]
        hard = [outcome for criterion, outcome in pairs if criterion.strength == "hard"]
        groups = {
            group
            for criterion, outcome in pairs
            if criterion.strength == "hard" and outcome == "unknown"
            for group in criterion.missing(self.profile)
        }
        return _Assessed(
            route=route,
            kind="not_eligible" if "unmet" in hard else "need_facts" if "unknown" in hard else "fits",
            missing=_in_order(groups),
            points=sum(criterion.strength == "check" and outcome != "met" for criterion, outcome in pairs),
            priorities=sum(criterion.strength == "priority" and outcome == "met" for criterion, outcome in pairs),
            for_others=pairs[0][1] == "unmet",
            unmet=hard.count("unmet"),
        )

    def _outcome(self, criterion: Criterion) -> Outcome:
        known = self._outcomes.get(id(criterion))
        if known is None:
            known = self._outcomes[id(criterion)] = criterion, criterion.outcome(self.profile)
        return known[1]


def judge(scheme: Scheme, profile: Profile) -> Verdict:
    """The verdict on a scheme for a profile; whether its call is open is another matter (`call_status`)."""
    one = Judge(profile)
    return one.explain(one.assess(scheme))


def _state(kind: VerdictKind, points: int) -> State:
    return "to_confirm" if kind == "fits" and points else kind


def _in_order(groups: Iterable[tuple[str, ...]]) -> Groups:
    """The groups in the order of the registry; one that a narrower group already serves is left out."""
    distinct = {tuple(sorted(group, key=registry_order)) for group in groups}
    needed = (group for group in distinct if not any(set(other) < set(group) for other in distinct))
    return tuple(sorted(needed, key=lambda group: [registry_order(fact) for fact in group]))
