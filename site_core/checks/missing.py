"""What a page still lacks before it may go public."""

from __future__ import annotations

import copy
from typing import Any

from django.core.exceptions import ValidationError

from site_core.checks.checked import reasons


def missing(page: Any) -> list[str]:
    """The sentences that would be said if the page were published as it is; none for one that is ready."""
    as_it_is = copy.copy(page)  # cleaning fills in what is empty
    try:
        as_it_is.full_clean()
    except ValidationError as error:
        return reasons(error, type(page))
    return []
