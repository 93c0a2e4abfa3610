"""What an engine itself is asked, taken down while our search runs, to be asked again without our Python around it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from search.engines.base import Engine
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.tantivy import TantivyEngine

Call = Callable[[], Any]


def taken_down(engine: Engine, search: Callable[[], Any]) -> Call:
    """Run `search` once and return what asks the engine all the same again: the same compiled queries, in the same order."""
    if isinstance(engine, TantivyEngine):
        return _of_tantivy(engine, search)
    if isinstance(engine, ElasticsearchEngine):
        return _of_elasticsearch(engine, search)
    raise TypeError(f"Nothing is known of the insides of {engine.name}.")


class _Listening:
    """A searcher of tantivy that notes what it is asked."""

    def __init__(self, searcher: Any, calls: list[Call]) -> None:
        self._searcher, self._calls = searcher, calls

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._searcher, name)
        if not callable(real):
            return real

        def heard(*args: Any, **options: Any) -> Any:
            self._calls.append(lambda: real(*args, **options))
            return real(*args, **options)

        return heard


def _of_tantivy(engine: TantivyEngine, search: Callable[[], Any]) -> Call:
    calls: list[Call] = []
    store = engine.store
    generation = store.current()
    index = SimpleNamespace(searcher=lambda: _Listening(generation.index.searcher(), calls))
    engine.store = SimpleNamespace(current=lambda: SimpleNamespace(path=generation.path, index=index))  # type: ignore[assignment]
    try:
        search()
    finally:
        engine.store = store
    return lambda: [call() for call in calls]


def _of_elasticsearch(engine: ElasticsearchEngine, search: Callable[[], Any]) -> Call:
    calls: list[Call] = []
    with engine.server.asked() as client:
        transport = client.transport
    perform = transport.perform_request

    def heard(*args: Any, **options: Any) -> Any:
        calls.append(lambda: perform(*args, **options))
        return perform(*args, **options)

    transport.perform_request = heard  # type: ignore[method-assign]
    try:
        search()
    finally:
        del transport.perform_request
    return lambda: [call() for call in calls]
