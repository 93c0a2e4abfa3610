"""Many documents at once, and what a cluster says of each.

Every write carries a version: documents of a rebuild 1, changes 2. A document is never replaced by one of a lower version, and a
deletion leaves its version behind for a day. So a rebuild, which reads each page at some moment and sends it later, never overwrites
a change that came between, nor brings back a page that went.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any, TypeAlias

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.engines.base import EngineUnavailable, each_made
from search.engines.elasticsearch.document import page
from search.wording import BROKEN_INDEX
from site_core.search_document import SearchDocument

OF_REBUILD = 1
OF_CHANGE = 2

_CHUNK_DOCUMENTS = 500
_CHUNK_BYTES = 10_000_000
_AHEAD = 1

_TOO_OLD = 409
_NOT_THERE = 404
# What a document does to a node is no reason to keep the others waiting: 500 is as much its own fault as 400.
_NOT_ACCEPTED = frozenset({400, 413, 500})

Refused: TypeAlias = dict[str, str]
Source: TypeAlias = tuple[str, dict[str, Any]]
Action: TypeAlias = dict[str, Any]


def sources(documents: Iterable[SearchDocument], refused: Refused) -> Iterator[Source]:
    """Documents by key as they are sent. What cannot be made into one is noted in `refused`, by key, and passed over."""
    return each_made(documents, lambda document: page(document, dt.datetime.now(dt.UTC)), refused)


def upserts(made: Iterable[Source], index: str, version: int) -> Iterator[Action]:
    """The actions that bring documents into an index."""
    return (_action("index", index, key, version) | {"_source": source} for key, source in made)


def deletes(keys: Iterable[str], index: str) -> Iterator[Action]:
    """The actions that remove documents from an index."""
    return (_action("delete", index, key, OF_CHANGE) for key in keys)


def send(client: Elasticsearch, actions: Iterable[Action], refused: Refused, *, to_alias: bool) -> Counter[str]:
    """Send the actions and return how many were taken, by the index that took them: an alias may name another one by now.

    Those that are refused for what they are, are noted in `refused` by key.

    Raises EngineUnavailable when the cluster cannot take one now; what it has taken by then stays.
    """
    taken: Counter[str] = Counter()
    answers = streaming_bulk(
        client,
        actions,
        chunk_size=_CHUNK_DOCUMENTS,
        max_chunk_bytes=_CHUNK_BYTES,
        raise_on_error=False,
        require_alias=to_alias,
    )
    for well, answer in answers:
        ((kind, item),) = answer.items()
        status, error = item["status"], item.get("error")
        if well or (kind == "delete" and status == _NOT_THERE and not error):
            taken[item["_index"]] += 1
        elif status in _NOT_ACCEPTED:
            refused[item["_id"]] = _reason(error)
        elif status != _TOO_OLD:
            raise EngineUnavailable(BROKEN_INDEX.format(reason=_reason(error)))
    return taken


def send_many(client: Elasticsearch, actions: Iterable[Action], refused: Refused) -> int:
    """The same for actions without end: while the cluster takes some, the next are made.

    They are made in the caller's thread, which alone may read the database.
    """
    taken = 0
    on_the_way: deque[Future[Counter[str]]] = deque()
    remaining = iter(actions)
    with ThreadPoolExecutor(1) as sender:
        while some := list(islice(remaining, _CHUNK_DOCUMENTS)):
            on_the_way.append(sender.submit(send, client, some, refused, to_alias=False))
            if len(on_the_way) > _AHEAD:
                taken += on_the_way.popleft().result().total()
        return taken + sum(sent.result().total() for sent in on_the_way)


def _action(kind: str, index: str, key: str, version: int) -> Action:
    return {"_op_type": kind, "_index": index, "_id": key, "version": version, "version_type": "external_gte"}


def _reason(error: Any) -> str:
    """The innermost cause, which says most."""
    while isinstance(error, dict) and isinstance(error.get("caused_by"), dict):
        error = error["caused_by"]
    return f"{error.get('type')}: {error.get('reason')}" if isinstance(error, dict) else str(error)
