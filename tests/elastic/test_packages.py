"""The two names of one library."""

from __future__ import annotations

import elasticsearch.dsl
import elasticsearch_dsl

from search.engines.elasticsearch.document import IndexedPage


def test_both_names_export_the_same_class() -> None:
    assert elasticsearch_dsl.Document is elasticsearch.dsl.Document
    assert elasticsearch_dsl.Search is elasticsearch.dsl.Search
    assert issubclass(IndexedPage, elasticsearch_dsl.Document)
