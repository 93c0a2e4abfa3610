"""What the page of the site search shows: one request's hits, its filters as links, and what to say when nothing is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from search import service
from search.requests import Hit, SearchRequest, SearchResult
from search.site.filter_values import unknown_filter_values
from search.wording import KINDS

MAX_TEXT = 200
PAGE_SIZE = 10
MOST_PAGES = 100_000
SHOWN_VALUES = 8
FILTERS = ("kind", "place", "programme", "intention")
FACET_TITLES = {"place": "Địa phương", "programme": "Chương trình", "intention": "Khoản hỗ trợ"}


@dataclass(frozen=True, slots=True)
class FilterLink:
    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with its commonest values as links, and the others."""

    title: str
    first: tuple[FilterLink, ...]
    more: tuple[FilterLink, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with the name of its kind."""

    hit: Hit
    kind: str


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked, cleaned: text cut to length, one value a filter, values that do not exist left out."""

    text: str
    cut: bool
    chosen: Mapping[str, str]
    errors: tuple[str, ...]
    page: int

    @property
    def is_empty(self) -> bool:
        return not self.text and not self.chosen

    def address(self, **changes: str) -> str:
        """The query of the address with some filters changed, from the first page on."""
        pairs = {"q": self.text, **self.chosen, **changes}
        return f"?{urlencode({name: value for name, value in pairs.items() if value})}"


def search_page(request: HttpRequest) -> dict[str, Any]:
    """Context of the page; Http404 for a page number that is none or lies after the last page."""
    query = _read(request)
    if query.is_empty:
        return {"query": query, "kinds": [(value, label) for value, label in KINDS.items() if value != "contact"]}
    result = service.site_search(
        SearchRequest(
            text=query.text,
            kinds=_values(query, "kind"),
            places=_values(query, "place"),
            programmes=_values(query, "programme"),
            intentions=_values(query, "intention"),
            page=query.page,
            size=PAGE_SIZE,
        )
    )
    if query.page > result.pages:
        raise Http404("Kết quả tìm kiếm không có trang này.")
    return {
        "query": query,
        "result": result,
        "found": [Found(hit, KINDS.get(hit.kind, "")) for hit in result.hits],
        "tabs": _tabs(query, result),
        "facets": [facet for name in FACET_TITLES if (facet := _facet(name, query, result))],
        "suggestion_address": query.address(q=result.suggestion) if result.suggestion else "",
        "without_filters": query.address(**dict.fromkeys(FILTERS, "")) if query.chosen else "",
    }


def _read(request: HttpRequest) -> Query:
    text = " ".join(request.GET.get("q", "").split())
    given = {name: value.strip() for name in FILTERS if (value := request.GET.get(name, "")).strip()}
    wrong = unknown_filter_values({name: (value,) for name, value in given.items()})
    bad = {name for name, _ in wrong}
    return Query(
        text=text[:MAX_TEXT].strip(),
        cut=len(text) > MAX_TEXT,
        chosen={name: value for name, value in given.items() if name not in bad},
        errors=tuple(sentence["vi"] for _, sentence in wrong),
        page=_page(request.GET.get("page", "")),
    )


def _page(text: str) -> int:
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) < 7 and 1 <= int(text) <= MOST_PAGES):
        raise Http404("Số trang không hợp lệ.")
    return int(text)


def _values(query: Query, name: str) -> tuple[str, ...]:
    return (query.chosen[name],) if name in query.chosen else ()


def _tabs(query: Query, result: SearchResult) -> list[FilterLink]:
    """All kinds, then each kind that has hits; the one chosen stays even when it has none."""
    values = result.facets.get("kind", ())
    chosen = query.chosen.get("kind", "")
    counts = {value.value: value.count for value in values}
    shown = [name for name in KINDS if counts.get(name) or name == chosen]
    return [
        FilterLink("Tất cả", sum(counts.values()), query.address(kind=""), not chosen),
        *(FilterLink(KINDS[n], counts.get(n, 0), query.address(kind=n), n == chosen) for n in shown),
    ]


def _facet(name: str, query: Query, result: SearchResult) -> Facet | None:
    """The values of a filter; a chosen one links to the search without it."""
    chosen = query.chosen.get(name, "")
    links = [
        FilterLink(
            value.label or value.value,
            value.count,
            query.address(**{name: "" if value.value == chosen else value.value}),
            value.value == chosen,
        )
        for value in result.facets.get(name, ())
        if value.count or value.value == chosen
    ]
    links.sort(key=lambda link: not link.chosen)
    return Facet(FACET_TITLES[name], tuple(links[:SHOWN_VALUES]), tuple(links[SHOWN_VALUES:])) if links else None
