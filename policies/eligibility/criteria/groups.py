"""The industry, or the place, is in a group of codes, or is not."""

from __future__ import annotations

import re
from abc import abstractmethod
from dataclasses import dataclass

from policies.eligibility.facts import OUTSIDE
from policies.eligibility.filters import EXCEPT, Fields
from policies.eligibility.finding import Outcome
from policies.eligibility.profile import Profile
from policies.eligibility.wording import cards as card_wording
from policies.eligibility.wording import errors, findings, rules

from .base import AskedCriterion, outcome_of
from .cards import Card, CardField, card

_INDUSTRY_CODE = re.compile(r"[0-9]{2}|[0-9]{4}")
_PLACE_CODE = re.compile(rf"[0-9]{{5}}|{OUTSIDE}")


@dataclass(frozen=True)
class GroupCriterion(AskedCriterion):
    """`label` names the group to people; `negate` turns «in the group» into «not in the group»."""

    codes: frozenset[str]
    label: str
    negate: bool = False

    def _validate(self) -> None:
        object.__setattr__(self, "codes", frozenset(self.codes))
        if not self.label.strip():
            raise ValueError(errors.NO_LABEL)
        if not self.codes:
            raise ValueError(errors.NO_VALUES.format(fact=self.label))
        if bad := sorted(code for code in self.codes if not self._is_code(code)):
            raise ValueError(errors.FOREIGN_VALUES.format(fact=self.label, values=", ".join(bad)))

    def outcome(self, profile: Profile) -> Outcome:
        possible = profile.choices(self.fact)
        if possible is None:
            return "unknown"
        passed = {self._contains(value) != self.negate for value in possible}
        return outcome_of(passed == {True}, True in passed)

    def fields(self) -> Fields:
        if self.negate:
            return {self.fact: [EXCEPT, *(f"-{code}" for code in sorted(self.codes))]}
        return {self.fact: sorted(self.codes)}

    @property
    def requirement(self) -> str:
        return self._words(heading=False)

    def describe(self) -> str:
        return rules.described(self.strength, self._words(heading=self.strength == "hard"))

    @abstractmethod
    def _words(self, *, heading: bool) -> str:
        """The requirement as a phrase, or with its subject as a heading in front."""

    @abstractmethod
    def _is_code(self, code: str) -> bool:
        """Whether an editor may put the code in such a group."""

    @abstractmethod
    def _contains(self, value: str) -> bool:
        """Whether the group holds what a person answered."""


@dataclass(frozen=True)
class IndustryIn(GroupCriterion):
    """`codes` are VSIC divisions (two digits) or classes (four digits), mixed as needed."""

    @property
    def fact(self) -> str:
        return "industry"

    @classmethod
    def card(cls) -> Card:
        return card(
            "industry",
            card_wording.INDUSTRY,
            CardField("group", "industry_group", *card_wording.INDUSTRY_GROUP),
            CardField("negate", "flag", *card_wording.NEGATE, required=False),
        )

    def _words(self, *, heading: bool) -> str:
        return rules.industry(self.codes, self.label, negate=self.negate, heading=heading)

    def _is_code(self, code: str) -> bool:
        return _INDUSTRY_CODE.fullmatch(code) is not None

    def _contains(self, value: str) -> bool:
        return value in self.codes or value[:2] in self.codes

    def _said(self, profile: Profile, outcome: Outcome) -> str:
        return findings.said_industry(profile.label(self.fact))


@dataclass(frozen=True)
class PlaceIn(GroupCriterion):
    """`codes` are official codes of units of now, or `outside`."""

    @property
    def fact(self) -> str:
        return "place"

    @classmethod
    def card(cls) -> Card:
        return card(
            "place",
            card_wording.PLACE,
            CardField("group", "place_group", *card_wording.PLACE_GROUP),
            CardField("negate", "flag", *card_wording.NEGATE, required=False),
        )

    def _words(self, *, heading: bool) -> str:
        if self.codes == {OUTSIDE}:
            return rules.area(negate=self.negate)
        units = len(self.codes - {OUTSIDE})
        return rules.place(units, OUTSIDE in self.codes, self.label, negate=self.negate)

    def _is_code(self, code: str) -> bool:
        return _PLACE_CODE.fullmatch(code) is not None

    def _contains(self, value: str) -> bool:
        return value in self.codes

    def _said(self, profile: Profile, outcome: Outcome) -> str:
        return findings.said_place(profile.label(self.fact), outside=self._is_outside(profile))

    def _sentence(self, profile: Profile, outcome: Outcome) -> str:
        sentence = super()._sentence(profile, outcome)
        lost = outcome == "unmet" and self.strength == "hard" and self._is_outside(profile)
        return sentence + findings.ASK_YOUR_OWN_CENTRE if lost else sentence

    @staticmethod
    def _is_outside(profile: Profile) -> bool:
        return profile.choices("place") == frozenset({OUTSIDE})
