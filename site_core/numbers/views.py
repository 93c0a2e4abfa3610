"""How a number that is being typed in the admin would be read."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from site_core.numbers.forms import said_back
from site_core.numbers.measures import MEASURES, WHOLE


@require_safe
def read_number(request: HttpRequest) -> JsonResponse:
    """`?text=1.000&measure=million_vnd` → what is said beside the field, and whether it can be stored."""
    said, read = said_back(request.GET.get("text", ""), MEASURES.get(request.GET.get("measure", ""), WHOLE))
    return JsonResponse({"said": said, "read": read})
