"""What the page of the site search shows: one request's hits, its filters as links, and what to say when nothing is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from policies.eligibility import Profile
from search import service
from search.finder import cards
from search.finder.match import SchemeMatch, match_codes
from search.requests import VERDICTS, Hit, SearchResult
from search.site import wording
from search.site.asked import FILTERS, NEWEST, OPEN, VERDICT, YES, Query, read_query
from search.wording import KINDS

SHOWN_VALUES = 8
FACET_TITLES = {"place": "Địa phương", "programme": "Chương trình", "intention": "Khoản hỗ trợ"}


@dataclass(frozen=True, slots=True)
class FilterLink:
    """`count` is None where it is not known."""

    label: str
    count: int | None
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with its commonest values as links, and the others."""

    title: str
    first: tuple[FilterLink, ...]
    more: tuple[FilterLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with the name of its kind; `scheme` is what is known of a scheme: amount, call, verdict."""

    hit: Hit
    kind: str
    scheme: SchemeMatch | None


def search_page(request: HttpRequest) -> dict[str, Any]:
    """Context of the page; Http404 for a page number that is none or lies after the last page."""
    query = read_query(request, service.reference())
    mine = query.answers
    context: dict[str, Any] = {
        "query": query,
        "given": cards.given(mine) if mine else (),
        "finder_address": f"/tim-ho-tro/{mine.href()}" if mine else "/tim-ho-tro/",
        "without_answers": query.without_answers(),
    }
    if query.is_empty:
        return context | {"kinds": [(value, label) for value, label in KINDS.items() if value != "contact"]}
    result = service.site_search(query.request())
    if query.page > result.pages:
        raise Http404("Kết quả tìm kiếm không có trang này.")
    facets = [_verdicts(query, result), *(_facet(name, query, result) for name in FACET_TITLES)]
    return context | {
        "result": result,
        "found": _found(result.hits, mine.profile if mine else Profile()),
        "tabs": _tabs(query, result),
        "choices": _choices(query),
        "facets": [facet for facet in facets if facet],
        "suggestion_address": query.href(q=result.suggestion) if result.suggestion else "",
        "without_filters": query.href(**dict.fromkeys((*FILTERS, VERDICT, OPEN), "")) if query.chosen else "",
    }


def _found(hits: Iterable[Hit], profile: Profile) -> list[Found]:
    schemes = match_codes({hit.code for hit in hits if hit.kind == "scheme"}, profile)
    return [
        Found(hit, KINDS.get(hit.kind, ""), schemes.get(hit.code) if hit.kind == "scheme" else None) for hit in hits
    ]


def _verdicts(query: Query, result: SearchResult) -> Facet | None:
    """The schemes by what they are for the person, when answers are known."""
    if result.verdict_totals is None:
        return None
    chosen = query.chosen.get(VERDICT, "")
    links = [
        FilterLink(
            wording.VERDICTS[verdict],
            result.verdict_totals[verdict],
            query.href(**{VERDICT: "" if verdict == chosen else verdict}),
            verdict == chosen,
        )
        for verdict in VERDICTS
        if result.verdict_totals[verdict] or verdict == chosen
    ]
    return Facet(wording.FOR_ME, tuple(links)) if links else None


def _choices(query: Query) -> list[FilterLink]:
    """What can be switched on and off: open calls only, the newest first."""
    return [
        FilterLink(label, None, query.href(**{name: "" if name in query.chosen else YES}), name in query.chosen)
        for name, label in ((OPEN, wording.OPEN_ONLY), (NEWEST, wording.NEWEST_FIRST))
    ]


def _tabs(query: Query, result: SearchResult) -> list[FilterLink]:
    """All kinds, then each kind that has hits; the one chosen stays even when it has none."""
    values = result.facets.get("kind", ())
    chosen = query.chosen.get("kind", "")
    counts = {value.value: value.count for value in values}
    shown = [name for name in KINDS if counts.get(name) or name == chosen]
    return [
        FilterLink("Tất cả", sum(counts.values()), query.href(kind=""), not chosen),
        *(FilterLink(KINDS[n], counts.get(n, 0), query.href(kind=n), n == chosen) for n in shown),
    ]


def _facet(name: str, query: Query, result: SearchResult) -> Facet | None:
    """The values of a filter; a chosen one links to the search without it."""
    chosen = query.chosen.get(name, "")
    links = [
        FilterLink(
            value.label or value.value,
            value.count,
            query.href(**{name: "" if value.value == chosen else value.value}),
            value.value == chosen,
        )
        for value in result.facets.get(name, ())
        if value.count or value.value == chosen
    ]
    links.sort(key=lambda link: not link.chosen)
    return Facet(FACET_TITLES[name], tuple(links[:SHOWN_VALUES]), tuple(links[SHOWN_VALUES:])) if links else None
