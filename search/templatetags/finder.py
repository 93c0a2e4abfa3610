"""What pages of other apps show of the finder: its first question, and the wishes it can start from."""

from __future__ import annotations

from django import template

from policies.catalogue.answerable import intention_options
from policies.eligibility import FACTS, Fact
from search.finder.questions import Choice

register = template.Library()


@register.simple_tag
def first_question() -> Fact:
    """The question that every scheme needs."""
    return FACTS["legal_form"]


@register.simple_tag
def wishes() -> list[Choice]:
    """What owners want, each with the codes of the schemes that serve it."""
    return [Choice(value, label) for value, label in intention_options()]
