"""What is doubtful in the rules of a scheme's page, as it was saved last or as it is public."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from policies.eligibility import Lint, lints
from policies.rules.reference import industries
from policies.rules.schemes import draft_scheme
from site_core.places.register import current_register


def lints_of(page: Any, today: dt.date) -> tuple[Lint, ...]:
    """For a page (`SupportScheme`) that was saved; none for a draft that cannot be read yet, whose form says why."""
    items = list(page.support_items.all())
    scheme = draft_scheme(page, items)
    if scheme is None:
        return ()
    # The article alone: that the document is named is no clause yet.
    benefits = (replace(benefit, clause=item.clause) for benefit, item in zip(scheme.benefits, items, strict=True))
    places = [unit.key for unit in current_register().current_communes()]
    return lints(replace(scheme, benefits=tuple(benefits)), today, places, industries())
