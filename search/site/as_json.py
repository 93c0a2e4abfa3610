"""What the site search found, as the plain data that the API prints."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from policies.eligibility import Call, Profile, closes_on
from search.finder.as_json import estimate_json
from search.finder.match import SchemeMatch, match_codes
from search.requests import Hit, SearchResult


def search_result(result: SearchResult, profile: Profile | None) -> dict[str, Any]:
    """The answer of `/search/`; schemes are judged for the profile when there is one."""
    codes = {hit.code for hit in result.hits if hit.kind == "scheme"}
    schemes = match_codes(codes, profile) if profile else {}
    return {
        "total": result.total,
        "page": result.page,
        "pages": result.pages,
        "engine": result.engine,
        "suggestion": result.suggestion or None,
        "hits": [_hit(hit, schemes.get(hit.code)) for hit in result.hits],
        "facets": {
            name: [{"value": v.value, "label": v.label, "count": v.count} for v in values]
            for name, values in result.facets.items()
        },
        **({"verdicts": dict(result.verdict_totals)} if result.verdict_totals is not None else {}),
    }


def _call(call: Call) -> dict[str, Any]:
    """Instants on the clock of Vietnam."""
    opens, closes = (moment and timezone.localtime(moment) for moment in (call.opens_at, call.closes_at))
    return {"status": call.status, "opens_at": opens, "closes_at": closes}


def _hit(hit: Hit, scheme: SchemeMatch | None) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "code": hit.code,
        "title": hit.title,
        "url": hit.url,
        "snippet": hit.snippet,
        "date": hit.date,
        "places": [{"code": key, "name": name} for key, name in hit.places],
        **({"scheme": _scheme(scheme)} if scheme and hit.kind == "scheme" else {}),
        **({"file": hit.file} if hit.file else {}),
        **(_call(hit.call) if hit.call and hit.call.status != "no_round" else {}),
    }


def _scheme(scheme: SchemeMatch) -> dict[str, Any]:
    return {
        "verdict": scheme.assessment.kind,
        "status": scheme.call.status,
        "closes_on": scheme.call.closes_at and closes_on(scheme.call.closes_at),
        "estimate": estimate_json(scheme.estimate),
    }
