"""What is sent to a cluster, without a cluster."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest

from policies.eligibility import Scheme, scheme_routes_fields
from search.engines.elasticsearch.document import IndexedPage, display, page, schema_hash, word
from search.engines.fields import NO_WORDS, TEXT_FIELDS, read_shown
from tests.search.corpus import MACHINES, MODEL, SITE, document

NOW = dt.datetime(2026, 11, 23, 3, tzinfo=dt.UTC)
MAPPING: dict[str, Any] = IndexedPage._index.to_dict()["mappings"]


def test_nothing_is_mapped_by_itself() -> None:
    assert MAPPING["dynamic"] == "strict"
    for part in ("routes", "call"):
        assert (MAPPING["properties"][part]["type"], MAPPING["properties"][part]["dynamic"]) == ("nested", "strict")


def test_only_what_every_elasticsearch_has_is_used() -> None:
    """No analyzer of a plug-in or of the module «analysis-common»: the analysis is ours."""
    used = set(_values(MAPPING, "analyzer"))
    assert used == {"whitespace"}
    assert set(_values(MAPPING, "type")) == {"text", "keyword", "long", "binary", "nested"}
    assert "analysis" not in json.dumps(IndexedPage._index.to_dict())


@pytest.mark.parametrize("source", SITE, ids=lambda source: source.code)
def test_every_field_of_every_document_is_mapped(source: Any) -> None:
    sent = page(source, NOW)
    assert sent.keys() <= MAPPING["properties"].keys()
    for route in sent.get("routes", []):
        assert route.keys() <= MAPPING["properties"]["routes"]["properties"].keys()
    for phase in sent.get("call", []):
        assert phase.keys() <= MAPPING["properties"]["call"]["properties"].keys()


def test_a_document_as_it_is_sent() -> None:
    sent = page(MACHINES, NOW)
    assert sent["title_folded"] == "ho tro mua may moc thiet bi tien tien"
    assert sent["title_pairs"] == "ho_tro tro_mua mua_may may_moc thiet_bi bi_tien tien_tien"
    assert sent["kind"] == ["scheme"]
    assert sent["programme_label"] == ["kcqg\x1fKhuyến công quốc gia"]
    assert len(sent["routes"]) == 2
    assert sent["written_at"] == 1795402800000
    assert read_shown(display(sent["display"])).facts["title"] == MACHINES.title


def test_a_call_stands_by_itself_for_sorting() -> None:
    phases = page(MODEL, NOW)["call"]
    assert [phase["rank"] for phase in phases] == [1, 0, 4]
    assert [phase["ends"] for phase in phases[:-1]] == [phase["starts"] for phase in phases[1:]]
    assert all(phase["order"].startswith(str(phase["rank"])) for phase in phases)
    assert "call" not in page(document("a"), NOW)


def test_a_text_without_words_is_counted_all_the_same() -> None:
    """Lucene leaves documents without a field out of the numbers that scores come from."""
    sent = page(document("a", title="!"), NOW)
    assert {sent[name] for name in TEXT_FIELDS} == {NO_WORDS}


def test_a_word_too_long_is_cut_as_the_query_cuts_it() -> None:
    sent = page(document("a", title="a" * 40_000), NOW)
    assert sent["title_exact"] == word("a" * 40_000)
    assert len(sent["title_exact"]) == 100


def test_what_cannot_be_indexed_says_why() -> None:
    routes = tuple(scheme_routes_fields(Scheme("x", "X", ()))) * 9
    with pytest.raises(ValueError, match="9 routes"):
        page(document("a", "scheme", routes=routes), NOW)


def test_the_form_changes_with_the_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema_hash()
    assert schema_hash() == before
    monkeypatch.setattr("search.engines.elasticsearch.document.ANALYSIS_VERSION", -1)
    assert schema_hash() != before


def _values(part: Any, name: str) -> Iterator[str]:
    """All values of a setting in a nested mapping."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == name and isinstance(value, str):
                yield value
            yield from _values(value, name)
