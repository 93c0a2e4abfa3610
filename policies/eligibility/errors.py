"""Answers that cannot be read: every error of a request at once, each naming its parameter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policies.eligibility.facts import Fact
from policies.eligibility.wording.errors import parameter_error


@dataclass(frozen=True, slots=True)
class ParameterError:
    """One bad parameter: a stable code for programs, and what to do about it in Vietnamese and in English."""

    parameter: str
    code: str
    message_vi: str
    message_en: str


class ProfileError(ValueError):
    """The answers hold errors; `errors` lists all of them, in the order of the registry."""

    def __init__(self, errors: Iterable[ParameterError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(error.message_en for error in self.errors))


def error_of(fact: Fact, code: str, bad: Iterable[str] = (), **details: object) -> ParameterError:
    """The error of a fact's parameter; `details` fill in the message."""
    return ParameterError(fact.name, code, *parameter_error(code, fact.name, fact.label, bad, **details))
