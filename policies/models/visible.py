"""Which schemes anyone may see, by their codes."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.models import Page

from policies.models.schemes import SupportScheme
from site_core.versions.kept import kept
from site_core.versions.names import SCHEMES


def visible_codes(chosen: Iterable[Page]) -> tuple[str, ...]:
    """Codes of those of the chosen schemes that anyone may see, in order: the codes by which a document is filtered.

    An alias that was chosen stands for its source.
    """
    visible = _codes_of_visible()
    ids = {page.alias_of_id or page.pk for page in chosen}
    return tuple(sorted(visible[pk] for pk in ids & visible.keys()))


@kept(SCHEMES)
def _codes_of_visible() -> dict[int, str]:
    """Code of each scheme that anyone may see, by id."""
    return dict(SupportScheme.objects.visible().values_list("pk", "code"))
