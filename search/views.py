"""The pages of the search: the finder and the site search. Both are plain GET forms; the address holds everything."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from policies.reference import intention_options
from search import finder as finding
from search import forms, service
from search.answers import ASK, ASK_ALL, TEXT, is_canonical, read
from search.counting.views import count_search
from search.match import match
from search.site_search import search_page
from search.wording import KINDS, NO_SUGGESTIONS, SUGGESTIONS

# Seconds for which a browser may keep suggestions: as long as it takes to type, mistype and type again.
SUGGESTIONS_KEPT = 60


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
        "said": finding.said(answers, result),
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


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """`/tim-kiem/goi-y/?q=&kind=`: a few pages for what has been typed so far, by kind; `said` is for those who listen to the page."""
    kinds = tuple(kind for kind in request.GET.getlist("kind") if kind in KINDS)
    groups = service.site_suggestions(request.GET.get("q", ""), kinds)
    count = sum(len(group.items) for group in groups)
    said = SUGGESTIONS.format(count=count) if count else NO_SUGGESTIONS
    response = JsonResponse({"said": said, "groups": [asdict(group) for group in groups]})
    patch_cache_control(response, public=True, max_age=SUGGESTIONS_KEPT)
    return response
