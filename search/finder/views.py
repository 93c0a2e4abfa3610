"""The page of the finder: a plain GET form; the address holds everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from policies.catalogue.answerable import intention_options
from policies.eligibility import FACTS
from search import service
from search.finder import asking, cards, groups, questions, sheet, wording
from search.finder.answers import ASK, ASK_ALL, TEXT, Answers, is_canonical, read
from search.finder.described import Described, described
from search.finder.match import MatchResult, SchemeMatch, match
from search.finder.plan import beside
from search.finder.planned import planned
from search.finder.taking import FINDER, take
from site_core.kept_pages.middleware import do_not_keep

# Lines of a need, and of schemes that are excluded, that the page shows; all of them are a link away.
LINES, EXCLUDED = 6, 12


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    """`/tim-ho-tro/`: which schemes fit, why and how much. Answers that cannot be read are errors at their questions."""
    parameters = dict(request.GET.lists())
    reference = service.reference()
    told = described(parameters, reference)
    answers = told.answers if told else read(parameters, reference)
    if not told and not answers.errors and not is_canonical(parameters, answers):
        return HttpResponseRedirect(request.path + answers.href(ask=request.GET.get(ASK, "")).removesuffix("?"))
    everything = match(answers.profile, answers.text, all_needs=True)
    result = everything.for_wish()
    if told and told.heard:
        asked = asking.to_confirm(answers, told.facts, result)
    else:
        asked = asking.to_ask(answers, asking.FIRST if told else request.GET.get(ASK, ""), result)
    wishes = intention_options()
    given = {answer.fact: answer for answer in cards.given(answers)}
    context: dict[str, Any] = {
        "answers": answers,
        "told": told,
        "asked": asked,
        "questions": [
            _with_said(questions.question(name, answers, reference, wishes, asked.about), given.get(name), told)
            for name in asked.facts
        ],
        "sections": questions.sections(answers, reference, wishes) if asked.all else (),
        "kept": {name: value for name, value in answers.pairs.items() if name not in asked.facts},
        "given": tuple(given.values()),
        "written": cards.written(answers),
        "unanswered": asking.unanswered(answers, asked),
        "search_address": f"/tim-kiem/?{urlencode({'q': answers.text, 'toi': answers.profile.query_string()})}",
        "keep_address": answers.href() + "#ket-qua",
        "all_address": answers.href(ask=ASK_ALL) + "#cau-hoi",
        "wish_address": answers.href(ask=asking.FIRST) + "#cau-hoi",
        "wish": given["intention"].answer if "intention" in answers.profile.answers else "",
        "without_text": answers.href(without=TEXT) + "#ket-qua",
        "outside": cards.is_outside(answers.profile),
        "result": result,
        "said": cards.said(answers, result),
        "states": Counter(found.assessment.state for found in (*result.fits, *result.need_facts)),
        "unsure": [
            {"label": FACTS[n].label, "help": FACTS[n].help, "address": answers.href(ask=n)} for n in asked.unsure
        ],
        "group": groups.group(request, answers, everything),
        **({} if asked.confirm else _plan(answers, result, everything)),
    }
    if result.engine == service.DATABASE:
        do_not_keep(request)  # the engine may be back at any moment
    return render(request, "search/finder.html", context)


@require_safe
def sheet_page(request: HttpRequest) -> HttpResponse:
    """`/tim-ho-tro/phieu/`: the sheet to take to the Centre, for the answers in the address; what cannot be read is left out."""
    answers = read(dict(request.GET.lists()), service.reference())
    plan = planned(match(answers.profile, answers.text, all_needs=True), answers.unsure)
    context = sheet.context(answers, cards.given(answers), plan)
    return render(request, "search/sheet.html", {**context, "back": FINDER + answers.href()})


def _with_said(question: questions.Question, given: cards.Given | None, told: Described | None) -> questions.Question:
    return replace(
        question,
        said=given.answer if given else "",
        note=given.note if given else "",
        heard=told.words(question.name) if told else "",
    )


def _plan(answers: Answers, result: MatchResult, everything: MatchResult) -> dict[str, Any]:
    """The plan, with its schemes as cards and lines, and what may be taken along."""
    plan = planned(everything, answers.unsure)
    schemes = [planned.scheme for planned in plan.main]

    def lines(schemes: Sequence[SchemeMatch], most: int) -> list[cards.Line]:
        return [cards.line(scheme, answers) for scheme in schemes[:most]]

    return {
        "plan": plan,
        "plan_title": wording.PLAN if result.fits else wording.NEAREST,
        "steps": [
            {
                "card": cards.without(cards.card(planned.scheme, answers), plan.common),
                "next": planned.step,
                "beside": beside(planned.scheme, plan.bundle),
            }
            for planned in plan.main
        ],
        "next_for_all": schemes and len({planned.step.sentence for planned in plan.main}) == 1 < len(schemes),
        "take": take(answers, schemes),
        "also": [(need.label, lines(need.schemes, LINES)) for need in plan.also],
        "aside": lines(everything.aside, LINES),
        "excluded": lines(result.not_eligible, EXCLUDED),
        "table_address": groups.address(groups.TABLE, answers),
        "more": {
            "possible": _beyond(groups.POSSIBLE, answers, [need.schemes for need in plan.also], LINES),
            "aside": _beyond(groups.ASIDE, answers, [everything.aside], LINES),
            "excluded": groups.address(groups.EXCLUDED, answers),
        },
    }


def _beyond(group: str, answers: Answers, shown: Sequence[Sequence[SchemeMatch]], most: int) -> str:
    """Where all schemes of a group are, where the page leaves some out."""
    return groups.address(group, answers) if any(len(schemes) > most for schemes in shown) else ""
