"""Wagtail's own search on the same texts: its database backend, and its Elasticsearch backend.

As a site without our search would set it up: title, summary, body and keywords are search fields. Its Elasticsearch backend names
analyzers that a bare node does not have (edge n-grams, asciifolding), so `PlainElasticsearch` gives these names to the analyzer
«standard», which every node has. They serve autocompletion only; the full-text search, which is measured, uses «standard» anyway.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from modelsearch.management.commands.rebuild_modelsearch_index import group_models_by_index
from wagtail.models import Page
from wagtail.search import index
from wagtail.search.backends.database import SearchBackend as Database
from wagtail.search.backends.elasticsearch8 import Elasticsearch8SearchBackend

from search.indexing import pages
from site_core.models import SitePage

_CHUNK = 500
_STANDARD = {"type": "standard"}

# A hit's (code, kind).
Found = tuple[str, str]


class PlainElasticsearch(Elasticsearch8SearchBackend):
    settings = {"settings": {"analysis": {"analyzer": {"ngram_analyzer": _STANDARD, "edgengram_analyzer": _STANDARD}}}}


def on_database() -> Any:
    return Database({})


def on_elasticsearch(url: str, name: str) -> Any:
    """The backend with an index of its own for each name."""
    return PlainElasticsearch({"URLS": [url], "INDEX_PREFIX": f"bench-peer-{name}-", "TIMEOUT": 60})


def give_fields() -> None:
    """Make the texts that our search knows of a page search fields of Wagtail too."""

    def text(page: SitePage) -> str:
        document = pages.document_of(page)
        return f"{document.body}\n{document.keywords}" if document else ""

    SitePage.bench_text = text  # type: ignore[attr-defined]
    for model in pages.page_models():
        more = [index.SearchField("summary"), index.SearchField("bench_text")]
        model.search_fields = [*model.search_fields, *more]  # type: ignore[misc]


def rebuild(backend: Any) -> int:
    """Index every page; return how many there are."""
    count = 0
    for target, models in group_models_by_index(backend, [Page, *pages.page_models()]).items():
        rebuilder = backend.rebuilder_class(target)
        filled = rebuilder.start()
        for model in models:
            filled.add_model(model)
        for model in pages.page_models():
            found: list[Any] = []
            for page in model.objects.live().order_by("pk").iterator(chunk_size=_CHUNK):
                found.append(page)
                if len(found) == _CHUNK:
                    filled.add_items(model, found)
                    count, found = count + len(found), []
            if found:
                filled.add_items(model, found)
                count += len(found)
        rebuilder.finish()
    return count


def ten_hits(backend: Any) -> Callable[[str], list[Page]]:
    """What a page of results takes: ten hits and how many there are. No facets, no snippets, no eligibility: there are none."""

    def ask(text: str) -> list[Page]:
        results = backend.search(text, Page.objects.live())
        hits = list(results[:10])
        results.count()
        return hits

    return ask


def answers(backend: Any) -> Callable[[str], list[Found]]:
    """(code, kind) of the first ten hits, to be judged."""
    ask = ten_hits(backend)

    def judged(text: str) -> list[Found]:
        found = [page.specific for page in ask(text)]
        return [(page.public_code, page.search_kind or "") for page in found if isinstance(page, SitePage)]

    return judged
