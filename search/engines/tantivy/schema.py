"""The tantivy schema, and documents in it."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import tantivy

from policies.eligibility.filters import ROUTE_NUMBER_FIELDS
from search.engines.fields import (
    CODE_FIELDS,
    FACET_FIELDS,
    MAX_ROUTES,
    NUMBER_FIELDS,
    ORDER_FIELDS,
    TEXT_FIELDS,
    indexed,
)
from site_core.search_document import SearchDocument

# Raise it when the same document would be indexed differently: the index is then made anew under another name.
ANALYSIS_VERSION = 4

WORDS = "words"
STAMP_MARK = "\x1f"

_COUNTED = tuple(FACET_FIELDS.values())
_CODES = tuple(dict.fromkeys((*CODE_FIELDS, *_COUNTED)))
_ROUTE_NUMBERS = tuple(f"r{slot}_{field}" for slot in range(MAX_ROUTES) for field in ROUTE_NUMBER_FIELDS)
ROUTE_SLOTS = tuple(f"r{slot}" for slot in range(MAX_ROUTES))


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The schema of the index. Texts come as words that spaces separate, codes are kept whole."""
    builder = tantivy.SchemaBuilder()
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name=WORDS, index_option="freq")
    for name in (*_CODES, *ROUTE_SLOTS):
        builder.add_text_field(
            name, tokenizer_name="raw", index_option="basic", stored=name == "key", fast=name in _COUNTED
        )
    for name in (*ORDER_FIELDS, "stamp"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in (*NUMBER_FIELDS, *_ROUTE_NUMBERS):
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("display", stored=True)
    return builder.build()


def schema_hash() -> str:
    """Name of the form of the index: it changes with the fields, with the analysis and with tantivy's own format."""
    parts = (
        ANALYSIS_VERSION,
        tantivy.__version__,
        TEXT_FIELDS,
        _CODES,
        _COUNTED,
        ORDER_FIELDS,
        NUMBER_FIELDS,
        _ROUTE_NUMBERS,
    )
    return hashlib.sha1(repr(parts).encode(), usedforsecurity=False).hexdigest()[:12]


def register_tokenizers(index: tantivy.Index) -> None:
    """Tokenizers are not kept in the index: every process that opens it must name them."""
    index.register_tokenizer(WORDS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def tantivy_document(document: SearchDocument) -> tantivy.Document:
    """The document as tantivy keeps it."""
    fields = indexed(document)
    made = tantivy.Document()
    for name, words in fields.texts.items():
        if words:
            made.add_text(name, " ".join(words))
    for name, values in fields.codes.items():
        for value in values:
            made.add_text(name, value)
    for name, value in fields.orders.items():
        made.add_text(name, value)
    for name, number in fields.numbers.items():
        made.add_integer(name, number)
    for slot, route in zip(ROUTE_SLOTS, fields.routes, strict=False):
        for token in route.tokens:
            made.add_text(slot, token)
        for name, number in route.numbers.items():
            made.add_integer(f"{slot}_{name}", number)
    made.add_text("stamp", f"{fields.key}{STAMP_MARK}{fields.fingerprint}")
    made.add_bytes("display", fields.display)
    return made
