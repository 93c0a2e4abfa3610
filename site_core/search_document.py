"""The one interface between pages and the search: a page says what the index keeps of it, as plain data."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What the index keeps of one public page. Every text is plain text; an empty field is simply not known.

    `key` is unique among all documents («page:12») and `url` a path of this site. `keywords` are other names and numbers:
    searched almost like the title, never shown. `attachments` are the files that the page offers, as (key, name, text); the text is
    empty for a file that cannot be read. `places` are the units that the page itself concerns, as (key, name), shown;
    `place_keys` adds their ancestors and successors and is what a filter compares; `place_names` are the names to search by,
    of then and of now. `programme` and `intentions` are codes, the latter of support schemes. `opens_at` and `closes_at` are aware
    instants of a call of its own; `rounds` are those of further calls that concern it, of which one may be empty. `year_round` says that
    one may always apply. `legal_status` is that of the day on which the document was made.
    `routes` are the fields that `policies.eligibility` gives for each route of a scheme, at most eight.
    """

    key: str
    kind: str
    code: str
    title: str
    url: str
    summary: str = ""
    body: str = ""
    attachments: tuple[tuple[str, str, str], ...] = ()
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
    rounds: tuple[tuple[dt.datetime | None, dt.datetime | None], ...] = ()
    year_round: bool = False
    legal_status: str = ""
    needs_check: bool = False
    routes: tuple[Mapping[str, list[str] | int], ...] = ()

    @property
    def attachment_text(self) -> str:
        """The names of all attached files, then their texts: where a long text is cut, no name is lost."""
        names, texts = [name for _, name, _ in self.attachments], [text for _, _, text in self.attachments if text]
        return "\n".join((*names, *texts))

    def fingerprint(self) -> str:
        """SHA-1 in hex of all fields: two documents with the same fingerprint need not be indexed twice."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        written = json.dumps(values, sort_keys=True, default=_written)
        return hashlib.sha1(written.encode(), usedforsecurity=False).hexdigest()


def _written(value: object) -> str | dict[Any, Any]:
    """What JSON has no form for. An instant is written in UTC, so that the zone it came in does not matter."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"A search document cannot hold {type(value).__name__}.")
