"""Which parts of a number make a difference: a question about a turnover may be «không quá 200 tỷ?» and no more."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from policies.eligibility.criteria import Criterion, NumberRange
from policies.eligibility.facts import SIZE
from policies.eligibility.profile import Profile
from policies.eligibility.route import Scheme
from policies.eligibility.size import LIMITS, SIZE_FACTS
from policies.eligibility.values import Interval


def telling_bands(fact: str, schemes: Iterable[Scheme], profile: Profile) -> tuple[Interval, ...]:
    """The fewest bands of a number, in order and without a gap, by which these schemes are told apart for the profile.

    Within a band every hard criterion about the number has the same outcome wherever the number lies. One band says that the number
    decides nothing.
    """
    criteria = _about(fact, schemes, profile)
    begins = sorted({0, *(begin for criterion in criteria for begin in _begins(fact, criterion))})
    bands = [Interval(lo, hi - 1) for lo, hi in pairwise(begins)] + [Interval(begins[-1], None)]
    told: list[tuple[Interval, tuple[str, ...]]] = []
    for band in bands:
        answered = profile.with_value(fact, band)
        outcomes = tuple(criterion.outcome(answered) for criterion in criteria)
        if told and told[-1][1] == outcomes:
            told[-1] = Interval(told[-1][0].lo, band.hi), outcomes
        else:
            told.append((band, outcomes))
    return tuple(band for band, _ in told)


def _about(fact: str, schemes: Iterable[Scheme], profile: Profile) -> list[Criterion]:
    """The hard criteria that the number may decide, each once; not those of routes that other answers have ruled out."""
    facts = {fact, SIZE} if fact in SIZE_FACTS else {fact}
    found: dict[Criterion, None] = {}
    for route in {id(route): route for scheme in schemes for route in scheme.routes}.values():
        hard = [criterion for criterion in route.all_criteria if criterion.strength == "hard"]
        about = [criterion for criterion in hard if criterion.fact in facts]
        if about and not any(c.outcome(profile) == "unmet" for c in hard if c not in about):
            found |= dict.fromkeys(about)
    return list(found)


def _begins(fact: str, criterion: Criterion) -> Iterable[int]:
    """Numbers from which on the outcome may be another."""
    if criterion.fact == SIZE:
        return (getattr(limits, fact) + 1 for limits in LIMITS.values())
    assert isinstance(criterion, NumberRange)
    lo, hi = criterion.accepted.lo, criterion.accepted.hi
    return (lo,) if hi is None else (lo, hi + 1)
