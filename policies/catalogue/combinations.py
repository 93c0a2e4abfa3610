"""The rules on receiving several schemes together, read once per version."""

from __future__ import annotations

from policies.eligibility import CombinationGroup
from policies.models import Combination
from site_core.versions.kept import kept
from site_core.versions.names import SCHEMES


@kept(SCHEMES)
def combination_groups() -> tuple[CombinationGroup, ...]:
    """All groups, in the order of their keys. A scheme that is not public may be named; nobody is offered it."""
    members: dict[int, set[str]] = {}
    for row, code in Combination.members.through.objects.values_list("combination", "supportscheme__code"):
        members.setdefault(row, set()).add(code)
    rows = Combination.objects.select_related("document")
    return tuple(row.group(members.get(row.pk, ())) for row in rows)
