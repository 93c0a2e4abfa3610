"""`python -m tests.bench`: measure the search and write the tables into `docs/performance.md`."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import time
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Measure the search side by side with bare engines and with Wagtail's own."
    )
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000], help="numbers of documents")
    parser.add_argument("--rounds", type=int, default=5, help="how often every search is timed")
    parser.add_argument("--most-for-peers", type=int, default=100_000, help="peers take part up to so many documents")
    parser.add_argument("--no-elasticsearch", action="store_true", help="measure the embedded engine only")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "performance.md", help="document with the marks")
    options = parser.parse_args()

    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    import django

    django.setup()
    from contextlib import nullcontext

    from tests.bench import report
    from tests.bench.node import node
    from tests.bench.run import Wanted, run
    from tests.bench.settings import BENCH_DIR

    started = time.monotonic()
    wanted = Wanted(tuple(sorted(set(options.documents))), options.rounds, options.most_for_peers)
    place = nullcontext(None) if options.no_elasticsearch else node(BENCH_DIR.with_name("bench-node"))
    with place as found:
        results = run(wanted, found, lambda text: print(f"{time.monotonic() - started:6.0f} s  {text}", flush=True))
    told = found.told if found else "not measured: no node"
    sizes = " ".join(map(str, wanted.sizes))
    heading = (
        f"`python -m tests.bench --documents {sizes} --rounds {wanted.rounds}` on {dt.date.today():%Y-%m-%d}: {_machine()}. "
        f"Elasticsearch: {told}. Ratios are medians over {_cases()} questions, in brackets the middle eight tenths."
    )
    text = report.markdown(results, heading)
    report.write(options.output, text)
    print(text)


def _machine() -> str:
    """What the figures were taken on."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("tantivy", "elasticsearch", "wagtail", "Django"))
    return f"{os.cpu_count()} processors, Python {platform.python_version()}, {packages}"


def _cases() -> int:
    from tests.bench.searching import cases

    return len(cases())


if __name__ == "__main__":
    main()
