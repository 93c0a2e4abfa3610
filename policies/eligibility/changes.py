"""The smallest change of alterable facts after which a scheme is no longer excluded."""

from __future__ import annotations

from dataclasses import dataclass

from policies.eligibility.criteria import Criterion
from policies.eligibility.facts import FACTS
from policies.eligibility.profile import Profile
from policies.eligibility.route import Scheme
from policies.eligibility.values import Interval
from policies.eligibility.wording import rules
from policies.eligibility.wording.amounts import span


@dataclass(frozen=True, slots=True)
class Change:
    """One fact to change: `from_` what was said, `to` what to say instead, both as in a query string."""

    fact: str
    from_: str
    to: str
    sentence: str


def smallest_change(scheme: Scheme, profile: Profile) -> tuple[Change, ...] | None:
    """The fewest changes, in the order of the registry as criteria are; None when impossible, or when the scheme is not
    excluded.

    To save a route, each of its unmet hard criteria must change, and a fact has only one of them; so the
    changes of a route are exactly its unmet criteria, and no part of the smallest such set saves any
    route.
    """
    candidates = []
    for route in scheme.routes:
        unmet = [c for c in route.all_criteria if c.strength == "hard" and c.outcome(profile) == "unmet"]
        if not unmet:
            return None
        changes = [_change(criterion, profile) for criterion in unmet]
        possible = [change for change in changes if change]
        if len(possible) == len(changes):
            candidates.append((len(possible), route.key, possible))
    if not candidates:
        return None
    _, _, fewest = min(candidates, key=lambda candidate: candidate[:2])
    return tuple(fewest)


def _change(criterion: Criterion, profile: Profile) -> Change | None:
    said, target = profile.answer(criterion.fact), criterion.nearest(profile)
    if said is None or target is None:
        return None
    changed = profile.with_value(criterion.fact, target).answers[criterion.fact]
    if isinstance(target, Interval) and isinstance(said.value, Interval):
        noun, to = rules.NOUNS[criterion.fact], span(target, FACTS[criterion.fact].unit)
        sentence = rules.change_number(noun, said.label, to, up=said.value.lo < target.lo)
    else:
        sentence = rules.change_flag(criterion.requirement)
    return Change(criterion.fact, said.text, changed, sentence)
