"""The legal form, a yes-no answer or the derived size is one of the accepted values."""

from __future__ import annotations

from dataclasses import dataclass

from policies.eligibility.facts import FACTS, SIZE, UNKNOWN, Fact, Option, closed_values
from policies.eligibility.filters import ANY, Fields
from policies.eligibility.finding import Outcome
from policies.eligibility.profile import Profile
from policies.eligibility.size import LIMITS, SIZE_FACTS, size_missing
from policies.eligibility.values import Interval
from policies.eligibility.wording import cards as card_wording
from policies.eligibility.wording import errors, findings, rules
from policies.eligibility.wording.amounts import either, inside
from policies.eligibility.wording.questions import SIZES

from .base import AskedCriterion, outcome_of
from .cards import Card, CardField, card, fact_choices

CLOSED_FACTS = tuple(name for name, fact in FACTS.items() if fact.closed_values)


@dataclass(frozen=True)
class OneOf(AskedCriterion):
    """`accepted` holds values of the fact: legal forms, `yes`/`no`, or size classes."""

    fact: str
    accepted: frozenset[str]

    def _validate(self) -> None:
        object.__setattr__(self, "accepted", frozenset(self.accepted))
        if self.fact != SIZE and self.fact not in CLOSED_FACTS:
            raise ValueError(errors.NOT_A_CRITERION.format(fact=self.fact))
        if not self.accepted:
            raise ValueError(errors.NO_VALUES.format(fact=self._label))
        if foreign := self.accepted - set(closed_values(self.fact)):
            raise ValueError(errors.FOREIGN_VALUES.format(fact=self._label, values=", ".join(sorted(foreign))))

    @classmethod
    def card(cls) -> Card:
        facts = (*fact_choices(CLOSED_FACTS), Option(SIZE, card_wording.SIZE))
        answers: dict[str, Option] = {}
        for option in (option for name in CLOSED_FACTS for option in FACTS[name].options):
            if option.value != UNKNOWN:
                answers.setdefault(option.value, option)
        sizes = (Option(value, card_wording.SIZE_ANSWER.format(name=name)) for value, name in SIZES.items())
        return card(
            "one_of",
            card_wording.ONE_OF,
            CardField("fact", "choice", *card_wording.ONE_OF_FACT, choices=facts),
            CardField("accepted", "choices", *card_wording.ONE_OF_ACCEPTED, choices=(*answers.values(), *sizes)),
        )

    @property
    def question(self) -> tuple[Fact, ...]:
        return tuple(FACTS[name] for name in self._asked)

    def outcome(self, profile: Profile) -> Outcome:
        possible = profile.choices(self.fact) or frozenset()
        return outcome_of(possible <= self.accepted, not possible.isdisjoint(self.accepted))

    def fields(self) -> Fields:
        everything = self.accepted == set(closed_values(self.fact))
        return {self.fact: [ANY] if everything else sorted(self.accepted)}

    def missing(self, profile: Profile) -> tuple[tuple[str, ...], ...]:
        if self.fact == SIZE:
            return size_missing(self.accepted, *(profile.interval(name) for name in SIZE_FACTS))
        return super().missing(profile)

    def nearest(self, profile: Profile) -> frozenset[str] | None:
        if self.fact == SIZE or not FACTS[self.fact].alterable:
            return None
        return frozenset({next(value for value in closed_values(self.fact) if value in self.accepted)})

    @property
    def requirement(self) -> str:
        if self.fact == SIZE:
            return rules.size(self.accepted)
        if FACTS[self.fact].kind == "flag":
            return rules.flag(self.fact, self.accepted, self._label)
        return either([inside(o.label) for o in FACTS[self.fact].options if o.value in self.accepted])

    def describe(self) -> str:
        requirement = self.requirement
        if self.fact == SIZE:
            requirement = requirement if self.clause else rules.size_by_law(self.accepted)
        elif FACTS[self.fact].kind == "choice":
            requirement = rules.being(requirement)
        return rules.described(self.strength, requirement)

    @property
    def _label(self) -> str:
        return card_wording.SIZE if self.fact == SIZE else FACTS[self.fact].label

    @property
    def _asked(self) -> tuple[str, ...]:
        return SIZE_FACTS if self.fact == SIZE else (self.fact,)

    def _answered(self, profile: Profile) -> bool:
        if self.fact != SIZE and profile.choices(self.fact) == frozenset(closed_values(self.fact)):
            return False  # «yes or no» says no more than silence
        return any(profile.value(name) is not None for name in self._asked)

    def _said(self, profile: Profile, outcome: Outcome) -> str:
        if self.fact == SIZE:
            return self._said_size(profile, outcome)
        if FACTS[self.fact].kind == "flag":
            return findings.said_flag(self.fact, profile.answers[self.fact])
        return findings.said_legal_form(profile.label(self.fact))

    def _said_size(self, profile: Profile, outcome: Outcome) -> str:
        """The number beyond the largest accepted class, when there is one; otherwise the classes."""
        largest = max(self.accepted, key=closed_values(SIZE).index)
        employees, revenue, capital = (profile.interval(name) for name in SIZE_FACTS)
        if outcome == "unmet" and largest in LIMITS:
            limit = LIMITS[largest]
            if employees.lo > limit.employees:
                return findings.said_too_many_staff(employees, largest, limit.employees)
            if revenue.lo > limit.revenue and capital.lo > limit.capital:
                return findings.said_too_rich(revenue, capital, largest, (limit.revenue, limit.capital))
        given = (_given(profile, name) for name in SIZE_FACTS)
        return findings.said_size(profile.choices(SIZE) or (), *given, settled=outcome != "unknown")


def _given(profile: Profile, fact: str) -> Interval | None:
    value = profile.value(fact)
    return value if isinstance(value, Interval) else None
