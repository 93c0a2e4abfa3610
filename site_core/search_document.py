"""The one interface between pages and the search: a page says what the index keeps of it, as plain data."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What the index keeps of one public page. Every text is plain text; an empty field is simply not known.

    `key` is unique among all documents («page:12») and `url` a path of this site. `keywords` are other names and numbers:
    searched almost like the title, never shown. `places` are the units that the page itself concerns, as (key, name), shown;
    `place_keys` adds their ancestors and successors and is what a filter compares; `place_names` are the names to search by,
    of then and of now. `programme` and `intentions` are codes, the latter of support schemes. `opens_at` and `closes_at` are aware
    instants, both empty for a call that never closes. `legal_status` is that of the day on which the document was made.
    `routes` are the fields that `policies.eligibility` gives for each route of a scheme, at most eight.
    """

    key: str
    kind: str
    code: str
    title: str
    url: str
    summary: str = ""
    body: str = ""
    attachment_text: str = ""
    keywords: str = ""
    date: dt.date | None = None
    places: tuple[tuple[str, str], ...] = ()
    place_keys: tuple[str, ...] = ()
    place_names: tuple[str, ...] = ()
    programme: str = ""
    programme_label: str = ""
    intentions: tuple[str, ...] = ()
    opens_at: dt.datetime | None = None
    closes_at: dt.datetime | None = None
    legal_status: str = ""
    needs_check: bool = False
    routes: tuple[Mapping[str, list[str] | int], ...] = ()

    def fingerprint(self) -> str:
        """SHA-1 in hex of all fields: two documents with the same fingerprint need not be indexed twice."""
        fields = json.dumps(asdict(self), sort_keys=True, default=_written)
        return hashlib.sha1(fields.encode(), usedforsecurity=False).hexdigest()


def _written(value: object) -> str:
    """Dates and instants for the fingerprint. An instant is written in UTC, so that the zone it came in does not matter."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"A search document cannot hold {type(value).__name__}.")
