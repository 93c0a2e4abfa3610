"""The figures as tables in a document, between two marks."""

from __future__ import annotations

import statistics
from pathlib import Path

from tests.bench.results import Results
from tests.bench.timing import Ratio, spread

BEGIN = "<!-- bench: what follows is written by `make bench` -->"
END = "<!-- bench: end -->"

LABELS = {
    "tantivy": "tantivy",
    "elasticsearch": "Elasticsearch",
    "wagtail-database": "Wagtail, database backend (SQLite FTS5)",
    "wagtail-elasticsearch": "Wagtail, Elasticsearch backend",
}


def write(path: Path, text: str, marks: tuple[str, str] = (BEGIN, END)) -> None:
    """Put the text between two marks of the document; ValueError when it has not both of them."""
    begin, end = marks
    before, begun, rest = path.read_text(encoding="utf-8").partition(begin)
    _, ended, after = rest.partition(end)
    if not begun or not ended:
        raise ValueError(f"{path} lacks the marks {begin} and {end}.")
    path.write_text(f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}", encoding="utf-8")


def markdown(results: Results, heading: str) -> str:
    """All tables, under a line that says how they were made."""
    parts = [
        heading,
        "### A whole search against the bare engine query",
        _searches(results),
        "### More documents",
        _growth(results),
        "### Against Wagtail's own search",
        _peers(results),
        "### Ranking",
        _ranking(results),
        "### Building the index",
        _loading(results),
        _notes(results),
    ]
    return "\n\n".join(part for part in parts if part)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table of Markdown, numbers to the right; a dash when there are no rows."""
    if not rows:
        return "–"
    marks = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, marks, *rows))


def _notes(results: Results) -> str:
    merged = ", ".join(f"{size:,} documents {seconds:.0f} s" for size, seconds in results.merging.items())
    notes = [f"Most memory of {name}: {held:,.0f} MB." for name, held in results.megabytes.items() if held is not None]
    if merged:
        notes.append(f"After a rebuild the node goes on merging the index, which is searched already, for: {merged}.")
    return "\n".join(f"- {note}" for note in notes)


def _searches(results: Results) -> str:
    rows = [
        [
            LABELS[engine],
            f"{size:,}",
            _ms(results, engine, size, "whole"),
            _ms(results, engine, size, "bare"),
            str(results.times.ratio((engine, size, "whole"), (engine, size, "bare"))),
        ]
        for engine in results.engines
        for size in _timed(results, engine)
    ]
    return table(["engine", "documents", "whole call, ms", "bare query, ms", "ratio"], rows)


def _growth(results: Results) -> str:
    first = results.sizes[0]
    rows = [
        [LABELS[engine], f"{size:,}", str(results.times.ratio((engine, size, "whole"), (engine, first, "whole")))]
        for engine in results.engines
        for size in _timed(results, engine)
        if size != first
    ]
    return table(["engine", "documents", f"time of a whole call against {first:,} documents"], rows)


def _peers(results: Results) -> str:
    rows = [
        [
            LABELS[peer],
            f"{size:,}",
            _ms(results, peer, size, "peer"),
            *_as_long(results, peer, size, "ten"),
            *_as_long(results, peer, size, "whole"),
        ]
        for peer in results.peers
        for size in results.sizes
        if (peer, size, "peer") in results.times
    ]
    ours = [
        f"× {what} on {LABELS[e]}" for what in ("our ten hits and total", "our whole call") for e in results.engines
    ]
    return table(["peer", "documents", "ten hits and total, ms", *ours], rows)


def _as_long(results: Results, peer: str, size: int, what: str) -> list[str]:
    return [
        str(results.times.ratio((peer, size, "peer"), (engine, size, what)))
        if (engine, size, what) in results.times
        else "–"
        for engine in results.engines
    ]


def _timed(results: Results, engine: str) -> list[int]:
    return [size for size in results.sizes if (engine, size, "whole") in results.times]


def _ranking(results: Results) -> str:
    rows = [[LABELS[name], f"{ndcg:.3f}", str(results.broken[name])] for name, ndcg in results.ndcg.items()]
    return table(["search", "nDCG@10", "invariants not among ten"], rows)


def _loading(results: Results) -> str:
    rows = []
    for (engine, size), figures in results.loading.items():
        rebuilt, bare = statistics.median(figures.rebuilds), statistics.median(figures.bare)
        pairs = zip(figures.bare, figures.rebuilds, strict=True)
        ratio: Ratio = spread([loaded / whole for loaded, whole in pairs])
        pages = results.from_pages.get((engine, size))
        rows.append(
            [
                LABELS[engine],
                f"{size:,}",
                f"{size / rebuilt:,.0f}",
                f"{size / bare:,.0f}",
                str(ratio),
                f"{pages:,.0f}" if pages else "–",
                f"{figures.megabytes:,.0f}" if figures.megabytes is not None else "–",
            ]
        )
    for (peer, size), rate in results.from_pages.items():
        if peer in results.peers:
            rows.append([LABELS[peer], f"{size:,}", "–", "–", "–", f"{rate:,.0f}", "–"])
    return table(
        [
            "engine",
            "documents",
            "rebuild, documents/s",
            "bare bulk load, documents/s",
            "rebuild against bare",
            "from database pages, pages/s",
            "peak memory of the rebuild, MB",
        ],
        rows,
    )


def _ms(results: Results, name: str, size: int, what: str) -> str:
    return f"{1000 * results.times.median((name, size, what)):.1f}"
