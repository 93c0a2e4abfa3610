"""Work on the whole index: rebuild it from the pages, compare it with them, mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from search.engines.base import DocumentsRefused, Engine
from search.indexing import outbox, pages, records
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
    the old index and stays in the outbox (tantivy), or goes into the new one too (Elasticsearch). What cannot be indexed, and what
    the records then do not know of such changes, is left to the outbox. `progress` is told how many documents have been made.
    """
    failed: set[int] = set()
    made = 0

    def documents() -> Iterator[SearchDocument]:
        nonlocal made
        for document in records.replacing(pages.all_documents(failed)):
            made += 1
            if progress is not None:
                progress(made)
            yield document

    refused = 0
    try:
        engine.rebuild(documents())
    except DocumentsRefused as error:
        refused = len(error.reasons)
    # A worker that was meanwhile writing one of the waiting pages may have kept its record before it was replaced.
    again = _differing(records.fingerprints(), engine.fingerprints()) | outbox.waiting_keys()
    outbox.enqueue(failed.union(map(pages.page_id, again)))
    return made - refused


def compare(engine: Engine) -> Drift:
    """How the index and the records differ from the pages, leaving out those that wait in the outbox anyway."""
    failed: set[int] = set()
    drift = _drift(engine, pages.all_documents(failed), failed)
    if not drift.total:
        return drift
    # Some may have been changed and indexed while all were read: look again at these alone.
    suspects = {*drift.missing, *drift.stale, *drift.surplus}
    failed.clear()
    return _drift(engine, pages.documents(map(pages.page_id, suspects), failed), failed, suspects)


def _drift(
    engine: Engine, documents: Iterable[SearchDocument], failed: Set[int], only: Set[str] | None = None
) -> Drift:
    """What differs in either of the two; a page of which no document can be made differs from any. `only` are the keys to look at."""
    waiting = outbox.waiting_keys()
    wanted = {document.key: document.fingerprint() for document in documents}
    wanted |= {pages.key(pk): "" for pk in failed}
    held, kept = engine.fingerprints(), records.fingerprints()
    waiting |= outbox.waiting_keys()
    looked_at = ({*wanted, *held, *kept} if only is None else only) - waiting
    public = wanted.keys() & looked_at
    missing = public - (held.keys() & kept.keys())
    return Drift(
        missing=tuple(sorted(missing)),
        stale=tuple(sorted(key for key in public - missing if not wanted[key] == held[key] == kept[key])),
        surplus=tuple(sorted((looked_at - wanted.keys()) & {*held, *kept})),
    )


def _differing(one: dict[str, str], other: dict[str, str]) -> set[str]:
    """Keys that only one of the two has, or with another fingerprint."""
    return {key for key, _ in one.items() ^ other.items()}


def repair(drift: Drift) -> None:
    """Put everything that drifted into the outbox."""
    outbox.enqueue(pages.page_id(key) for key in (*drift.missing, *drift.stale, *drift.surplus))
