"""Which values a search may be narrowed by, and their names. What a facet offers and what a filter accepts is asked here alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.apps import apps
from wagtail.models import Page

from policies.models import SupportScheme
from search.wording import KINDS
from site_core.api.errors import Sentence, naming
from site_core.places.register import current_register
from site_core.wording import UNKNOWN_PLACE

UNKNOWN: dict[str, Sentence] = {
    "kind": {
        "vi": f"Không có loại “{{value}}”. Dùng một trong: {', '.join(KINDS)}.",
        "en": f"There is no kind “{{value}}”. Use one of: {', '.join(KINDS)}.",
    },
    "place": UNKNOWN_PLACE,
    "programme": {"vi": "Không có chương trình “{value}”.", "en": "There is no programme “{value}”."},
    "intention": {"vi": "Không có khoản hỗ trợ “{value}”.", "en": "There is no scheme “{value}”."},
}


def unknown_filter_values(chosen: Mapping[str, Sequence[str]]) -> list[tuple[str, Sentence]]:
    """An error for each value of `kind`, `place`, `programme` or `intention` that does not exist. One query a filter at most."""
    return [
        (name, naming(UNKNOWN[name], value=value[:80]))
        for name, values in chosen.items()
        if values
        for known in (known_values(name, values),)
        for value in values
        if value not in known
    ]


def known_values(name: str, values: Collection[str]) -> dict[str, str]:
    """Those of the values of a filter that exist and that anyone may see now, with their names. One query at most."""
    if name == "kind":
        return {value: KINDS[value] for value in values if value in KINDS}
    if name == "place":
        units = current_register().units
        return {value: units[value].name for value in values if value in units and not value.startswith(("x", "p"))}
    if name == "programme":
        programme: type[Page] = apps.get_model("news", "Programme")
        return dict(programme.objects.visible().filter(slug__in=values).values_list("slug", "title"))
    return dict(SupportScheme.objects.visible().filter(code__in=values).values_list("code", "title"))
