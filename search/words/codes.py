"""Codes, by which judged queries name pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from search.indexing.models import SearchRecord


def code_of(piece: str) -> str:
    """The code of the page that a code or an address on this site names; empty when no such page is public."""
    path = urlsplit(piece).path
    if "/" not in piece:
        return piece if SearchRecord.objects.filter(payload__code=piece).exists() else ""
    path = f"/{path.strip('/')}/"
    codes = SearchRecord.objects.filter(payload__url=path).values_list("payload__code", flat=True)
    return str(next(iter(codes), ""))


def titles_of(codes: Collection[str]) -> dict[str, str]:
    """Titles of public pages by their code."""
    rows = SearchRecord.objects.filter(payload__code__in=list(codes))
    return dict(rows.values_list("payload__code", "payload__title"))


def known_keys(keys: Iterable[str]) -> frozenset[str]:
    """Those of some keys whose page is public and can be found."""
    return frozenset(SearchRecord.objects.filter(key__in=list(keys)).values_list("key", flat=True))
