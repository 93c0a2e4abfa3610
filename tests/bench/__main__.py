"""`python -m tests.bench`: measure the search and write the tables into `docs/performance.md`."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Beyond these sizes a single question takes Wagtail's database backend minutes, and pages take longer to make than to index.
UP_TO = ["pages=1000", "wagtail-database=1000", "wagtail-elasticsearch=10000"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Measure the search side by side with bare engines and with Wagtail's own."
    )
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000], help="numbers of documents")
    parser.add_argument("--rounds", type=int, default=5, help="how often every search is timed")
    parser.add_argument(
        "--up-to",
        nargs="+",
        default=UP_TO,
        metavar="NAME=N",
        help="up to how many documents one takes part of tantivy, elasticsearch, wagtail-database, wagtail-elasticsearch, pages",
    )
    parser.add_argument("--no-elasticsearch", action="store_true", help="measure the embedded engine only")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "performance.md", help="document with the marks")
    options = parser.parse_args()

    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    import django

    django.setup()
    from contextlib import nullcontext

    from tests.bench import report
    from tests.bench.node import node
    from tests.bench.results import Results
    from tests.bench.run import Wanted, run
    from tests.bench.settings import BENCH_DIR

    started = time.monotonic()
    up_to = {name: int(most) for name, _, most in (part.partition("=") for part in options.up_to)}
    wanted = Wanted(tuple(sorted(set(options.documents))), options.rounds, up_to)
    place = nullcontext(None) if options.no_elasticsearch else node(BENCH_DIR.with_name("bench-node"))
    with place as found:
        told = found.told if found else "not measured: no node"

        def keep(results: Results) -> None:
            heading = (
                f"`python -m tests.bench {' '.join(sys.argv[1:])}` on {dt.date.today():%Y-%m-%d}: {_machine()}. "
                f"Elasticsearch: {told}. Ratios are medians over {_cases()} questions, each asked {results.rounds} times; "
                "in brackets the middle eight tenths."
            )
            report.write(options.output, report.markdown(results, heading))

        run(wanted, found, lambda text: print(f"{time.monotonic() - started:6.0f} s  {text}", flush=True), keep)


def _machine() -> str:
    """What the figures were taken on, and how many processes wanted a processor meanwhile."""
    busy = os.getloadavg()[2]
    packages = ", ".join(f"{name} {version(name)}" for name in ("tantivy", "elasticsearch", "wagtail", "Django"))
    return f"{os.cpu_count()} processors for {busy:.0f} busy processes, Python {platform.python_version()}, {packages}"


def _cases() -> int:
    from tests.bench.searching import cases

    return len(cases())


if __name__ == "__main__":
    main()
