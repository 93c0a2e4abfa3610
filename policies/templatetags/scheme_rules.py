"""What the form of a scheme says of its rules."""

from __future__ import annotations

from typing import Any

from django import template

from policies.models import SupportScheme
from policies.rules.editor_panel import rules_shown

register = template.Library()


@register.filter
def is_scheme(page: Any) -> bool:
    return isinstance(page, SupportScheme)


@register.inclusion_tag("workbench/rules_shown.html")
def scheme_rules(page: Any) -> dict[str, Any]:
    return rules_shown(page)
