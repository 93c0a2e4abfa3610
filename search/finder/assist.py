"""«Cán bộ hỏi giúp»: an officer asks for a visitor or a caller. Nothing is kept anywhere, not in an address either."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from policies.catalogue.answerable import intention_options
from policies.eligibility import FACTS, Profile
from search import service
from search.finder import cards, questions, sheet
from search.finder.answers import Answers, read
from search.finder.match import match
from search.finder.planned import planned

MEND = "sua"


@csrf_exempt  # it changes nothing and needs no session: a cookie would be the first thing to be stored
@require_http_methods(["GET", "HEAD", "POST"])
def assist(request: HttpRequest) -> HttpResponse:
    """`/hoi-giup/`: all questions on one page, then the sheet in the same place. Answers travel in the body of a request only."""
    answers = read(dict(request.POST.lists()), service.reference()) if request.method == "POST" else Answers(Profile())
    asks = request.method != "POST" or answers.errors or MEND in request.POST
    response = render(request, "search/assist.html", _form(answers) if asks else _result(answers))
    add_never_cache_headers(response)
    return response


def _form(answers: Answers) -> dict[str, Any]:
    reference, wishes = service.reference(), intention_options()
    return {
        "answers": answers,
        "sections": questions.sections(answers, reference, wishes),
        "wrong": [FACTS[name] for name in answers.errors],
    }


def _result(answers: Answers) -> dict[str, Any]:
    plan = planned(match(answers.profile, answers.text, all_needs=True), answers.unsure)
    given = cards.given(answers)
    return {**sheet.context(answers, given, plan), "kept": answers.pairs, "done": True}
