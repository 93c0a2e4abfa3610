"""The code by which judged queries name a page."""

from __future__ import annotations

from urllib.parse import urlsplit

from search.models import SearchRecord


def code_of(piece: str) -> str:
    """The code of the page that a code or an address on this site names; empty when no such page is public."""
    path = urlsplit(piece).path
    if "/" not in piece:
        return piece if SearchRecord.objects.filter(payload__code=piece).exists() else ""
    path = f"/{path.strip('/')}/"
    codes = SearchRecord.objects.filter(payload__url=path).values_list("payload__code", flat=True)
    return str(next(iter(codes), ""))
