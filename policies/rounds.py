"""The rounds that others announce for schemes. Who announces some registers here: this app does not know them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeAlias, TypeVar

from policies.eligibility import Round

Source: TypeAlias = Callable[[Collection[int]], Iterable[tuple[int, Round]]]
Page = TypeVar("Page")

_sources: list[Source] = []


def announces(source: Source) -> Source:
    """Register a source: from ids of schemes to the rounds that anyone may know of, each with the id of its scheme. One query."""
    _sources.append(source)
    return source


def announced(scheme_ids: Collection[int]) -> dict[int, tuple[Round, ...]]:
    """The rounds announced for each of these schemes; nothing for a scheme that has none."""
    found: dict[int, tuple[Round, ...]] = {}
    for source in _sources if scheme_ids else ():
        for scheme, round_ in source(scheme_ids):
            found[scheme] = (*found.get(scheme, ()), round_)
    return found


def with_rounds(schemes: Iterable[Any]) -> list[Any]:
    """Pages of schemes that know their announced rounds: read for all of them at once."""
    pages = list(schemes)
    found = announced([page.pk for page in pages if page.pk])
    for page in pages:
        page.announced = found.get(page.pk, ())
    return pages


def soonest_first(schemes: Iterable[Any]) -> list[Any]:
    """The same, sorted by their calls; those whose calls are alike stay in their order."""
    return sorted(with_rounds(schemes), key=lambda page: page.urgency)
