"""What every criterion kind is: one fact, a test, a strength, a legal clause; and four faces.

The faces: `card()` for the editor, `question` for the owner, `judge(profile)` for the verdict,
`filter(profile, mode)` with `fields()` for the search engines. `describe()` is the public prose, made
from the same data.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policies.eligibility.facts import FACTS, Fact, registry_order
from policies.eligibility.filters import Fields, Filter, Mode, fact_filter
from policies.eligibility.finding import STRENGTHS, Finding, Outcome, Strength
from policies.eligibility.profile import Profile
from policies.eligibility.values import Value
from policies.eligibility.wording import errors, findings, rules

from .cards import Card


@dataclass(frozen=True, kw_only=True)
class Criterion(ABC):
    """`clause` cites the law, such as «khoản 4 Điều 8 Thông tư 28/2018/TT-BTC»; it may be empty."""

    strength: Strength = "hard"
    clause: str = ""

    if TYPE_CHECKING:

        @property
        def fact(self) -> str:
            """The fact that the criterion is about; empty when nothing is asked."""

    def __post_init__(self) -> None:
        if self.strength not in STRENGTHS:
            raise ValueError(errors.BAD_STRENGTH.format(strength=self.strength))
        self._validate()

    @classmethod
    @abstractmethod
    def card(cls) -> Card:
        """What an editor fills in."""

    @property
    @abstractmethod
    def question(self) -> tuple[Fact, ...]:
        """What the owner is asked; several facts for the derived size, none for what is not asked."""

    @abstractmethod
    def outcome(self, profile: Profile) -> Outcome:
        """met: every possible value passes; unmet: none does; unknown: it depends."""

    def judge(self, profile: Profile) -> Finding:
        """The outcome, with the sentence that says why."""
        outcome = self.outcome(profile)
        return Finding(self.fact, outcome, self.strength, self._sentence(profile, outcome), self.clause)

    @abstractmethod
    def filter(self, profile: Profile, mode: Mode) -> Filter:
        """What `fields()` must hold for the profile to pass, certainly or possibly."""

    @abstractmethod
    def fields(self) -> Fields:
        """What the criterion puts in the index, in the fields of its fact."""

    @abstractmethod
    def missing(self, profile: Profile) -> tuple[tuple[str, ...], ...]:
        """Groups of facts of which any one answer, or a narrower one, could settle an unknown outcome."""

    def nearest(self, profile: Profile) -> Value | None:
        """The accepted value that is nearest to what was said, None where nobody can change it at will."""
        return None

    def describe(self) -> str:
        """The criterion in one line of public Vietnamese."""
        return rules.described(self.strength, self.requirement)

    @property
    @abstractmethod
    def requirement(self) -> str:
        """What is asked for, as a phrase inside a sentence."""

    def sort_key(self) -> tuple[Any, ...]:
        """A total order that does not depend on how an editor arranged the cards."""
        rank = STRENGTHS.index(self.strength)
        return rank, registry_order(self.fact), self.describe(), self.clause, str(self.fields())

    @abstractmethod
    def _validate(self) -> None:
        """Raises ValueError, in words for an editor, when the rule makes no sense."""

    @abstractmethod
    def _sentence(self, profile: Profile, outcome: Outcome) -> str:
        """Why the outcome is what it is."""


class AskedCriterion(Criterion):
    """A criterion about a fact that people are asked, or about the size that follows from such facts."""

    @property
    def question(self) -> tuple[Fact, ...]:
        return (FACTS[self.fact],)

    def filter(self, profile: Profile, mode: Mode) -> Filter:
        return fact_filter(self.fact, profile, mode)

    def missing(self, profile: Profile) -> tuple[tuple[str, ...], ...]:
        return ((self.fact,),) if self.outcome(profile) == "unknown" else ()

    def _answered(self, profile: Profile) -> bool:
        return profile.value(self.fact) is not None

    @abstractmethod
    def _said(self, profile: Profile, outcome: Outcome) -> str:
        """What the person said about the fact; called only when something was said."""

    def _sentence(self, profile: Profile, outcome: Outcome) -> str:
        if not self._answered(profile):
            if outcome == "met":
                return findings.unlimited(self.fact)
            return findings.unanswered(self.strength, self.fact, self.requirement)
        said = self._said(profile, outcome)
        if outcome == "met":
            return findings.met(self.strength, self.fact, said, self.requirement)
        if outcome == "unmet":
            return findings.unmet(self.strength, said, self.requirement)
        return findings.too_wide(self.strength, said, self.requirement)


def outcome_of(certain: bool, possible: bool) -> Outcome:
    """met when every possible value passes, unmet when none does."""
    if certain:
        return "met"
    return "unknown" if possible else "unmet"
