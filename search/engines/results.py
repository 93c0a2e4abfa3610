"""Hits, facets and pages, put together the same way for every engine."""

from __future__ import annotations

import datetime as dt
import html
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from policies.eligibility import Call, Profile, Round, current_call
from policies.eligibility.filters import evaluate, route_filter
from search.analysis.highlight import snippet, snippet_if_found, words_found
from search.analysis.text import fold
from search.engines.fields import ANY, LABEL_MARK, Shown, read_shown
from search.engines.plan import Plan
from search.requests import Attached, FacetValue, Hit, SearchRequest, SearchResult


def result(
    request: SearchRequest,
    plan: Plan,
    displays: Iterable[tuple[bytes, float]],
    total: int,
    facets: Mapping[str, Mapping[str, int]],
    verdict_totals: Mapping[str, int] | None,
    engine: str,
) -> SearchResult:
    """The result of a search, from the display fields and scores of the hits of the page, in order, and what was counted."""
    size = request.window[1]
    judge = _judge(request.profile)
    return SearchResult(
        hits=tuple(_hit(read_shown(display), score, plan, judge) for display, score in displays),
        total=total,
        page=max(1, request.page),
        pages=max(1, math.ceil(total / size)) if size else 1,
        facets={facet: _facet(counts) for facet, counts in facets.items()},
        engine=engine,
        verdict_totals=verdict_totals,
    )


def verdict_counts(schemes: int, certain: int, possible: int) -> dict[str, int]:
    """Schemes by verdict, from how many there are and for how many some route is certain, or at least possible."""
    return {"fits": certain, "need_facts": possible - certain, "not_eligible": schemes - possible}


def _hit(shown: Shown, score: float, plan: Plan, judge: Callable[[list[dict[str, Any]]], str | None]) -> Hit:
    facts = shown.facts
    return Hit(
        key=facts["key"],
        kind=facts["kind"],
        code=facts["code"],
        title=facts["title"],
        url=facts["url"],
        snippet=_snippet(shown, plan),
        date=dt.date.fromisoformat(facts["date"]) if facts["date"] else None,
        places=tuple((key, name) for key, name in facts["places"]),
        score=score,
        verdict=judge(facts["routes"]) if facts["kind"] == "scheme" else None,
        legal_status=facts["legal_status"],
        needs_check=facts["needs_check"],
        call=_call(facts, plan.now),
        attached=_attached(shown, plan) if facts["files"] and plan.marks else None,
    )


def _call(facts: dict[str, Any], now: dt.datetime) -> Call | None:
    """The call of a hit at the instant of the search."""
    if facts["rounds"] is None:
        return None
    rounds = (Round(_instant(opens), _instant(closes)) for opens, closes in facts["rounds"])
    return current_call(rounds, now, year_round=facts["year_round"])


def _instant(written: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(written) if written else None


def _snippet(shown: Shown, plan: Plan) -> str:
    """From the text where it was found; otherwise the summary, which says best what the document is."""
    summary = shown.facts["summary"]
    if shown.text and not summary:
        return snippet(shown.text, plan.marks, shown.folded)
    if shown.text and (found := snippet_if_found(shown.text, plan.marks, shown.folded)):
        return found
    return snippet(summary, plan.marks) if plan.marks else html.escape(summary)


def _attached(shown: Shown, plan: Plan) -> Attached:
    own = "\n".join((fold(f"{shown.facts['title']}\n{shown.facts['summary']}"), shown.folded))
    return Attached(tuple(shown.facts["files"]), words_found(own, plan.marks))


def _judge(profile: Profile | None) -> Callable[[list[dict[str, Any]]], str | None]:
    """Verdict on the routes of one hit. The index holds what the filters need, so they decide here as they do in the query."""
    if profile is None:
        return lambda routes: None
    certain, possible = route_filter(profile, "certain"), route_filter(profile, "possible")

    def verdict(routes: list[dict[str, Any]]) -> str:
        if any(evaluate(certain, route) for route in routes):
            return "fits"
        return "need_facts" if any(evaluate(possible, route) for route in routes) else "not_eligible"

    return verdict


def _facet(counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    """Values by count, then by code. Documents that hold «any» are found with every value, so they count for each."""
    everywhere = counts.get(ANY, 0)
    found: dict[
        str, tuple[int, int, str]
    ] = {}  # by value: the count of all its labels, and the most frequent label with its count
    for written, count in counts.items():
        value, _, label = written.partition(LABEL_MARK)
        if value == ANY:
            continue
        total, most, known = found.get(value, (everywhere, 0, ""))
        found[value] = (total + count, *((most, known) if most >= count else (count, label or value)))
    ordered = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    return tuple(FacetValue(value, label, total) for value, (total, _, label) in ordered)
