"""Which values a search may be narrowed by."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

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
        for known in (_known(name, values),)
        for value in values
        if value not in known
    ]


def _known(name: str, values: Sequence[str]) -> Container[str]:
    """Something that holds those of the values that exist."""
    if name == "kind":
        return KINDS
    if name == "place":
        return {value for value in values if not value.startswith(("x", "p"))} & current_register().units.keys()
    if name == "programme":
        programme: type[Page] = apps.get_model("news", "Programme")
        return set(programme.objects.visible().filter(slug__in=values).values_list("slug", flat=True))
    return set(SupportScheme.objects.visible().filter(code__in=values).values_list("code", flat=True))
