"""The answers of one person, immutable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from policies.eligibility.answers import Answer, answer_for
from policies.eligibility.errors import ParameterError, ProfileError
from policies.eligibility.facts import FACTS, SIZE, closed_values, registry_order
from policies.eligibility.parsing import read_parameter
from policies.eligibility.reference import Reference
from policies.eligibility.schema import upgraded, version_pair
from policies.eligibility.size import SIZE_FACTS, size_classes
from policies.eligibility.values import ANY_NUMBER, Interval, Value


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person said, in the order of the registry; a fact that is not here may be anything."""

    given: tuple[Answer, ...] = ()

    @classmethod
    def parse(cls, params: Mapping[str, Sequence[str]], reference: Reference) -> Profile:
        """The profile of a query string given as lists of values by name, written in any version (`schema`).

        Names that are not in `FACT_PARAMETERS` are passed over: whether they are errors is the caller's
        business. Raises `ProfileError` with every error of every fact.
        """
        params = upgraded(params)
        given: list[Answer] = []
        errors: list[ParameterError] = []
        for name, fact in FACTS.items():
            if name in params:
                answer, wrong = read_parameter(fact, params[name], reference)
                errors += wrong
                given += [answer] if answer else []
        if errors:
            raise ProfileError(errors)
        return cls(tuple(given))

    @property
    def answers(self) -> dict[str, str]:
        """Fact → canonical text, such as `{"employees": "10-49"}`."""
        return {answer.fact: answer.text for answer in self.given}

    def answer(self, fact: str) -> Answer | None:
        """The answer to a fact, None when there is none."""
        return next((answer for answer in self.given if answer.fact == fact), None)

    def value(self, fact: str) -> Value | None:
        """The set or interval of what the fact may be; None when not answered."""
        answer = self.answer(fact)
        return answer.value if answer else None

    def label(self, fact: str) -> str:
        """What was said about a fact, in words that stand inside a sentence; empty when nothing was said."""
        answer = self.answer(fact)
        return answer.label if answer else ""

    def interval(self, fact: str) -> Interval:
        """What a number may be; any natural number when not answered."""
        value = self.value(fact)
        return value if isinstance(value, Interval) else ANY_NUMBER

    def choices(self, fact: str) -> frozenset[str] | None:
        """What a category or the derived size may be; None for anything, where no list exists."""
        if fact == SIZE:
            return size_classes(*(self.interval(name) for name in SIZE_FACTS))
        value = self.value(fact)
        if isinstance(value, frozenset):
            return value
        return frozenset(closed_values(fact)) or None

    def query_string(self) -> str:
        """The answers as a query string, the same for the same answers; `Profile.parse` reads it back."""
        return urlencode({**self.answers, **version_pair()}, safe=",")

    def without(self, fact: str) -> Profile:
        """The profile with a fact unanswered."""
        return Profile(tuple(answer for answer in self.given if answer.fact != fact))

    def with_answer(self, fact: str, text: str, reference: Reference) -> Profile:
        """The profile with one answer, in the form of the query string, in place of the old one."""
        answered = Profile.parse({fact: [text]}, reference)
        return self.without(fact)._including(answered.given)

    def with_value(self, fact: str, value: Value) -> Profile:
        """The profile with one answer given as a value, in place of the old one."""
        return self.without(fact)._including((answer_for(fact, value),))

    def _including(self, answers: tuple[Answer, ...]) -> Profile:
        return Profile(tuple(sorted((*self.given, *answers), key=lambda answer: registry_order(answer.fact))))
