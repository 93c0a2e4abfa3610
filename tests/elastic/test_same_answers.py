"""The real first content: whatever people type, every engine answers the same, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from search import pages, quality, queries
from search.engines.base import Engine
from search.engines.scan import ScanEngine
from search.engines.tantivy import TantivyEngine
from search.gazetteer import current_gazetteer
from search.requests import SearchRequest, SearchResult
from search.vocabulary import current_vocabulary
from tests.elastic.plugin import MakeElastic

JUDGED = quality.read_judged()

# Engines add in different orders; of two scores that differ by less than this share, either may stand first.
ROUNDING = 1e-4

Ask = Callable[[Engine, str], SearchResult]


@pytest.fixture(scope="module")
def engines(
    django_db_setup: None, django_db_blocker: Any, make_elastic: MakeElastic, tmp_path_factory: pytest.TempPathFactory
) -> Sequence[Engine]:
    """All engines over the same documents."""
    with django_db_blocker.unblock():
        documents = list(pages.all_documents())
    directory: Path = tmp_path_factory.mktemp("index")
    made = (ScanEngine(documents), TantivyEngine(directory), make_elastic())
    for engine in made[1:]:
        assert engine.rebuild(documents) == len(documents)
    return made


@pytest.fixture(scope="module")
def ask(django_db_setup: None, django_db_blocker: Any) -> Ask:
    """Ask an engine as the site does."""
    with django_db_blocker.unblock():
        words, places = current_vocabulary(), current_gazetteer()

    def asked(engine: Engine, text: str) -> SearchResult:
        return queries.search(SearchRequest(text=text, size=50), engine=engine, vocabulary=words, gazetteer=places)

    return asked
