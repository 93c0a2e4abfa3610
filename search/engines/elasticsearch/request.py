"""One request for everything that a search asks: hits of a page, total, facets, verdict totals. And what its answer means."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from search.engines.base import Asked
from search.engines.elasticsearch.compile import Query, all_of, between, compiled
from search.engines.elasticsearch.document import CALL, WINDOW, display
from search.engines.elasticsearch.routes import SCHEMES, some_route, with_verdict
from search.engines.fields import FACET_FIELDS
from search.engines.phases import NO_ROUND, instant
from search.engines.plan import Plan, selecting
from search.engines.results import result, verdict_counts
from search.requests import SearchRequest, SearchResult

# More buckets than a facet has values, so that its counts are exact.
_BUCKETS = 10_000

_VERDICT = "verdict"
_UNFILTERED = "all"
_TOTALS = "totals"


def search_body(plan: Plan, request: SearchRequest) -> dict[str, Any]:
    """The request for a plan, as the arguments of the client's `search`.

    What a facet or the verdict totals must not heed is a `post_filter`, which the hits pass after everything was counted; each
    count takes the other filters up again.
    """
    filters = _filters(plan, request)
    counted = {*_facets(request), *([_VERDICT] if request.profile is not None else [])}
    late = {name: query for name, query in filters.items() if name in counted}
    early = [query for name, query in filters.items() if name not in counted]
    start, size = request.window
    by_score = _by_score(plan, request)
    text = compiled(plan.text if by_score else selecting(plan.text))
    body: dict[str, Any] = {
        "query": {"bool": {"must": [text], "filter": early} if by_score else {"filter": [text, *early]}},
        "size": size if start + size <= WINDOW else 0,
        "from_": start if start + size <= WINDOW else 0,
        "sort": _sort(plan, request),
        "track_total_hits": True,
        # The store of whole documents is not opened, not even for the id: «display» has everything.
        "stored_fields": "_none_",
        "docvalue_fields": ["display"],
        "aggs": _counts(request, late),
    }
    if late:
        body["post_filter"] = all_of(list(late.values()))
    return body


def totals_body(asked: Sequence[Asked]) -> dict[str, Any]:
    """The request that counts what each of some plans finds, as the arguments of the client's `search`."""
    found = [all_of([compiled(selecting(plan.text)), *_filters(plan, request).values()]) for plan, request in asked]
    return {"size": 0, "track_total_hits": False, "aggs": {_TOTALS: {"filters": {"filters": found}}}}


def totals(answer: Mapping[str, Any]) -> tuple[int, ...]:
    """The totals that the answer to `totals_body` gives."""
    return tuple(bucket["doc_count"] for bucket in answer["aggregations"][_TOTALS]["buckets"])


def preference(request: SearchRequest) -> str:
    """The same for the same question, so that its pages come from the same copy of the index, whose scores agree."""
    return hashlib.sha1(request.text.encode(errors="replace"), usedforsecurity=False).hexdigest()[:16]


def search_result(answer: Mapping[str, Any], plan: Plan, request: SearchRequest, engine: str) -> SearchResult:
    """The result that the answer to `search_body` gives."""
    hits = answer["hits"]
    counts = answer.get("aggregations", {})
    displays = [(display(hit["fields"]["display"][0]), hit["_score"] or 0.0) for hit in hits["hits"]]
    facets = {facet: _values(counts[group][facet]) for facet, group in _groups(request, plan).items()}
    return result(request, plan, displays, hits["total"]["value"], facets, _verdict_totals(counts), engine)


def _filters(plan: Plan, request: SearchRequest) -> dict[str, Query]:
    filters: dict[str, Query] = {name: compiled(clause) for name, clause in plan.filters.items()}
    if request.profile is not None and request.verdicts:
        filters[_VERDICT] = with_verdict(request.profile, request.verdicts)
    return filters


def _by_score(plan: Plan, request: SearchRequest) -> bool:
    return plan.scored and request.sort == "relevance"


def _sort(plan: Plan, request: SearchRequest) -> list[dict[str, Any]]:
    """Orders, each ending in the unique key."""
    if _by_score(plan, request):
        return [{"_score": "desc"}, {"key": "asc"}]
    if request.sort == "closing":
        return [*_by_closing(plan.now), {"by_date": "asc"}]
    return [{"by_date": "asc"}]


def _by_closing(now: dt.datetime) -> list[dict[str, Any]]:
    """The order of `Phase.order` before that by date.

    What is open, to come or always open stands first; all else after it; among this, what is over stands last, the latest first.
    """
    second = instant(now)
    present = (between(f"{CALL}.starts", high=second), between(f"{CALL}.ends", second + 1))
    first = all_of((*present, between(f"{CALL}.rank", high=NO_ROUND - 1)))
    last = all_of((*present, between(f"{CALL}.rank", NO_ROUND + 1)))

    def order(missing: str, among: Query) -> dict[str, Any]:
        return {f"{CALL}.order": {"order": "asc", "missing": missing, "nested": {"path": CALL, "filter": among}}}

    return [order("_last", first), order("_first", last)]


def _facets(request: SearchRequest) -> list[str]:
    return [facet for facet in request.facets if facet in FACET_FIELDS]


def _groups(request: SearchRequest, plan: Plan) -> dict[str, str]:
    """For each facet the group in which it is counted: its own, without its filter, or that of all facets that have none."""
    return {facet: facet if facet in plan.filters else _UNFILTERED for facet in _facets(request)}


def _counts(request: SearchRequest, late: Mapping[str, Query]) -> dict[str, Any]:
    counts: dict[str, Any] = {}
    for facet in _facets(request):
        group = facet if facet in late else _UNFILTERED
        counted = counts.setdefault(group, {"filter": _others(late, group), "aggs": {}})
        counted["aggs"][facet] = {"terms": {"field": FACET_FIELDS[facet], "size": _BUCKETS}}
    if request.profile is not None:
        certain, possible = (some_route(request.profile, mode) for mode in ("certain", "possible"))
        counts[_VERDICT] = {
            "filter": all_of((_others(late, _VERDICT), SCHEMES)),
            "aggs": {"certain": {"filter": certain}, "possible": {"filter": possible}},
        }
    return counts


def _others(late: Mapping[str, Query], ignored: str) -> Query:
    """All the late filters but one."""
    return all_of([query for name, query in late.items() if name != ignored])


def _values(counted: Mapping[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in counted["buckets"]}


def _verdict_totals(counts: Mapping[str, Any]) -> dict[str, int] | None:
    if _VERDICT not in counts:
        return None
    schemes = counts[_VERDICT]
    return verdict_counts(schemes["doc_count"], schemes["certain"]["doc_count"], schemes["possible"]["doc_count"])
