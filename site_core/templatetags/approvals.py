"""The link by which one person approves one revision."""

from __future__ import annotations

from typing import Any

from django import template

from site_core.approvals.links import DAYS, link

register = template.Library()


@register.simple_tag
def approval_link(state: Any, user: Any) -> str:
    return link(state, user)


@register.simple_tag
def approval_link_days() -> int:
    return DAYS
