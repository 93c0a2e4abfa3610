"""Hits, facets and pages, put together the same way for every engine."""

from __future__ import annotations

import datetime as dt
import html
import json
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from policies.eligibility import Profile
from policies.eligibility.filters import evaluate, route_filter
from search.analysis.text import fold
from search.engines.fields import ANY, LABEL_MARK
from search.engines.plan import Plan
from search.highlight import snippet, snippet_if_found, words_found
from search.requests import Attached, FacetValue, Hit, SearchRequest, SearchResult


def result(
    request: SearchRequest,
    plan: Plan,
    displays: Iterable[tuple[str, float]],
    total: int,
    facets: Mapping[str, Mapping[str, int]],
    verdict_totals: Mapping[str, int] | None,
    engine: str,
) -> SearchResult:
    """The result of a search, from the display fields and scores of the hits of the page, in order, and what was counted."""
    size = request.window[1]
    judge = _judge(request.profile)
    return SearchResult(
        hits=tuple(_hit(json.loads(display), score, plan, judge) for display, score in displays),
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


def _hit(
    shown: Mapping[str, Any], score: float, plan: Plan, judge: Callable[[list[dict[str, Any]]], str | None]
) -> Hit:
    return Hit(
        key=shown["key"],
        kind=shown["kind"],
        code=shown["code"],
        title=shown["title"],
        url=shown["url"],
        snippet=_snippet(shown, plan),
        date=dt.date.fromisoformat(shown["date"]) if shown["date"] else None,
        places=tuple((key, name) for key, name in shown["places"]),
        score=score,
        verdict=judge(shown["routes"]) if shown["kind"] == "scheme" else None,
        legal_status=shown["legal_status"],
        needs_check=shown["needs_check"],
        attached=_attached(shown, plan) if shown["files"] and plan.marks else None,
    )


def _snippet(shown: Mapping[str, Any], plan: Plan) -> str:
    """From the text where it was found; otherwise the summary, which says best what the document is."""
    if shown["text"] and not shown["summary"]:
        return snippet(shown["text"], plan.marks, shown["folded"])
    if shown["text"] and (found := snippet_if_found(shown["text"], plan.marks, shown["folded"])):
        return found
    return snippet(shown["summary"], plan.marks) if plan.marks else html.escape(shown["summary"])


def _attached(shown: Mapping[str, Any], plan: Plan) -> Attached:
    own = "\n".join((fold(f"{shown['title']}\n{shown['summary']}"), shown["folded"]))
    return Attached(tuple(shown["files"]), words_found(own, plan.marks))


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
    merged: dict[str, FacetValue] = {}
    for written, count in counts.items():
        value, _, label = written.partition(LABEL_MARK)
        if value == ANY:
            continue
        known = merged.get(value)
        label = known.label if known and known.count >= count else label or value
        merged[value] = FacetValue(value, label, count + (known.count if known else 0))
    everywhere = counts.get(ANY, 0)
    values = (FacetValue(v.value, v.label, v.count + everywhere) for v in merged.values())
    return tuple(sorted(values, key=lambda v: (-v.count, v.value)))
