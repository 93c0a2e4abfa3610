"""Mutants of one part of the code: `python -m tests.mutants eligibility` (`engines`, `elasticsearch`), in a copy of the tree.

Prints how many were killed and how each survivor differs. Two passes: in the first, property tests draw few examples, and a mutant is
tried in a copy of a process that has imported everything; what survives that is tried again with all examples in a process of its own,
which also runs what a module does when it is imported. A run that was interrupted goes on where it stopped; `--again` starts anew.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from subprocess import DEVNULL, PIPE

from tests.mutants.plain import plain

ROOT = Path(__file__).parents[2]
HURRY = "tests.mutants.hurry"
CODE = ("site_core", "policies", "news", "search", "templates", "static", "manage.py")


@dataclass(frozen=True)
class Part:
    """What is mutated, as patterns of paths, and the tests that are to notice it."""

    mutated: tuple[str, ...]
    tests: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()


PARTS = {
    "eligibility": Part(
        ("policies/eligibility/*",), ("tests/policies/eligibility",), arguments=("--noconftest", "-p", "no:django")
    ),
    "engines": Part(
        ("search/engines/*",),
        ("tests/search/engines",),
        left_out=("search/engines/elasticsearch/*", "search/engines/configured.py"),
        arguments=("-k", "not elasticsearch and not many_schemes"),
    ),
    # What can be said of it without a node.
    "elasticsearch": Part(
        tuple(f"search/engines/elasticsearch/{name}.py" for name in ("compile", "document", "request", "routes")),
        ("tests/elastic/test_document.py", "tests/elastic/test_request.py"),
    ),
}


def prepare(part: Part, folder: Path) -> None:
    """A copy of the tree that mutmut can work on."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    for pattern in part.mutated:
        for path in folder.glob(pattern.replace("/*", "/**/*.py")):
            path.write_text(plain(path.read_text()))
    with (folder / "pyproject.toml").open("a") as settings:
        settings.write(_settings(part))


def _settings(part: Part) -> str:
    arguments = ["-p", HURRY, "-p", "no:cacheprovider", *part.arguments]
    return "\n".join(
        (
            "\n[tool.mutmut]",
            f"source_paths = {list(CODE[:4])}",
            f"only_mutate = {list(part.mutated)}",
            f"do_not_mutate = {list(part.left_out)}",
            f"also_copy = {list(CODE[4:])}",
            f"pytest_add_cli_args_test_selection = {list(part.tests)}",
            f"pytest_add_cli_args = {arguments}",
            "timeout_constant = 10.0",
            "use_git_change_detection = false",
            "",
        )
    )


def mutmut(folder: Path, *arguments: str) -> str:
    """Run mutmut in the copy; what it says, but for a run, of which one sees how it gets on."""
    run = arguments[0] == "run"
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=folder, stdout=None if run else PIPE, text=True, check=not run).stdout or ""


def survivors(folder: Path) -> list[str]:
    """Names of the mutants that no test noticed, that no test reaches, or that took so long that nobody knows."""
    lines = (line.strip().rpartition(": ") for line in mutmut(folder, "results").splitlines())
    return [name for name, _, outcome in lines if outcome in ("survived", "no tests", "suspicious", "timeout")]


def survives(part: Part, folder: Path, name: str) -> bool:
    """Whether a mutant survives all tests of its part, in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-xq", "-p", "no:cacheprovider", *part.arguments, *part.tests]
    environment = os.environ | {"MUTANT_UNDER_TEST": name, "PY_IGNORE_IMPORTMISMATCH": "1"}
    return not subprocess.run(command, cwd=folder / "mutants", env=environment, stdout=DEVNULL, check=False).returncode


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--folder", type=Path, help="where the copy of the tree is made")
    parser.add_argument("--again", action="store_true", help="forget an earlier run")
    parser.add_argument("--jobs", type=int, default=2, help="mutants tried at the same time")
    options = parser.parse_args()
    part = PARTS[options.part]
    folder = options.folder or Path(tempfile.gettempdir()) / f"mutants-{options.part}"
    if options.again:
        shutil.rmtree(folder, ignore_errors=True)
    if not folder.exists():
        prepare(part, folder)
    os.nice(19)
    mutmut(folder, "run", "--max-children", str(options.jobs))
    first = survivors(folder)
    print(f"\n{len(first)} survived the first pass.", flush=True)
    with ThreadPoolExecutor(options.jobs) as pool:
        left = [
            name for name, here in zip(first, pool.map(partial(survives, part, folder), first), strict=True) if here
        ]
    for name in left:
        print(mutmut(folder, "show", name))
    print(f"{len(left)} survived.")


if __name__ == "__main__":
    main()
