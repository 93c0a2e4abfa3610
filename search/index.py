"""Work on the whole index: rebuild it from the pages, compare it with them, mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from search import outbox, pages, records
from search.engines.base import Engine
from site_core.search_document import SearchDocument


@dataclass(frozen=True, slots=True)
class Drift:
    """Keys of documents by what is wrong with them in the index."""

    missing: tuple[str, ...]
    stale: tuple[str, ...]
    surplus: tuple[str, ...]

    @property
    def total(self) -> int:
        return len(self.missing) + len(self.stale) + len(self.surplus)


def rebuild(engine: Engine) -> int:
    """Make the index and the database's records anew from the pages; return the number of documents.

    The engine takes the writer's lock before it asks for the first document. A change made meanwhile cannot be
    drained into the old index: it stays in the outbox and goes into the new one.
    """
    kept: list[SearchDocument] = []

    def documents() -> Iterator[SearchDocument]:
        for document in pages.all_documents():
            kept.append(document)
            yield document

    count = engine.rebuild(documents())
    records.replace_all(kept)
    return count


def compare(engine: Engine) -> Drift:
    """How the index differs from the pages, leaving out those that wait in the outbox anyway."""
    waiting = outbox.waiting_keys()
    wanted = {d.key: d.fingerprint() for d in pages.all_documents() if d.key not in waiting}
    held = {key: print_ for key, print_ in engine.fingerprints().items() if key not in waiting}
    return Drift(
        missing=tuple(sorted(wanted.keys() - held.keys())),
        stale=tuple(sorted(key for key in wanted.keys() & held.keys() if wanted[key] != held[key])),
        surplus=tuple(sorted(held.keys() - wanted.keys())),
    )


def repair(drift: Drift) -> None:
    """Put everything that drifted into the outbox."""
    outbox.enqueue(pages.page_id(key) for key in (*drift.missing, *drift.stale, *drift.surplus))
