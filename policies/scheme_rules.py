"""From a scheme's page to the scheme that the eligibility engine judges."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, QuerySet

from policies import eligibility
from policies.citing import with_events
from policies.eligibility import Route, Scheme, scheme_routes_fields
from policies.route_cards import Groups, current_groups, routes_of

if TYPE_CHECKING:
    from policies.models import SupportItem as SupportItemRow
    from policies.models import SupportScheme

logger = logging.getLogger(__name__)


def eligibility_scheme(
    page: SupportScheme, groups: Groups | None = None, items: Iterable[SupportItemRow] | None = None
) -> Scheme:
    """The scheme that a page describes. `groups` and `items` may be given where the caller has read them already."""
    return Scheme(
        code=page.code,
        title=page.title,
        url=page.url or "",
        routes=_routes(page, groups or current_groups()),
        support_items=tuple(_item(row) for row in (page.support_items.all() if items is None else items)),
        opens_at=page.opens_at,
        closes_at=page.closes_at,
    )


def _routes(page: SupportScheme, groups: Groups) -> tuple[Route, ...]:
    """The routes, or none when a card cannot be read any more (its group was deleted).

    Without routes nobody is promised anything and nobody is turned away: the Centre has to say who qualifies.
    """
    try:
        return routes_of(page.routes.raw_data, groups)
    except ValueError:
        logger.exception("the routes of scheme %s cannot be read", page.code)
        return ()


def eligibility_schemes(pages: QuerySet[SupportScheme]) -> Iterator[tuple[SupportScheme, Scheme]]:
    """Each page with its scheme, in a number of queries that does not grow with the pages."""
    groups = current_groups()
    with_law = [Prefetch(name, with_events(model.objects.all())) for name, model in _citations()]
    for page in pages.prefetch_related(*with_law):
        yield page, eligibility_scheme(page, groups)


def _citations() -> list[tuple[str, Any]]:
    from policies.models import SchemeCitation, SupportItem

    return [("support_items", SupportItem), ("citations", SchemeCitation)]


def route_fields_of(page: SupportScheme) -> list[dict[str, Any]]:
    """What the index keeps of a scheme's routes."""
    return [dict(fields) for fields in scheme_routes_fields(eligibility_scheme(page))]


def _item(row: SupportItemRow) -> eligibility.SupportItem:
    return eligibility.SupportItem(
        rate_percent=row.rate_percent,
        cap_million=row.cap_million,
        cap_unit=row.cap_unit,
        base=row.base,
        clause=row.reference,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        confirmed=row.confirmed,
        note=row.note,
    )
