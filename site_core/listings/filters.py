"""Filters of listings: plain links with the number of entries behind each, counted without regard to the filter's own choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet


@dataclass(frozen=True, slots=True)
class Choice:
    """One link of a filter; `value` is empty for the link that shows everything."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter as a template shows it. `nothing_like_it` says that the address asks for something that no entry is."""

    parameter: str
    label: str
    choices: tuple[Choice, ...]
    nothing_like_it: bool = False

    @property
    def is_narrowed(self) -> bool:
        return self.nothing_like_it or not self.choices[0].chosen

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to choose: one kind of entry needs no filter."""
        return self.is_narrowed or len(self.choices) > 2


@dataclass(frozen=True, slots=True)
class ListingFilter:
    """How a listing is narrowed by one property of its entries.

    `parameter` is the name in the address, `label` what the links are for, `lookup` the property as Django looks it up.
    `names` are the labels of values, in order; without it a value is its own label.
    """

    parameter: str
    label: str
    lookup: str
    names: Callable[[], dict[str, str]] | None = None

    def apply(self, entries: QuerySet[Any], wanted: str) -> tuple[QuerySet[Any], Chosen]:
        """The entries that the wanted value leaves (all for an empty one, none for an unknown one), and the links."""
        rows = entries.order_by().values_list(self.lookup).annotate(count=Count("pk", distinct=True))
        counts = {str(value): count for value, count in rows if value not in (None, "")}
        labels = self.names() if self.names else {value: value for value in _in_order(counts)}
        everything = Choice("", "Tất cả", entries.count(), not wanted)
        links = [Choice(v, label, counts[v], v == wanted) for v, label in labels.items() if v in counts]
        known = not wanted or wanted in counts
        chosen = Chosen(self.parameter, self.label, (everything, *links), nothing_like_it=not known)
        if not known:
            return entries.none(), chosen
        if wanted:
            found = entries.order_by().filter(**{self.lookup: wanted})
            entries = entries.filter(pk__in=found.values("pk"))
        return entries, chosen


def _in_order(values: Iterable[str]) -> list[str]:
    """By the alphabet; years from the last one back."""
    found = sorted(values)
    return found[::-1] if all(value.isdecimal() for value in found) else found
