"""The pages of the search: the finder and the site search. Both are plain GET forms; the address holds everything."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from policies.reference import intention_options
from search import finder as finding
from search import forms, service
from search.answers import ASK, ASK_ALL, TEXT, is_canonical, read
from search.counting.views import count_search
from search.match import match
from search.site_search import search_page


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    """`/tim-ho-tro/`: which schemes fit, why and how much. Answers that cannot be read are errors at their questions."""
    parameters = dict(request.GET.lists())
    reference = service.reference()
    answers = read(parameters, reference)
    if not answers.errors and not is_canonical(parameters, answers):
        return HttpResponseRedirect(request.path + answers.address(ask=request.GET.get(ASK, "")).removesuffix("?"))
    result = match(answers.profile, answers.text)
    asked = finding.to_ask(answers, request.GET.get(ASK, ""), result)
    wishes = intention_options()
    questions = [forms.question(name, answers, reference, wishes) for name in asked.facts]
    context: dict[str, Any] = {
        "answers": answers,
        "asked": asked,
        "questions": questions,
        "sections": forms.sections(answers, reference, wishes) if asked.all else (),
        "kept": {name: value for name, value in answers.pairs.items() if name not in asked.facts},
        "given": finding.given(answers),
        "unanswered": finding.unanswered(answers, asked),
        "keep_address": answers.address() + "#ket-qua",
        "all_address": answers.address(ask=ASK_ALL) + "#cau-hoi",
        "wish_address": answers.address(ask="intention") + "#cau-hoi",
        "wish": next((answer.label for answer in answers.profile.given if answer.fact == "intention"), ""),
        "without_text": answers.address(without=TEXT) + "#ket-qua",
        "outside": finding.is_outside(answers.profile),
        "result": result,
        "fits": [finding.card(scheme, answers) for scheme in result.fits],
        "need_facts": [finding.card(scheme, answers) for scheme in result.need_facts],
        "not_eligible": [finding.card(scheme, answers) for scheme in result.not_eligible],
    }
    return render(request, "search/finder.html", context)


@require_safe
def site_search(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/`: everything on the site, by words, kind, place, programme and scheme."""
    context = search_page(request)
    if "result" in context:
        count_search(request, context["query"], context["result"])
    return render(request, "search/search.html", context)
