"""What the index holds of a document, the same in every engine.

Each text is kept in three forms: its words exact, its words folded, and its folded pairs of neighbouring words, by which phrases are
found. Codes are compared whole. Where an empty field means «any», the index holds `ANY`, so that no filter drops the document.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from policies.eligibility.filters import ROUTE_NUMBER_FIELDS, ROUTE_TOKEN_FIELDS
from search.analysis.forms import forms
from search.analysis.legal_numbers import own_terms
from search.analysis.text import clean, fold, searchable
from search.analysis.tokens import folded_words
from search.engines.phases import PHASES, Phase, by_date, is_call, phases_of, rounds_of
from site_core.search_document import SearchDocument

ANY = "*"

TEXTS = ("title", "keywords", "summary", "body", "attachment", "place")
FORMS = ("exact", "folded", "pairs")
TEXT_FIELDS = tuple(f"{text}_{form}" for text in TEXTS for form in FORMS)
CODE_FIELDS = (
    "key",
    "kind",
    "name",
    "place",
    "own_place",
    "programme",
    "intention",
    "legal_status",
    "document",
    "open_phase",
)
NUMBER_FIELDS = tuple(f"phase{n}_{end}" for n in PHASES for end in ("starts", "ends"))
ORDER_FIELDS = ("by_date", *(f"phase{n}_order" for n in PHASES))

# Codes whose values are counted for facets. A programme carries its label: «quoc-gia\x1fKhuyến công quốc gia».
FACET_FIELDS = {"kind": "kind", "place": "place", "programme": "programme_label", "intention": "intention"}
LABEL_MARK = "\x1f"

MAX_ROUTES = 8

# What a number of an index can be, in 64 bits.
_LARGEST = 2**63 - 1

# Kinds that concern the whole city when they name no place, and every programme when they name none.
ANYWHERE = frozenset({"scheme", "guide", "legal_document", "programme", "announcement", "market", "contact"})
ANY_PROGRAMME = frozenset({"scheme"})

# Stands in a text without words. Lucene counts only documents that have something in a field, tantivy counts all: with this they reckon
# with the same numbers, and so come to the same scores. No word that can be typed is like it.
NO_WORDS = "∅"

# What is indexed and what is kept for snippets, in characters. A longer text is found by its beginning.
MAX_INDEXED = 200_000
MAX_ATTACHED = 1_000_000
MAX_KEPT = 12_000

# Parts what is kept for a hit; no cleaned text holds it, and JSON writes it otherwise.
_PART = b"\x1e"


@dataclass(frozen=True, slots=True)
class RouteSlot:
    """One route of a scheme: its tokens as «field:value», and its numbers by field."""

    tokens: tuple[str, ...]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """The fields of a document in the index. `display` is that from which a hit is shown, see `Shown`."""

    key: str
    texts: Mapping[str, list[str]]
    codes: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    orders: Mapping[str, str]
    routes: tuple[RouteSlot, ...]
    phases: tuple[Phase, ...]
    display: bytes
    fingerprint: str


class Shown(NamedTuple):
    """What a hit shows: facts of the page, and its text with the same text folded, in which what was searched is marked.

    The texts stand beside the facts and not among them, as reading them as JSON takes most of the time that a hit takes.
    """

    facts: dict[str, Any]
    text: str
    folded: str


def indexed(document: SearchDocument) -> IndexedDocument:
    """What the index holds of a document. A scheme with more than `MAX_ROUTES` routes is an editor's error and raises ValueError."""
    if len(document.routes) > MAX_ROUTES:
        raise ValueError(f"{document.key} has {len(document.routes)} routes; at most {MAX_ROUTES} can be indexed.")
    body = clean(document.body[:MAX_INDEXED])
    names = [name for _, name in document.places] + list(document.place_names)
    sources = {
        "title": document.title,
        "keywords": document.keywords,
        "summary": document.summary,
        "body": body,
        "attachment": document.attachment_text[:MAX_ATTACHED],
        "place": "\n".join(dict.fromkeys(names)),
    }
    texts: dict[str, list[str]] = {}
    for name, source in sources.items():
        found = forms(searchable(source))
        texts[f"{name}_exact"] = found.exact or [NO_WORDS]
        texts[f"{name}_folded"] = found.folded or [NO_WORDS]
        texts[f"{name}_pairs"] = found.pairs or [NO_WORDS]
    phases = phases_of(document)
    return IndexedDocument(
        key=document.key,
        texts=texts,
        codes=_codes(document) | {"open_phase": tuple(str(n) for n, phase in enumerate(phases) if phase.is_open)},
        numbers={
            f"phase{n}_{end}": getattr(phase, end) for n, phase in enumerate(phases) for end in ("starts", "ends")
        },
        orders={"by_date": by_date(document)} | {f"phase{n}_order": phase.order for n, phase in enumerate(phases)},
        routes=tuple(map(_slot, document.routes)),
        phases=phases,
        display=_display(document, body),
        fingerprint=document.fingerprint(),
    )


