"""What the fields of industry and place ask as somebody types."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from search.understanding import wording
from search.understanding.current import ranked
from search.understanding.match import MOST_CHARACTERS

KINDS = ("industry", "place")

# Seconds for which a browser may keep an answer: as long as it takes to type, mistype and type again.
KEPT = 60


@require_safe
def readings(request: HttpRequest) -> JsonResponse:
    """`/tim-ho-tro/goi-y/?o=industry&q=`: what may be meant, best first; `said` is for those who listen to the page.

    Each of `items` has value, label, note and sure, as `Match`. An unknown `o` is answered with 400 and no items.
    """
    kind = request.GET.get("o", "")
    known = kind in KINDS
    found = ranked(kind, request.GET.get("q", "")[:MOST_CHARACTERS]) if known else ()
    said = wording.FOUND.format(count=len(found)) if found else wording.NOTHING_FOUND
    items = [asdict(match) for match in found]
    response = JsonResponse({"said": said, "items": items}, status=200 if known else 400)
    patch_cache_control(response, public=True, max_age=KEPT)
    return response
