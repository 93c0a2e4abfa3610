"""The pages of the site search; plain GET forms, the address holds everything."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from search import service
from search.counting.views import count_search
from search.site.page import search_page
from search.wording import KINDS, NO_SUGGESTIONS, SUGGESTIONS
from site_core.kept_pages.middleware import do_not_keep

# Seconds for which a browser may keep suggestions: as long as it takes to type, mistype and type again.
SUGGESTIONS_KEPT = 60


@require_safe
def site_search(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/`: everything on the site, by words, kind, place, programme and scheme."""
    context = search_page(request)
    if "result" in context:
        count_search(request, context["query"], context["result"])
    do_not_keep(request)  # each search is counted
    return render(request, "search/search.html", context)


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """`/tim-kiem/goi-y/?q=&kind=`: a few pages for what has been typed so far, by kind; `said` is for those who listen to the page."""
    kinds = tuple(kind for kind in KINDS if kind in request.GET.getlist("kind"))
    groups = service.site_suggestions(request.GET.get("q", ""), kinds)
    count = sum(len(group.items) for group in groups)
    said = SUGGESTIONS.format(count=count) if count else NO_SUGGESTIONS
    response = JsonResponse({"said": said, "groups": [asdict(group) for group in groups]})
    patch_cache_control(response, public=True, max_age=SUGGESTIONS_KEPT)
    return response
