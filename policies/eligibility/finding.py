"""The outcome of one criterion for one profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Strength: TypeAlias = Literal["hard", "check", "priority"]
Outcome: TypeAlias = Literal["met", "unmet", "unknown"]

STRENGTHS: tuple[Strength, ...] = ("hard", "check", "priority")


@dataclass(frozen=True, slots=True)
class Finding:
    """`fact` is empty for what is not asked; `sentence` is Vietnamese; the legal `clause` may be empty."""

    fact: str
    outcome: Outcome
    strength: Strength
    sentence: str
    clause: str
