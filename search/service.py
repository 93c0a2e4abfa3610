"""The search as the rest of the site calls it: engine, vocabulary and places are put together here."""

from __future__ import annotations

import logging
from collections.abc import Collection, Container, Iterable
from dataclasses import replace
from functools import lru_cache

from policies.catalogue.answerable import eligibility_reference as reference
from search.engines.base import Engine, EngineUnavailable
from search.engines.configured import chosen_engine
from search.files import texts
from search.filter_values import known_values
from search.indexing.fallback import DatabaseEngine
from search.query import searching
from search.query.gazetteer import current_gazetteer
from search.query.suggest import SuggestionGroup, suggest
from search.requests import FacetValue, SearchRequest, SearchResult
from search.words.current import Words, current_vocabulary, current_words

__all__ = ["engine", "facet_labels", "reference", "site_search", "site_suggestions"]

logger = logging.getLogger(__name__)

DATABASE = DatabaseEngine.name


@lru_cache(maxsize=1)
def engine() -> Engine:
    """The engine that SEARCH_ENGINE names, opened once a process."""
    return chosen_engine()


def site_search(request: SearchRequest, words: Words | None = None) -> SearchResult:
    """Answer a request from the engine, or from the database while the engine does not answer.

    `words` are those of the editors, as they are now when not given.
    """
    words = words or current_words()
    try:
        return _search(request, engine(), words)
    except EngineUnavailable as error:
        logger.warning("search engine unavailable, answering from the database: %s", error)
        return _search(request, _fallback(), words)


def site_suggestions(text: str, kinds: tuple[str, ...] = ()) -> tuple[SuggestionGroup, ...]:
    """Pages for what has been typed so far, from the engine, or from the database while the engine does not answer."""
    words, places = current_vocabulary(), current_gazetteer()
    try:
        return suggest(text, engine=engine(), vocabulary=words, gazetteer=places, kinds=kinds)
    except EngineUnavailable:
        return suggest(text, engine=_fallback(), vocabulary=words, gazetteer=places, kinds=kinds)


@lru_cache(maxsize=1)
def _fallback() -> DatabaseEngine:
    return DatabaseEngine()


def _search(request: SearchRequest, engine: Engine, words: Words) -> SearchResult:
    known: dict[str, dict[str, str]] = {}

    def labels(facet: str, values: Collection[str]) -> dict[str, str]:
        known[facet] = facet_labels(facet, values)
        return known[facet]

    found = searching.search(
        request,
        engine=engine,
        vocabulary=words.vocabulary,
        best_bets=words.best_bets,
        gazetteer=current_gazetteer(),
        labels=labels,
        read_files=texts.read,
    )
    known["place"] = known_values("place", [value.value for value in found.facets.get("place", ())])
    return replace(found, facets={facet: _offered(values, known.get(facet)) for facet, values in found.facets.items()})


def _offered(values: Iterable[FacetValue], known: Container[str] | None) -> tuple[FacetValue, ...]:
    """Those of a facet's values that its filter accepts: the index may still hold what is gone. None: it accepts all."""
    return tuple(value for value in values if known is None or value.value in known)


def facet_labels(facet: str, values: Collection[str]) -> dict[str, str]:
    """Names of those of the programmes or schemes that a facet counts that anyone may see now; empty for other facets. One query at most
    for these values alone."""
    return known_values(facet, values) if facet in ("programme", "intention") else {}
