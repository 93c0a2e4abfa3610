"""Giving out documents: Wagtail's view checks who may have the file; what it answers is made safe here."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_vary_headers
from wagtail.documents.views.serve import serve

from site_core.models import SiteDocument

# A file comes from outside: should a browser show it after all, it may do nothing and knows no cookie of ours.
SANDBOX = "default-src 'none'; sandbox"


def document(request: HttpRequest, document_id: str, file_name: str) -> HttpResponseBase:
    """The file for whoever may have it; a login or a password asked for, or 404, for whoever may not.

    A browser may keep a file but asks each time whether it may still show it; of what is not for everybody no cache between
    keeps anything.
    """
    found = get_object_or_404(SiteDocument.objects.select_related("collection"), pk=document_id)
    if not found.file_hash:
        # Wagtail would give all files of unknown content the same ETag.
        request.META.pop("HTTP_IF_NONE_MATCH", None)
    answer: HttpResponseBase = serve(request, document_id, file_name)
    if not found.file_hash:
        answer.headers.pop("ETag", None)
    if "Content-Disposition" in answer.headers:
        answer.headers["Content-Security-Policy"] = SANDBOX
    if found.collection.get_view_restrictions().exists():
        answer.headers["Cache-Control"] = "private, no-cache"
        patch_vary_headers(answer, ["Cookie"])
    else:
        answer.headers["Cache-Control"] = "no-cache"
    return answer
