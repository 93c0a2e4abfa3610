"""What an answer may be: the set of values that are still possible for a fact.

A choice, a place or a trade is a set of codes; a number is a closed interval of integers. A fact that was not
answered is absent from the profile and may be anything, so it is never a yes and never a no.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

MAX_NUMBER = 10**12
"""The largest number that a person or an editor may give, in the fact's own unit."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All integers from `lo` to `hi`, both included; `hi` None leaves the upper end open."""

    lo: int
    hi: int | None

    def __post_init__(self) -> None:
        if self.lo < 0 or (self.hi is not None and self.hi < self.lo):
            raise ValueError(f"not an interval of natural numbers: {self.lo}..{self.hi}")

    def __contains__(self, number: int) -> bool:
        return self.lo <= number and (self.hi is None or number <= self.hi)

    @property
    def is_point(self) -> bool:
        return self.lo == self.hi

    def within(self, other: Interval) -> bool:
        """Whether every number of this interval lies in the other."""
        return self.lo in other and (other.hi is None or (self.hi is not None and self.hi <= other.hi))

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals share a number."""
        return max(self.lo, other.lo) in self and max(self.lo, other.lo) in other

    def text(self) -> str:
        """The form used in a query string: `8`, `10-49` or `200-`."""
        if self.is_point:
            return str(self.lo)
        return f"{self.lo}-" if self.hi is None else f"{self.lo}-{self.hi}"


ANY_NUMBER = Interval(0, None)

Value: TypeAlias = frozenset[str] | Interval
