"""Something that nobody is asked and only the Centre can establish, such as an artisan's title."""

from __future__ import annotations

from dataclasses import dataclass, field

from policies.eligibility.facts import Fact
from policies.eligibility.filters import Everything, Fields, Filter, Mode
from policies.eligibility.finding import Outcome, Strength
from policies.eligibility.profile import Profile
from policies.eligibility.wording import cards as card_wording
from policies.eligibility.wording import errors, findings

from .base import Criterion
from .cards import Card, CardField, card


@dataclass(frozen=True)
class Unasked(Criterion):
    """`text` reads inside a sentence; the strength is check or priority, never hard."""

    text: str
    strength: Strength = field(default="check", kw_only=True)

    @property
    def fact(self) -> str:
        return ""

    def _validate(self) -> None:
        if not self.text.strip():
            raise ValueError(errors.NO_TEXT)
        if self.strength == "hard":
            raise ValueError(errors.UNASKED_HARD.format(text=self.text))

    @classmethod
    def card(cls) -> Card:
        return card("unasked", card_wording.UNASKED, CardField("text", "text", *card_wording.UNASKED_TEXT))

    @property
    def question(self) -> tuple[Fact, ...]:
        return ()

    def outcome(self, profile: Profile) -> Outcome:
        return "unknown"

    def filter(self, profile: Profile, mode: Mode) -> Filter:
        return Everything()

    def fields(self) -> Fields:
        return {}

    def missing(self, profile: Profile) -> tuple[tuple[str, ...], ...]:
        return ()

    @property
    def requirement(self) -> str:
        return self.text

    def _sentence(self, profile: Profile, outcome: Outcome) -> str:
        return findings.unasked(self.strength, self.text)
