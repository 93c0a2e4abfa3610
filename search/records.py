"""Search documents in the database: what the search answers from when the engine does not."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from search.models import SearchRecord
from site_core.search_document import SearchDocument

_DATES = {
    "date": dt.date.fromisoformat,
    "opens_at": dt.datetime.fromisoformat,
    "closes_at": dt.datetime.fromisoformat,
}
_CHUNK = 500


def keep(upserts: Iterable[SearchDocument], deletes: Sequence[str] = ()) -> None:
    """Write these documents over their rows and remove the rows of these keys."""
    rows = [_row(document) for document in upserts]
    with transaction.atomic():
        SearchRecord.objects.bulk_create(
            rows,
            batch_size=_CHUNK,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["kind", "payload", "fingerprint", "updated_at"],
        )
        SearchRecord.objects.filter(key__in=list(deletes)).delete()


def replace_all(documents: Iterable[SearchDocument]) -> None:
    """Make the rows exactly these documents."""
    kept = {document.key: document for document in documents}
    with transaction.atomic():
        surplus = [key for key in SearchRecord.objects.values_list("key", flat=True) if key not in kept]
        for start in range(0, len(surplus), _CHUNK):
            SearchRecord.objects.filter(key__in=surplus[start : start + _CHUNK]).delete()
        keep(kept.values())


def stamp() -> tuple[Any, ...]:
    """Changes whenever a row does."""
    return tuple(SearchRecord.objects.aggregate(rows=Count("pk"), last=Max("updated_at")).values())


def fingerprints() -> dict[str, str]:
    """Fingerprint of each document by its key."""
    return dict(SearchRecord.objects.values_list("key", "fingerprint"))


def documents() -> list[SearchDocument]:
    """All documents, by key."""
    return [_document(payload) for payload in SearchRecord.objects.order_by("key").values_list("payload", flat=True)]


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
        elif isinstance(value, list):
            value = tuple(value)
        values[field.name] = value
    return SearchDocument(**values)
