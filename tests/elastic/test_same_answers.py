"""The real first content and every judged query: all engines answer the same, in the same order, with the same scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import pytest

from search.analysis.text import fold
from search.engines.base import Engine
from search.engines.scan import ScanEngine
from search.engines.tantivy import TantivyEngine
from search.indexing import pages
from search.query import searching
from search.query.gazetteer import current_gazetteer
from search.query.quality import JudgedQuery, score
from search.query.suggest import suggest
from search.requests import SearchRequest, SearchResult
from search.words.current import current_words
from tests.elastic.plugin import MakeElastic
from tests.search.engines.test_engines_agree import ROUNDING
from tests.search.query.test_judged_queries import SETS

Ask = Callable[[str], tuple[SearchResult, ...]]
TEXTS = dict.fromkeys(judged.query for rows in SETS.values() for judged in rows)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> tuple[Any, ...]:
    """All documents, the editors' words, and the places."""
    with django_db_blocker.unblock():
        return list(pages.all_documents()), current_words(), current_gazetteer()


@pytest.fixture(scope="module")
def engines(
    world: tuple[Any, ...], make_elastic: MakeElastic, tmp_path_factory: pytest.TempPathFactory
) -> Sequence[Engine]:
    """Elasticsearch first, then the others, over the same documents."""
    documents = world[0]
    made = (make_elastic(), TantivyEngine(tmp_path_factory.mktemp("index")), ScanEngine(documents))
    for engine in made[:2]:
        assert engine.rebuild(documents) == len(documents)
    return made


@pytest.fixture(scope="module")
def ask(engines: Sequence[Engine], world: tuple[Any, ...]) -> Ask:
    """Ask all engines what a visitor asks."""
    _, words, places = world

    @cache
    def asked(text: str) -> tuple[SearchResult, ...]:
        request = SearchRequest(text=text, size=100)
        known = {"vocabulary": words.vocabulary, "gazetteer": places, "best_bets": words.best_bets}
        return tuple(searching.search(request, engine=engine, **known) for engine in engines)

    return asked


@pytest.mark.parametrize("typed", [str, fold], ids=["as typed", "without diacritics"])
def test_every_judged_query(ask: Ask, typed: Callable[[str], str]) -> None:
    for text in map(typed, TEXTS):
        elastic, *others = ask(text)
        for other in others:
            scores = {hit.key: hit.score for hit in other.hits}
            assert elastic.total == other.total, text
            assert [hit.key for hit in elastic.hits[:1]] == [hit.key for hit in other.hits[:1]], text
            assert {hit.key: hit.score for hit in elastic.hits} == pytest.approx(scores, rel=ROUNDING), text
            assert [scores[hit.key] for hit in elastic.hits] == pytest.approx(
                [hit.score for hit in other.hits], rel=ROUNDING
            ), text
            assert {hit.key: hit.snippet for hit in elastic.hits} == {hit.key: hit.snippet for hit in other.hits}, text
            assert elastic.facets == other.facets, text
            assert (elastic.suggestion, elastic.relaxed) == (other.suggestion, other.relaxed), text


@pytest.mark.parametrize("judged", SETS.values(), ids=SETS)
def test_the_measure_is_the_same(ask: Ask, judged: tuple[JudgedQuery, ...]) -> None:
    elastic, *others = (
        score(judged, lambda text, n=n: [(hit.code, hit.kind) for hit in ask(text)[n].hits]).ndcg for n in range(3)
    )
    assert others == pytest.approx([elastic, elastic], abs=0.02)


def test_suggestions_are_the_same(engines: Sequence[Engine], world: tuple[Any, ...]) -> None:
    _, words, places = world
    for text in list(TEXTS)[::4]:
        for end in (3, 8):
            elastic, *others = (
                suggest(text[:end], engine=engine, vocabulary=words.vocabulary, gazetteer=places) for engine in engines
            )
            assert others == [elastic, elastic], text[:end]
