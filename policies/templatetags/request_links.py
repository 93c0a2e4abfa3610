"""Links to the form by which an owner tells the Centre what is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from policies.requests.links import request_href

register = template.Library()


@register.simple_tag
def ask_centre_href(
    answers: Mapping[str, str] | None = None, scheme: str = "", page: Any = None, source: str = "", text: str = ""
) -> str:
    """`{% ask_centre_href answers=profile.answers scheme=page.code source="khoan" as href %}`: see `request_href`. `page` is a page."""
    return request_href(answers, scheme=scheme, page=page.pk if page else None, source=source, text=text)
