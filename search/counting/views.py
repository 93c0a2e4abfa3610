"""`/tim-kiem/luot-mo/`: a browser tells that somebody opened a hit."""

from __future__ import annotations

from urllib.parse import parse_qs

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from search.counting.buffer import buffer
from search.counting.privacy import countable
from search.requests import SearchResult
from search.site.asked import Query

FORM = "application/x-www-form-urlencoded"
MOST_BYTES = 1_000


def count_search(request: HttpRequest, query: Query, result: SearchResult) -> None:
    """Count a search of the site. Its further pages and its filters are looks at the same search; what a browser fetches ahead is none."""
    ahead = request.headers.get("Sec-Purpose", "").startswith("prefetch")
    words = "" if query.chosen or query.page > 1 or ahead else countable(query.text)
    if words:
        buffer.search(words, result.total)


@csrf_exempt
@require_POST
def hit_opened(request: HttpRequest) -> HttpResponse:
    """204, also for words that are not counted; 400 for what our own script would never send, 429 for too many.

    Exempt from CSRF, as a beacon carries no token and the call changes nothing but a counter, which never exceeds that of the searches.
    No cookie and no address is looked at.
    """
    if request.content_type != FORM or not _is_own(request):
        return HttpResponse(status=400)
    if not _length(request) <= MOST_BYTES:
        return HttpResponse(status=413)
    try:
        fields = parse_qs(request.body.decode("ascii"), strict_parsing=True, max_num_fields=2)
    except (ValueError, OSError):
        return HttpResponse(status=400)
    if fields.keys() != {"q"} or len(fields["q"]) != 1:
        return HttpResponse(status=400)
    query = countable(fields["q"][0])
    return HttpResponse(status=204 if not query or buffer.click(query) else 429)


def _is_own(request: HttpRequest) -> bool:
    """Whether a browser says that the call comes from a page of this site; what says nothing is no browser."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


def _length(request: HttpRequest) -> int:
    try:
        return int(request.headers.get("Content-Length") or 0)
    except ValueError:
        return MOST_BYTES + 1