def read_shown(display: bytes) -> Shown:
    """What is shown of a hit, from what the index keeps for it."""
    facts, text, folded = display.split(_PART)
    return Shown(json.loads(facts), text.decode(), folded.decode())


def _codes(document: SearchDocument) -> dict[str, tuple[str, ...]]:
    places = tuple(dict.fromkeys((*document.place_keys, *(key for key, _ in document.places))))
    programme = document.programme or (ANY if document.kind in ANY_PROGRAMME else "")
    label = document.programme_label or document.programme
    if document.kind == "legal_document":
        year = document.date.year if document.date else None
        number_terms = own_terms(document.keywords, year) or own_terms(document.title, year)
    else:
        number_terms = ()
    codes = {
        "key": (document.key,),
        "kind": (document.kind,),
        "name": (" ".join(folded_words(document.code)),),
        "place": places or ((ANY,) if document.kind in ANYWHERE else ()),
        "own_place": tuple(key for key, _ in document.places),
        "programme": (programme,),
        "programme_label": (f"{document.programme}{LABEL_MARK}{label}" if document.programme else programme,),
        "intention": tuple(document.intentions),
        "legal_status": (document.legal_status,),
        "document": number_terms,
    }
    return {field: tuple(value for value in values if value) for field, values in codes.items()}


def _slot(route: Mapping[str, list[str] | int]) -> RouteSlot:
    tokens, numbers = [], {}
    for field, value in route.items():
        if isinstance(value, int) and field in ROUTE_NUMBER_FIELDS:
            if abs(value) > _LARGEST:
                raise ValueError(f"{field} is {value}; no index holds a number so large.")
            numbers[field] = value
        elif not isinstance(value, int) and field in ROUTE_TOKEN_FIELDS:
            tokens += [f"{field}:{token}" for token in value]
        else:
            raise ValueError(f"A route cannot hold {field}.")
    return RouteSlot(tuple(tokens), numbers)


def _display(document: SearchDocument, body: str) -> bytes:
    text = body.strip()[:MAX_KEPT]
    facts = {
        "key": document.key,
        "kind": document.kind,
        "code": document.code,
        "title": clean(document.title),
        "url": document.url,
        "summary": clean(document.summary),
        "files": [key for key, _, _ in document.attachments],
        "date": document.date.isoformat() if document.date else None,
        "places": document.places,
        "legal_status": document.legal_status,
        "needs_check": document.needs_check,
        "routes": [dict(route) for route in document.routes],
        "rounds": [[_iso(r.opens_at), _iso(r.closes_at)] for r in rounds_of(document)] if is_call(document) else None,
        "year_round": document.year_round,
    }
    return _PART.join((json.dumps(facts, ensure_ascii=False).encode(), text.encode(), fold(text).encode()))


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
