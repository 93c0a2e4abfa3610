"""Who gains and who loses when the rules or the amounts of a scheme change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from policies.eligibility.cases import most_support
from policies.eligibility.profile import Profile
from policies.eligibility.route import Scheme
from policies.eligibility.verdict import Judge, State

Effect: TypeAlias = Literal["gains", "loses", "state", "more", "less"]
EFFECTS: tuple[Effect, ...] = ("gains", "loses", "state", "more", "less")


@dataclass(frozen=True, slots=True)
class Difference:
    """What the change means for one profile. The amounts are the most that the estimate says, in VND; None where it says nothing.

    `gains` and `loses` are about being excluded; `state` is any other change of what people are told; `more` and `less` are about the
    amount of who is told the same.
    """

    effect: Effect
    profile: Profile
    before: State
    after: State
    most_before: int | float | None
    most_after: int | float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences over a number of profiles, in the order of the profiles."""

    total: int
    differences: tuple[Difference, ...]

    @property
    def counts(self) -> Mapping[Effect, int]:
        """How many profiles each effect has, none left out."""
        found = Counter(difference.effect for difference in self.differences)
        return {effect: found[effect] for effect in EFFECTS}


def compare(before: Scheme, after: Scheme, profiles: Iterable[Profile], today: date) -> Comparison:
    """What becomes of each profile when the one version takes the place of the other."""
    profiles = list(profiles)
    found = (_difference(before, after, profile, today) for profile in profiles)
    return Comparison(len(profiles), tuple(difference for difference in found if difference))


def _difference(before: Scheme, after: Scheme, profile: Profile, today: date) -> Difference | None:
    judge = Judge(profile)
    was, is_ = judge.assess(before).state, judge.assess(after).state
    most_was, most_is = (most_support(scheme, profile, today) for scheme in (before, after))
    effect: Effect
    if was != is_:
        effect = "gains" if was == "not_eligible" else "loses" if is_ == "not_eligible" else "state"
    elif is_ == "not_eligible" or most_was == most_is:
        return None
    else:
        effect = "more" if (most_is or 0) > (most_was or 0) else "less"
    return Difference(effect, profile, was, is_, most_was, most_is)
