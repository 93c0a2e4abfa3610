"""Engines over the small site. What one engine answers, every engine must."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from search.engines.base import Engine
from search.engines.scan import ScanEngine
from search.engines.tantivy import TantivyEngine
from site_core.search_document import SearchDocument
from tests.search.corpus import SITE

MakeEngine = Callable[[Sequence[SearchDocument]], Engine]


@pytest.fixture(scope="module", params=["tantivy", "scan", "elasticsearch"])
def make_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> MakeEngine:
    """Makes an engine that holds the given documents."""

    def make(documents: Sequence[SearchDocument]) -> Engine:
        if request.param == "scan":
            return ScanEngine(documents)
        engine: Engine = (
            TantivyEngine(tmp_path_factory.mktemp("index"))
            if request.param == "tantivy"
            else request.getfixturevalue("make_elastic")()
        )
        engine.rebuild(documents)
        return engine

    return make


@pytest.fixture(scope="module")
def engine(make_engine: MakeEngine) -> Engine:
    """An engine over the small site, shared by tests that only search."""
    return make_engine(SITE)
