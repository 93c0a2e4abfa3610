"""The Elasticsearch node to measure on: one that is there, or one of our own for as long as it takes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from search.node import NodeImpossible
from search.node.process import Node, answers


@dataclass(frozen=True, slots=True)
class Place:
    """Where the node is, how it came there, and its process when it is our own."""

    url: str
    told: str
    pid: int | None = None


@contextmanager
def node(directory: Path) -> Iterator[Place | None]:
    """The node of ELASTICSEARCH_URL, else one started under `directory`; None, having said why, where none can be had."""
    url = os.environ.get("ELASTICSEARCH_URL", "")
    if url:
        yield Place(url, "the node of ELASTICSEARCH_URL") if answers(url) else None
        return
    own = Node(directory)
    try:
        own.start()
    except NodeImpossible as error:
        print(f"No Elasticsearch: {error}", flush=True)
        yield None
        return
    try:
        yield Place(own.url, "a single node on the same machine, heap 512 MB", int((directory / "pid").read_text()))
    finally:
        own.stop()
