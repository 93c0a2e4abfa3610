"""Schemes and their routes: who qualifies, for what support, and when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from policies.eligibility.criteria import Criterion, OneOf
from policies.eligibility.facts import FACTS, SIZE
from policies.eligibility.rounds import Round
from policies.eligibility.wording import cards, errors

MAX_ROUTES = 8
"""The embedded search engine keeps the routes of a scheme in this many slots."""


@dataclass(frozen=True, slots=True)
class Route:
    """One kind of beneficiary («đối tượng»): all its criteria must hold.

    `who` is a hard criterion on the legal form. The criteria are kept in an order of their own, so that
    two routes that say the same are equal however an editor arranged the cards. A fact has at most one
    hard criterion: this is what makes the search filters say exactly what `judge` says.
    """

    key: str
    label: str
    who: OneOf
    criteria: tuple[Criterion, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.who, OneOf) or (self.who.fact, self.who.strength) != ("legal_form", "hard"):
            raise ValueError(errors.WHO_FIRST.format(route=self.label))
        object.__setattr__(self, "criteria", tuple(sorted(self.criteria, key=lambda c: c.sort_key())))
        hard = Counter(criterion.fact for criterion in self.all_criteria if criterion.strength == "hard")
        for fact, times in hard.items():
            if times > 1:
                label = cards.SIZE if fact == SIZE else FACTS[fact].label
                raise ValueError(errors.SHARED_FACT.format(route=self.label, fact=label))

    @property
    def all_criteria(self) -> tuple[Criterion, ...]:
        """`who`, then the others."""
        return (self.who, *self.criteria)


@dataclass(frozen=True, slots=True)
class Benefit:
    """What a scheme pays: a rate of the eligible cost, a cap in million VND, and the law that says so.

    `base` says what the rate is of (`investment`, `interest`, `booth` …, `none`); `cap_unit` what the cap
    is per. `valid_from` and `valid_to` are the first and the last day in force, None when open.
    """

    rate_percent: int | Decimal | None
    cap_million: int | Decimal | None
    cap_unit: str
    base: str
    clause: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    confirmed: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if self.rate_percent is not None and not 0 < self.rate_percent <= 100:
            raise ValueError(errors.BAD_RATE)
        if self.cap_million is not None and self.cap_million <= 0:
            raise ValueError(errors.BAD_CAP)
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(errors.BAD_VALIDITY)

    def in_force(self, today: date) -> bool:
        """Whether the item applies on a day."""
        started = self.valid_from is None or self.valid_from <= today
        return started and (self.valid_to is None or today <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A support scheme; it fits when any route does. `rounds` and `year_round` say when one may apply (`current_call`).

    `for_founders` says that it is for who sets up an establishment: whoever has one is told of it only when asking for it (`offered`).
    """

    code: str
    title: str
    routes: tuple[Route, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    rounds: tuple[Round, ...] = ()
    year_round: bool = False
    url: str = ""
    for_founders: bool = False

    def __post_init__(self) -> None:
        if len(self.routes) > MAX_ROUTES:
            raise ValueError(errors.TOO_MANY_ROUTES.format(limit=MAX_ROUTES))
        for key, times in Counter(route.key for route in self.routes).items():
            if times > 1:
                raise ValueError(errors.SAME_ROUTE_KEY.format(key=key))
