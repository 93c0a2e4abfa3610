"""When the calls of schemes open and close by themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from policies.catalogue.schemes import public_schemes
from site_core.kept_pages.instants import changing_at


@changing_at
def calls_of_schemes() -> Iterator[dt.datetime | None]:
    """Midnight and the last minute of a day stand for its end, where the day changes anyway."""
    for scheme in public_schemes():
        for round_ in scheme.rules.rounds:
            yield from (round_.opens_at, round_.closes_at)
