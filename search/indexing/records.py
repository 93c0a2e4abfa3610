"""Search documents in the database: what the search answers from when the engine does not."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from itertools import islice
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Case, Count, Max, When
from django.utils import timezone

from search.indexing.models import SearchRecord
from site_core.search_document import SearchDocument

_DATES = {
    "date": dt.date.fromisoformat,
    "opens_at": dt.datetime.fromisoformat,
    "closes_at": dt.datetime.fromisoformat,
}
_CHUNK = 200

# Kinds of which there are ever more. Of the others a site has some hundreds.
NEWS = ("article", "project", "market", "announcement")

Thing = TypeVar("Thing")


def keep(upserts: Iterable[SearchDocument], deletes: Sequence[str] = ()) -> None:
    """Write these documents over their rows, where they differ, and remove the rows of these keys."""
    with transaction.atomic():
        for documents in _in_chunks(upserts):
            held = _fingerprints([document.key for document in documents])
            SearchRecord.objects.bulk_create(
                [_row(document) for document in documents if document.fingerprint() != held.get(document.key)],
                update_conflicts=True,
                unique_fields=["key"],
                update_fields=["kind", "payload", "fingerprint", "updated_at"],
            )
        for keys in _in_chunks(deletes):
            SearchRecord.objects.filter(key__in=keys).delete()


def replacing(documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
    """The same documents as they come, some of them in memory at a time. When the last has been taken, the rows are exactly these."""
    wanted: set[str] = set()
    for some in _in_chunks(documents):
        keep(some)
        wanted.update(document.key for document in some)
        yield from some
    keep((), [key for key in fingerprints() if key not in wanted])


def stamp() -> tuple[Any, ...]:
    """Changes whenever a row does; it begins with how many there are."""
    return tuple(SearchRecord.objects.aggregate(rows=Count("pk"), last=Max("updated_at")).values())


def fingerprints() -> dict[str, str]:
    """Fingerprint of each document by its key."""
    return dict(SearchRecord.objects.values_list("key", "fingerprint"))


def most_wanted(most: int) -> dict[str, str]:
    """The same for at most so many documents: news only as far as the others leave room, the newest of them."""
    news_last = Case(When(kind__in=NEWS, then=1), default=0)
    return dict(SearchRecord.objects.order_by(news_last, "-pk").values_list("key", "fingerprint")[:most])


def documents(keys: Iterable[str]) -> Iterator[SearchDocument]:
    """The documents with these keys, as far as there are rows of them."""
    for some in _in_chunks(keys):
        for payload in SearchRecord.objects.filter(key__in=some).values_list("payload", flat=True):
            yield _document(payload)


def _fingerprints(keys: Sequence[str]) -> dict[str, str]:
    return dict(SearchRecord.objects.filter(key__in=keys).values_list("key", "fingerprint"))


def _in_chunks(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    remaining = iter(things)
    while some := list(islice(remaining, _CHUNK)):
        yield some


def _row(document: SearchDocument) -> SearchRecord:
    payload = json.loads(json.dumps(asdict(document), cls=DjangoJSONEncoder))
    return SearchRecord(
        key=document.key,
        kind=document.kind,
        payload=payload,
        fingerprint=document.fingerprint(),
        updated_at=timezone.now(),
    )


def _document(payload: dict[str, Any]) -> SearchDocument:
    values: dict[str, Any] = {}
    for field in fields(SearchDocument):
        value = payload.get(field.name)
        if value is not None and field.name in _DATES:
            value = _DATES[field.name](value)
        elif field.name in ("places", "attachments"):
            value = tuple(tuple(part) for part in value or ())
        elif field.name == "rounds":
            value = tuple(tuple(end and dt.datetime.fromisoformat(end) for end in ends) for ends in value or ())
        elif isinstance(value, list):
            value = tuple(value)
        values[field.name] = value
    return SearchDocument(**values)
