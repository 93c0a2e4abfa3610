"""What a run found out."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.bench.searching import Name
from tests.bench.timing import Times


@dataclass(frozen=True, slots=True)
class Loading:
    """Seconds of each rebuild and of each bare bulk load, and the most megabytes that a rebuild took."""

    rebuilds: tuple[float, ...]
    bare: tuple[float, ...]
    megabytes: float | None


@dataclass
class Results:
    """All figures of one run. Keys are names of engines or peers, and numbers of documents."""

    sizes: tuple[int, ...]
    engines: tuple[str, ...]
    peers: tuple[str, ...]
    times: Times[Name] = field(default_factory=Times)
    loading: dict[tuple[str, int], Loading] = field(default_factory=dict)
    # Pages a second, the first content among them.
    from_pages: dict[tuple[str, int], float] = field(default_factory=dict)
    ndcg: dict[str, float] = field(default_factory=dict)
    broken: dict[str, int] = field(default_factory=dict)
    # Seconds after a rebuild until the cluster had merged the index, by number of documents.
    merging: dict[int, float] = field(default_factory=dict)
    # The most that each process held; None where nothing tells.
    megabytes: dict[str, float | None] = field(default_factory=dict)
    # How often every search was timed.
    rounds: int = 0
