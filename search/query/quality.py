"""How well the search answers the judged queries: what owners type, and what should come first."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from search.analysis.rows import DATA

DEPTH = 10

# (code, kind) of each hit, best first; only the first `DEPTH` count.
Answer = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query and the codes of what should come first, any of them; none means that no scheme should be among the hits.

    An `invariant` must always be among them.
    """

    query: str
    kind: str
    expected: tuple[str, ...]
    invariant: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How one query did: `gain` from 0 to 1, the rank of the first expected code (None when it is not there), and what came first."""

    judged: JudgedQuery
    gain: float
    rank: int | None
    first: str

    @property
    def broken(self) -> bool:
        """Whether an invariant does not hold."""
        return self.judged.invariant and self.rank is None


@dataclass(frozen=True, slots=True)
class Report:
    scores: tuple[Score, ...]

    @property
    def ndcg(self) -> float:
        """The mean gain, from 0 to 1."""
        return sum(score.gain for score in self.scores) / len(self.scores) if self.scores else 0.0

    @property
    def broken_invariants(self) -> tuple[Score, ...]:
        return tuple(score for score in self.scores if score.broken)

    def table(self) -> str:
        """The scores as a table for the terminal, the worst first, and the mean."""
        ordered = sorted(self.scores, key=lambda score: (score.gain, score.judged.query))
        rows = [
            f"{s.gain:.2f}  {s.rank or '-':>4}  {'!' if s.broken else ' '} {s.judged.query}  → {s.first or '(không có kết quả)'}"
            f"{'' if s.rank == 1 else '; mong đợi ' + '|'.join(s.judged.expected or ('không có khoản hỗ trợ nào',))}"
            for s in ordered
        ]
        return "\n".join([*rows, f"nDCG@{DEPTH} = {self.ndcg:.3f}, {len(self.broken_invariants)} bất biến không đạt"])


def read_judged(path: Path = DATA / "judged_queries.csv") -> tuple[JudgedQuery, ...]:
    """Judged queries of a CSV file with the columns query, kind, expected (codes separated by bars, or «none») and invariant."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            JudgedQuery(
                query=row["query"],
                kind=row["kind"],
                expected=() if row["expected"] == "none" else tuple(row["expected"].split("|")),
                invariant=row["invariant"] == "yes",
            )
            for row in csv.DictReader(file)
        )


def score(judged: Iterable[JudgedQuery], ask: Callable[[str], Answer]) -> Report:
    """Score of each query, as `ask` answers it.

    1/log2(1+rank) of the first expected code within ten hits, else 0. A query that expects nothing scores 1 if the ten hits
    hold no scheme, else 0.
    """
    return Report(tuple(_scored(query, ask(query.query)[:DEPTH]) for query in judged))


def _scored(judged: JudgedQuery, hits: Answer) -> Score:
    first = hits[0][0] if hits else ""
    if not judged.expected:
        clean = all(kind != "scheme" for _, kind in hits)
        return Score(judged, gain=1.0 if clean else 0.0, rank=1 if clean else None, first=first)
    rank = next((rank for rank, (code, _) in enumerate(hits, 1) if code in judged.expected), None)
    return Score(judged, gain=1 / math.log2(1 + rank) if rank else 0.0, rank=rank, first=first)
