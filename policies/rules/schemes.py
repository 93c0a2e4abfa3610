"""From a scheme's page to the scheme that the eligibility engine judges."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from policies.eligibility import Benefit, Route, Scheme, scheme_routes_fields
from policies.rules.groups import Groups, current_groups
from policies.rules.route_cards import routes_of

logger = logging.getLogger(__name__)


def eligibility_scheme(page: Any, groups: Groups | None = None, items: Iterable[Any] | None = None) -> Scheme:
    """The scheme that a page (`SupportScheme`) describes.

    `groups` and `items`, the rows of its amounts, may be given where the caller has read them already.
    """
    return _scheme(page, _routes(page, groups or current_groups()), items)


def draft_scheme(page: Any, items: Iterable[Any] | None = None) -> Scheme | None:
    """The scheme that a draft describes; None while a card or an amount cannot be read, for a draft may hold anything."""
    try:
        return _scheme(page, routes_of(page.routes.raw_data, current_groups()), items)
    except (ValueError, TypeError, KeyError, ObjectDoesNotExist):
        return None


def _scheme(page: Any, routes: tuple[Route, ...], items: Iterable[Any] | None) -> Scheme:
    return Scheme(
        code=page.code,
        title=page.title,
        url=page.url or "",
        routes=routes,
        benefits=tuple(_benefit(row) for row in (page.support_items.all() if items is None else items)),
        rounds=page.rounds,
        year_round=page.year_round,
        for_founders=page.for_founders,
    )


def route_fields_of(page: Any) -> list[dict[str, Any]]:
    """What the index keeps of the routes of a scheme's page."""
    return [dict(fields) for fields in scheme_routes_fields(eligibility_scheme(page))]


def _routes(page: Any, groups: Groups) -> tuple[Route, ...]:
    """The routes, or none when a card cannot be read any more (its group was deleted).

    Without routes nobody is promised anything and nobody is turned away: the Centre has to say who qualifies.
    """
    try:
        return routes_of(page.routes.raw_data, groups)
    except ValueError:
        logger.exception("the routes of scheme %s cannot be read", page.code)
        return ()


def _benefit(row: Any) -> Benefit:
    return Benefit(
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
