"""For load balancers: is the process alive; can it serve."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.module_loading import import_string

# `search` may not be imported from here; it is named as text, like an app in INSTALLED_APPS.
SEARCH_READINESS = "search.readiness.readiness"


def liveness(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers; touches nothing else."""
    return HttpResponse("ok", content_type="text/plain")


def readiness(request: HttpRequest) -> JsonResponse:
    """200 with the state of the database and of the search when pages can be served, else 503.

    A stopped search engine does not make the site unready: the search then answers from the database.
    """
    try:
        connection.ensure_connection()
        state = {"database": "ok", **import_string(SEARCH_READINESS)()}
    except DatabaseError:
        return JsonResponse({"database": "down"}, status=503)
    return JsonResponse(state)
