"""What the site search found, as the plain data that the API prints."""

from __future__ import annotations

from typing import Any

from search.requests import Hit, SearchResult


def search_result(result: SearchResult) -> dict[str, Any]:
    return {
        "total": result.total,
        "page": result.page,
        "pages": result.pages,
        "engine": result.engine,
        "suggestion": result.suggestion or None,
        "hits": [_hit(hit) for hit in result.hits],
        "facets": {
            name: [{"value": v.value, "label": v.label, "count": v.count} for v in values]
            for name, values in result.facets.items()
        },
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "code": hit.code,
        "title": hit.title,
        "url": hit.url,
        "snippet": hit.snippet,
        "date": hit.date,
        "places": [{"code": key, "name": name} for key, name in hit.places],
        **({"file": hit.file} if hit.file else {}),
    }
