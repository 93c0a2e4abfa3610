"""The page of the finder: a plain GET form; the address holds everything."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from policies.catalogue.answerable import intention_options
from search import service
from search.finder import cards, questions
from search.finder.answers import ASK, ASK_ALL, TEXT, is_canonical, read
from search.finder.groups import groups
from search.finder.match import match
from site_core.kept_pages.middleware import do_not_keep


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    """`/tim-ho-tro/`: which schemes fit, why and how much. Answers that cannot be read are errors at their questions."""
    parameters = dict(request.GET.lists())
    reference = service.reference()
    answers = read(parameters, reference)
    if not answers.errors and not is_canonical(parameters, answers):
        return HttpResponseRedirect(request.path + answers.href(ask=request.GET.get(ASK, "")).removesuffix("?"))
    result = match(answers.profile, answers.text)
    asked = cards.to_ask(answers, request.GET.get(ASK, ""), result)
    wishes = intention_options()
    asked_questions = [questions.question(name, answers, reference, wishes) for name in asked.facts]
    context: dict[str, Any] = {
        "answers": answers,
        "asked": asked,
        "questions": asked_questions,
        "sections": questions.sections(answers, reference, wishes) if asked.all else (),
        "kept": {name: value for name, value in answers.pairs.items() if name not in asked.facts},
        "given": cards.given(answers),
        "written": cards.written(answers),
        "unanswered": cards.unanswered(answers, asked),
        "search_address": f"/tim-kiem/?{urlencode({'q': answers.text, 'toi': answers.profile.query_string()})}",
        "keep_address": answers.href() + "#ket-qua",
        "all_address": answers.href(ask=ASK_ALL) + "#cau-hoi",
        "wish_address": answers.href(ask="intention") + "#cau-hoi",
        "wish": next((answer.label for answer in answers.profile.given if answer.fact == "intention"), ""),
        "without_text": answers.href(without=TEXT) + "#ket-qua",
        "outside": cards.is_outside(answers.profile),
        "result": result,
        "said": cards.said(answers, result),
        **groups(request, answers, result),
    }
    if result.engine == service.DATABASE:
        do_not_keep(request)  # the engine may be back at any moment
    return render(request, "search/finder.html", context)
