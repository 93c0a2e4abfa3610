"""What pages of other apps show of the finder: its first question, and what holds for the person who comes from it."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from policies.catalogue.answerable import intention_options
from policies.eligibility import Profile
from search import service
from search.finder import questions
from search.finder.answers import ANSWERS, Answers, read_along
from search.finder.asking import FIRST
from search.finder.cards import Card, card
from search.finder.match import match_codes
from search.finder.questions import Question
from search.finder.taking import FINDER

register = template.Library()


@register.simple_tag
def first_question() -> Question:
    """What the finder asks before all else, with nothing said yet."""
    return questions.question(FIRST, Answers(Profile()), service.reference(), intention_options())


@register.simple_tag(takes_context=True)
def for_me(context: Context, page: Any) -> Card | None:
    """What holds of a scheme's page for the person whose answers its address carries along; None without answers."""
    answers = _carried(context)
    found = match_codes({page.code}, answers.profile).get(page.code) if answers else None
    return card(found, answers) if found and answers else None


@register.simple_tag(takes_context=True)
def my_finder(context: Context, **changes: str) -> str:
    """The finder's address with the answers that this page's address carries along, and these."""
    answers = _carried(context) or Answers(Profile())
    return f"{FINDER}{answers.href(**changes)}".removesuffix("?")


def _carried(context: Context) -> Answers | None:
    request = context.get("request")
    return read_along(request.GET.get(ANSWERS, ""), service.reference()) if request else None
