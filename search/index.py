"""Work on the whole index: rebuild it from the pages, compare it with them, mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search import outbox, pages, records
from search.engines.base import DocumentsRefused, Engine
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


def rebuild(engine: Engine, progress: Callable[[int], None] | None = None) -> int:
    """Make the index and the database's records anew from the pages; return the number of documents.

    The engine sees to it, before it asks for the first document, that a change made meanwhile is not lost: it is either kept out of
    the old index and stays in the outbox (tantivy), or goes into the new one too (Elasticsearch). What the index refuses, and what
    the records then do not know of such changes, is left to the outbox. `progress` is told how many documents have been made.
    """
    kept: list[SearchDocument] = []

    def documents() -> Iterator[SearchDocument]:
        for document in pages.all_documents():
            kept.append(document)
            if progress is not None:
                progress(len(kept))
            yield document

    refused = 0
    try:
        engine.rebuild(documents())
    except DocumentsRefused as error:
        refused = len(error.reasons)
    records.replace_all(kept)
    outbox.enqueue(map(pages.page_id, _differing(records.fingerprints(), engine.fingerprints())))
    return len(kept) - refused


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


def _differing(one: dict[str, str], other: dict[str, str]) -> set[str]:
    """Keys that only one of the two has, or with another fingerprint."""
    return {key for key, _ in one.items() ^ other.items()}


def repair(drift: Drift) -> None:
    """Put everything that drifted into the outbox."""
    outbox.enqueue(pages.page_id(key) for key in (*drift.missing, *drift.stale, *drift.surplus))
