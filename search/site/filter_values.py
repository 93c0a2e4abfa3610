"""Which values a search may be narrowed by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    """An error for each value of `kind`, `place`, `programme` or `intention` that does not exist."""
    return [
        (name, naming(UNKNOWN[name], value=value[:80]))
        for name, values in chosen.items()
        if values
        for value in values
        if value not in _known(name)
    ]


def _known(name: str) -> set[str]:
    if name == "kind":
        return set(KINDS)
    if name == "place":
        return {key for key in current_register().units if not key.startswith(("x", "p"))}
    if name == "programme":
        programme: type[Page] = apps.get_model("news", "Programme")
        return set(programme.objects.visible().values_list("slug", flat=True))
    return set(SupportScheme.objects.visible().values_list("code", flat=True))
