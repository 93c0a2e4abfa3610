"""Which engine the settings choose, and whether they say enough for it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from search.engines.base import Engine

ENGINES = ("tantivy", "elasticsearch")


def chosen_engine() -> Engine:
    """A new engine as SEARCH_ENGINE and its settings say. What belongs to the others is not even imported."""
    if settings.SEARCH_ENGINE == "tantivy":
        from search.engines.tantivy import TantivyEngine

        return TantivyEngine(settings.SEARCH_INDEX_DIR)
    if settings.SEARCH_ENGINE == "elasticsearch":
        from search.engines.elasticsearch import Connection, ElasticsearchEngine

        return ElasticsearchEngine(Connection(**settings.ELASTICSEARCH))
    raise ImproperlyConfigured(f"SEARCH_ENGINE={settings.SEARCH_ENGINE!r} is none of {', '.join(ENGINES)}.")


@register
def engine_is_configured(**kwargs: Any) -> list[CheckMessage]:
    """Said before the site starts, as a search would only fall back to the database."""
    if settings.SEARCH_ENGINE not in ENGINES:
        return [Error(f"SEARCH_ENGINE must be one of {', '.join(ENGINES)}.", id="search.E001")]
    if settings.SEARCH_ENGINE == "elasticsearch" and not settings.ELASTICSEARCH["url"]:
        return [Error("SEARCH_ENGINE=elasticsearch needs ELASTICSEARCH_URL.", id="search.E002")]
    return []
