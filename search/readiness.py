"""State of the search for `/readyz`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone

from search.engines.base import EngineUnavailable
from search.indexing.models import IndexJob
from search.service import DATABASE, engine


def readiness() -> dict[str, Any]:
    """Which engine answers, how many pages wait to be indexed, and for how many seconds the oldest has waited."""
    oldest = IndexJob.objects.order_by("created_at").first()
    try:
        engine().status()
        answering = settings.SEARCH_ENGINE
    except EngineUnavailable:
        answering = DATABASE
    return {
        "engine": answering,
        "outbox": IndexJob.objects.count(),
        "outbox_lag_seconds": round((timezone.now() - oldest.created_at).total_seconds(), 1) if oldest else 0,
    }
