"""A number that is asked lies between two limits, both included."""

from __future__ import annotations

from dataclasses import dataclass

from policies.eligibility.facts import FACTS
from policies.eligibility.filters import NUMBER_FACTS, OPEN_END, Fields
from policies.eligibility.finding import Outcome
from policies.eligibility.profile import Profile
from policies.eligibility.values import MAX_NUMBER, Interval
from policies.eligibility.wording import cards as card_wording
from policies.eligibility.wording import errors, findings, rules

from .base import AskedCriterion, outcome_of
from .cards import Card, CardField, card, fact_choices


@dataclass(frozen=True)
class NumberRange(AskedCriterion):
    """`lo` and `hi` in the unit of the fact (people, million VND, years); None leaves that end open."""

    fact: str
    lo: int | None = None
    hi: int | None = None

    def _validate(self) -> None:
        if self.fact not in NUMBER_FACTS:
            raise ValueError(errors.NOT_A_CRITERION.format(fact=self.fact))
        low, high = self.lo or 0, MAX_NUMBER if self.hi is None else self.hi
        accepts_all = low == 0 and self.hi is None
        if accepts_all or not 0 <= low <= high <= MAX_NUMBER:
            raise ValueError(errors.BAD_RANGE.format(fact=FACTS[self.fact].label))

    @classmethod
    def card(cls) -> Card:
        return card(
            "number",
            card_wording.NUMBER,
            CardField("fact", "choice", *card_wording.NUMBER_FACT, choices=fact_choices(NUMBER_FACTS)),
            CardField("lo", "number", *card_wording.NUMBER_LO, required=False),
            CardField("hi", "number", *card_wording.NUMBER_HI, required=False),
        )

    @property
    def accepted(self) -> Interval:
        """The limits as an interval."""
        return Interval(self.lo or 0, self.hi)

    def outcome(self, profile: Profile) -> Outcome:
        said = profile.interval(self.fact)
        return outcome_of(said.within(self.accepted), said.meets(self.accepted))

    def fields(self) -> Fields:
        return {f"{self.fact}_lo": self.lo or 0, f"{self.fact}_hi": OPEN_END if self.hi is None else self.hi}

    def nearest(self, profile: Profile) -> Interval | None:
        if not FACTS[self.fact].alterable:
            return None
        limit = self.accepted.lo if self._is_below(profile) else self.hi
        return None if limit is None else Interval(limit, limit)

    @property
    def requirement(self) -> str:
        return rules.number(self.fact, self.accepted, FACTS[self.fact].unit)

    def _is_below(self, profile: Profile) -> bool:
        return profile.interval(self.fact).lo < self.accepted.lo

    def _said(self, profile: Profile, outcome: Outcome) -> str:
        return findings.said_number(rules.NOUNS[self.fact], profile.interval(self.fact), FACTS[self.fact].unit)
