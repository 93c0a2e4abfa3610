"""What every engine can do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar

from search.engines.plan import Plan
from search.requests import SearchRequest, SearchResult
from site_core.search_document import SearchDocument


class EngineUnavailable(Exception):
    """The engine cannot answer or write now: no index yet, another process writes, the files are broken. Trying again may help."""


class NoIndex(EngineUnavailable):
    """There is no index that can be used: a rebuild makes one."""


class DocumentsRefused(Exception):
    """Some documents cannot be indexed as they are, and trying again will not help. All others of the same call are in the index.

    `reasons` has a sentence for each of them by its key. What the index held of them before a write, it still holds.
    """

    def __init__(self, reasons: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{key}: {reason}" for key, reason in reasons.items()))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """How an engine stands. `schema` names the form of the index, `path` where it is, `committed_at` when it last changed."""

    engine: str
    documents: int
    schema: str
    path: str
    committed_at: dt.datetime | None


Made = TypeVar("Made")

# A plan, and the request whose verdicts it is narrowed by.
Asked: TypeAlias = tuple[Plan, SearchRequest]


def each_made(
    documents: Iterable[SearchDocument], make: Callable[[SearchDocument], Made], refused: dict[str, str]
) -> Iterator[tuple[str, Made]]:
    """Keys of documents, and what `make` makes of them. One of which it cannot make anything is passed over and noted in `refused`."""
    for document in documents:
        try:
            one = make(document)
        except Exception as error:
            refused[document.key] = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
        else:
            yield document.key, one


class Engine(Protocol):
    """An index of search documents. Every method may raise `EngineUnavailable`."""

    name: str

    def search(self, plan: Plan, request: SearchRequest) -> SearchResult:
        """What the plan finds, on the page and in the order that the request asks for.

        Totals and facet counts are exact. A facet value is shown with its code as its label where the index holds no name.
        """

    def totals(self, asked: Sequence[Asked]) -> tuple[int, ...]:
        """The `total` of what `search` finds for each of some plans, all asked at once."""

    def write(self, upserts: Sequence[SearchDocument], deletes: Sequence[str]) -> None:
        """Replace or add documents and remove those with the given keys, all at once: a search sees all of it or nothing.

        Raises DocumentsRefused when some cannot be indexed; the others are.
        """

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Make the index anew from all documents, while searches go on in the old one. Returns how many there are.

        `documents` is not asked for the first one before changes are kept out of the old index, or brought into the new one too.
        Raises DocumentsRefused, after the rest was indexed, when some cannot be.
        """

    def fingerprints(self) -> dict[str, str]:
        """Fingerprint of each document by its key, to compare with what should be there."""

    def status(self) -> EngineStatus:
        """How the engine stands."""

    def prune(self) -> list[str]:
        """Remove what no search of this code uses: indexes of other forms, former ones, unfinished ones. Returns their names."""
