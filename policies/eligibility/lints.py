"""What is doubtful in the rules of a scheme although each of its cards makes sense by itself. Advice: it blocks nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal, TypeAlias

from policies.eligibility.criteria import Criterion, IndustryIn, NumberRange, OneOf, PlaceIn
from policies.eligibility.facts import OUTSIDE, SIZE
from policies.eligibility.parsing import MANUFACTURING
from policies.eligibility.profile import Profile
from policies.eligibility.route import Benefit, Route, Scheme
from policies.eligibility.size import SIZE_FACTS, size_classes
from policies.eligibility.values import ANY_NUMBER
from policies.eligibility.wording import lints as wording
from policies.eligibility.wording.amounts import both

LintKind: TypeAlias = Literal[
    "no_route",
    "never_met",
    "same_route",
    "idle",
    "no_amount",
    "no_amount_in_force",
    "cap_without_rate",
    "rate_without_base",
    "empty_amount",
    "no_clause",
]


@dataclass(frozen=True, slots=True)
class Lint:
    """`sentence` says what is doubtful, `advice` what to do, both Vietnamese."""

    kind: LintKind
    sentence: str
    advice: str


def lints(
    scheme: Scheme, today: date, places: Collection[str] = (), industries: Collection[str] = ()
) -> tuple[Lint, ...]:
    """All that is doubtful, routes first. `places` and `industries` are the codes that exist; empty where they are not known.

    The amounts are looked at as given, so that `Benefit.clause` must be the article alone, without the name of its document.
    """
    return (*_of_routes(scheme.routes, places, industries), *_of_amounts(scheme.benefits, today))


def _of_routes(routes: tuple[Route, ...], places: Collection[str], industries: Collection[str]) -> Iterator[Lint]:
    if not routes:
        yield _lint("no_route", wording.NO_ROUTE)
    for route in routes:
        if why := _impossible(route, places, industries):
            yield _lint("never_met", wording.NEVER_MET, route=route.label, why=why)
        for criterion in route.criteria:
            if criterion.strength == "hard" and criterion.outcome(Profile()) == "met":
                yield _lint("idle", wording.IDLE, route=route.label, requirement=criterion.requirement)
    for first, second in combinations(routes, 2):
        if _meaning(first) == _meaning(second):
            yield _lint("same_route", wording.SAME_ROUTE, route=second.label, other=first.label)


def _of_amounts(benefits: tuple[Benefit, ...], today: date) -> Iterator[Lint]:
    if not benefits:
        yield _lint("no_amount", wording.NO_AMOUNT)
    elif not any(benefit.in_force(today) for benefit in benefits):
        yield _lint("no_amount_in_force", wording.NO_AMOUNT_IN_FORCE, day=f"{today:%d/%m/%Y}")
    for row, benefit in enumerate(benefits, start=1):
        rate, cap, explained = benefit.rate_percent, benefit.cap_million, bool(benefit.note.strip())
        if rate is None and cap is None and not explained:
            yield _lint("empty_amount", wording.EMPTY_AMOUNT, row=row)
        if rate is None and cap is not None and not explained:
            yield _lint("cap_without_rate", wording.CAP_WITHOUT_RATE, row=row)
        if rate is not None and benefit.base == "none":
            yield _lint("rate_without_base", wording.RATE_WITHOUT_BASE, row=row)
        if not benefit.clause.strip():
            yield _lint("no_clause", wording.NO_CLAUSE, row=row)


def _impossible(route: Route, places: Collection[str], industries: Collection[str]) -> str:
    """Why nobody can meet the hard criteria, empty where somebody can.

    A fact has one hard criterion, and each accepts something; only the size follows from other facts.
    """
    hard = [criterion for criterion in route.all_criteria if criterion.strength == "hard"]
    for criterion in hard:
        if isinstance(criterion, PlaceIn) and places and not _accepts_any(criterion, {*places, OUTSIDE}):
            return wording.NO_PLACE_LEFT.format(requirement=criterion.requirement)
        if isinstance(criterion, IndustryIn) and industries and not _names_a_trade(criterion, industries):
            return wording.NO_INDUSTRY.format(requirement=criterion.requirement)
    ranges = {c.fact: c for c in hard if isinstance(c, NumberRange) and c.fact in SIZE_FACTS}
    sizes = next((c for c in hard if isinstance(c, OneOf) and c.fact == SIZE), None)
    if sizes and ranges:
        accepted = (ranges[fact].accepted if fact in ranges else ANY_NUMBER for fact in SIZE_FACTS)
        if not size_classes(*accepted) & sizes.accepted:
            numbers = both([criterion.requirement for criterion in ranges.values()])
            return wording.SIZE_IMPOSSIBLE.format(size=sizes.requirement, numbers=numbers)
    return ""


def _accepts_any(criterion: PlaceIn, codes: set[str]) -> bool:
    return any(criterion.outcome(Profile().with_value(criterion.fact, frozenset({code}))) == "met" for code in codes)


def _names_a_trade(criterion: IndustryIn, industries: Collection[str]) -> bool:
    """Whether one of the codes can be answered: within manufacturing the register decides, elsewhere any code will do (`parsing`)."""
    return criterion.negate or any(
        int(code[:2]) not in MANUFACTURING or any(known.startswith(code) for known in industries)
        for code in criterion.codes
    )


def _meaning(route: Route) -> tuple[frozenset[str], frozenset[Criterion]]:
    """What the route asks for, whatever its name and its clauses."""
    return route.who.accepted, frozenset(replace(criterion, clause="") for criterion in route.criteria)


def _lint(kind: LintKind, words: tuple[str, str], **details: object) -> Lint:
    sentence, advice = words
    return Lint(kind, sentence.format(**details), advice)
