"""The schemes that anyone may see, compiled once per version into what the eligibility engine judges."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import TypeVar

from policies.eligibility import Benefit, Criterion, Route, Scheme
from policies.law.status import LegalEvent, needs_check
from policies.models import SupportScheme
from policies.rules.groups import current_groups
from policies.rules.schemes import eligibility_scheme
from site_core.versions.kept import kept
from site_core.versions.names import SCHEMES

Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True)
class PublicScheme:
    """A scheme with what cards show of it besides. `citations` are, for each, the day it was compared and what happened to its document."""

    rules: Scheme
    promise: str
    citations: tuple[tuple[dt.date, tuple[LegalEvent, ...]], ...]

    @property
    def code(self) -> str:
        return self.rules.code

    def needs_check(self, today: dt.date) -> bool:
        """Whether a document that the scheme or one of its amounts cites has changed since somebody compared them."""
        return any(needs_check(checked_on, events, today) for checked_on, events in self.citations)

    def benefits_on(self, day: dt.date) -> tuple[Benefit, ...]:
        """What it pays on a day."""
        return tuple(benefit for benefit in self.rules.benefits if benefit.in_force(day))


@kept(SCHEMES)
def public_schemes() -> tuple[PublicScheme, ...]:
    """All schemes that anyone may see, in the order of the page tree; a number of queries that does not grow with them."""
    groups, same = current_groups(), _Same()
    pages = list(SupportScheme.objects.visible().order_by("path"))
    SupportScheme.read_rules(pages)
    return tuple(
        PublicScheme(
            rules=_shared(eligibility_scheme(page, groups), same),
            promise=page.promise,
            citations=tuple(
                (citation.checked_on, tuple(citation.document.events()))
                for citation in (*page.support_items.all(), *page.citations.all())
            ),
        )
        for page in pages
    )


class _Same:
    """Gives for each thing the first that was equal to it, so that equal parts of many schemes are one object."""

    def __init__(self) -> None:
        self._first: dict[Hashable, Hashable] = {}

    def __call__(self, thing: Thing) -> Thing:
        return self._first.setdefault(thing, thing)  # type: ignore[return-value]


def _shared(scheme: Scheme, same: _Same) -> Scheme:
    return replace(scheme, routes=tuple(same(_shared_route(route, same)) for route in scheme.routes))


def _shared_route(route: Route, same: _Same) -> Route:
    criteria: tuple[Criterion, ...] = tuple(map(same, route.criteria))
    return replace(route, who=same(route.who), criteria=criteria)
