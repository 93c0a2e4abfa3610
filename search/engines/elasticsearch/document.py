"""What an index of Elasticsearch holds of a document: the mapping, and documents in it.

The analysis is ours (`search.engines.fields`), so a text arrives as words that spaces separate, and the only analyzer is «whitespace»,
which every Elasticsearch has. Nothing is mapped that was not thought of: the mapping is strict.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from elasticsearch.dsl import Binary, Document, Keyword, Long, Mapping, Nested, Text

from policies.eligibility.filters import ROUTE_NUMBER_FIELDS, ROUTE_TOKEN_FIELDS
from search.engines.fields import CODE_FIELDS, FACET_FIELDS, NUMBER_FIELDS, TEXT_FIELDS, indexed
from search.engines.phases import NO_ROUND
from search.requests import MAX_SIZE
from site_core.search_document import SearchDocument

# Raise it when the same document would be indexed differently: the index is then made anew under another name.
ANALYSIS_VERSION = 2

# A word of more letters is no word. Elasticsearch cuts its tokens at 255 and refuses a document whose terms are much longer.
LONGEST_WORD = 100

# The farthest hit that can be looked at. Memory is taken only for as many as there are.
WINDOW = 10_000 * MAX_SIZE

ROUTES = "routes"

# Each phase of a call is a document of its own, so that sorting can take the one that is now. What has no round has none: it stands where
# what is no call stands.
CALL = "call"


def _code(**options: Any) -> Keyword:
    return Keyword(norms=False, index_options="docs", **options)


def _mapping() -> Mapping:
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    # What was sent is not kept beside what it is found by; whole documents are in the database.
    mapping.meta("_source", enabled=False)
    for name in TEXT_FIELDS:
        mapping.field(name, Text(analyzer="whitespace", index_options="freqs"))
    for name in dict.fromkeys((*CODE_FIELDS, *FACET_FIELDS.values())):
        mapping.field(name, _code(doc_values=name == "key" or name in FACET_FIELDS.values()))
    for name in NUMBER_FIELDS:
        mapping.field(name, Long())
    for name in ("by_date", "fingerprint"):
        mapping.field(name, Keyword(index=False))
    mapping.field("written_at", Long())
    # Read from its column: fetching ten hits from the store of whole documents takes several times as long.
    mapping.field("display", Binary(doc_values=True))
    mapping.field(ROUTES, Nested(dynamic="strict", properties=_route_fields()))
    mapping.field(CALL, Nested(dynamic="strict", properties=_call_fields()))
    return mapping


def _route_fields() -> dict[str, Any]:
    """A route is a document of its own, so that its conditions are tied together."""
    return {name: _code(doc_values=False) for name in ROUTE_TOKEN_FIELDS} | {
        name: Long() for name in ROUTE_NUMBER_FIELDS
    }


def _call_fields() -> dict[str, Any]:
    return {"starts": Long(), "ends": Long(), "rank": Long(), "order": Keyword(index=False)}


class IndexedPage(Document):
    """A search document in Elasticsearch: its index, as it is made and named. Documents are sent as plain data, see `page`."""

    class Meta:
        mapping = _mapping()

    class Index:
        settings = {
            "number_of_shards": 1,
            "auto_expand_replicas": "0-1",
            "max_result_window": WINDOW,
            # What is written is seen when the writer says so: a batch as a whole, or not at all.
            "refresh_interval": "-1",
            # How long a deletion is remembered, so that a rebuild does not bring back what went meanwhile.
            "gc_deletes": "24h",
        }


def schema_hash() -> str:
    """Name of the form of the index: it changes with the mapping, its settings and the analysis."""
    form = (ANALYSIS_VERSION, IndexedPage._doc_type.mapping.to_dict(), IndexedPage._index.to_dict())
    return hashlib.sha1(json.dumps(form, sort_keys=True).encode(), usedforsecurity=False).hexdigest()[:12]


def word(written: str) -> str:
    """A word as the index holds it, and as a query must name it."""
    return written[:LONGEST_WORD]


def _written(words: Sequence[str]) -> str:
    fit = max(map(len, words), default=0) <= LONGEST_WORD
    return " ".join(words if fit else map(word, words))


def page(document: SearchDocument, written_at: dt.datetime) -> dict[str, Any]:
    """The fields of the document as Elasticsearch takes them; `written_at` is an aware instant.

    A dictionary and not an `IndexedPage`, which takes a third of the time of all the analysis to make; the mapping is strict in any case.
    Raises ValueError when the document cannot be indexed.
    """
    fields = indexed(document)
    sent: dict[str, Any] = {name: _written(words) for name, words in fields.texts.items()}
    sent |= {name: list(values) for name, values in fields.codes.items() if values}
    sent |= fields.numbers
    if document.routes:
        sent[ROUTES] = [dict(route) for route in document.routes]
    if phases := [phase for phase in fields.phases if phase.rank != NO_ROUND]:
        sent[CALL] = [{name: getattr(phase, name) for name in ("starts", "ends", "rank", "order")} for phase in phases]
    return sent | {
        "by_date": fields.orders["by_date"],
        "display": base64.b64encode(fields.display).decode(),
        "fingerprint": fields.fingerprint,
        "written_at": int(written_at.timestamp() * 1000),
    }


def display(held: str) -> bytes:
    """What is kept for a hit, from how Elasticsearch gives it back."""
    return base64.b64decode(held)
