"""Made-up establishments, drawn from the facts: always the same for the same scheme, many of them just at its limits."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from policies.eligibility.criteria import Criterion, NumberRange
from policies.eligibility.facts import FACTS, OUTSIDE, Fact
from policies.eligibility.profile import Profile
from policies.eligibility.reference import Reference
from policies.eligibility.route import Scheme
from policies.eligibility.size import LIMITS, SIZE_FACTS

LEFT_OPEN = 1 / 8
"""How often a question is left unanswered."""
USUAL: dict[str, tuple[int, ...]] = {
    "employees": (1, 5, 8, 15, 40, 120, 300),
    "revenue": (500, 2_000, 8_000, 40_000, 150_000, 300_000),
    "capital": (300, 1_500, 5_000, 18_000, 80_000, 200_000),
    "investment": (30, 100, 300, 600, 1_000, 3_000, 20_000),
    "years": (0, 1, 2, 3, 5, 10),
}
"""What establishments often have, in the unit of the fact."""
TRADE_OUTSIDE_INDUSTRY = "4711"


def drawn_profiles(schemes: Sequence[Scheme], reference: Reference, count: int, seed: int = 10) -> tuple[Profile, ...]:
    """`count` profiles. `schemes` are versions of one scheme: their limits and groups are drawn as often as all other values."""
    random = Random(seed)  # noqa: S311  (nothing secret)
    criteria = [c for scheme in schemes for route in scheme.routes for c in route.all_criteria]
    choices = {name: _values(fact, schemes, criteria, reference) for name, fact in FACTS.items()}
    profiles = []
    for _ in range(count):
        answers = {
            name: [random.choice(random.choice(groups))]
            for name, groups in choices.items()
            if groups and random.random() >= LEFT_OPEN
        }
        profiles.append(Profile.parse(answers, reference))
    return tuple(profiles)


def _values(
    fact: Fact, schemes: Sequence[Scheme], criteria: Sequence[Criterion], reference: Reference
) -> list[list[str]]:
    """Groups of values as in a query string; each group is drawn equally often, then one of its values."""
    named = {str(code) for c in criteria if c.fact == fact.name for code in getattr(c, "codes", ())}
    if fact.kind == "number":
        groups = [list(map(str, _limits(fact.name, criteria))), list(map(str, USUAL[fact.name]))]
    elif fact.kind == "industry":
        of_groups = [code for code in reference.industries if code in named or code[:2] in named]
        groups = [of_groups, [*reference.industries, TRADE_OUTSIDE_INDUSTRY]]
    elif fact.kind == "place":
        units = [code for code, heirs in reference.places.items() if heirs == {code}]
        groups = [
            [code for code in units if code in named - {OUTSIDE}],
            [code for code in units if code != OUTSIDE],
            units,
        ]
    elif fact.kind == "intention":
        groups = [[code for code in dict.fromkeys(scheme.code for scheme in schemes) if code in reference.intentions]]
    else:
        groups = [list(fact.closed_values)]
    return [sorted(group) for group in groups if group]


def _limits(fact: str, criteria: Sequence[Criterion]) -> list[int]:
    """The numbers at which an outcome may change, on both sides."""
    ranges = [c.accepted for c in criteria if isinstance(c, NumberRange) and c.fact == fact]
    limits = {number for accepted in ranges for number in (accepted.lo - 1, accepted.lo)}
    limits |= {number for accepted in ranges if accepted.hi is not None for number in (accepted.hi, accepted.hi + 1)}
    if fact in SIZE_FACTS:
        limits |= {number for limit in LIMITS.values() for number in (getattr(limit, fact), getattr(limit, fact) + 1)}
    return [number for number in limits if number >= 0]
