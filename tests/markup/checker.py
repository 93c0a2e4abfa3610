"""The Nu Html Checker, fetched once by Maven into `var/test/`, run on many files by one virtual machine."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

from search.node.distribution import repository
from tests.database import KEPT

POM = Path(__file__).with_name("pom.xml")
# Of all jars one after another, by name: the checker and what it needs.
SHA256 = "34c691d3e88b31f3d954a6c4364b0155a607314a29eb9159e0181922010b6c42"
GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
MAIN = "nu.validator.client.SimpleCommandLineValidator"
FETCH_SECONDS = 600
CHECK_SECONDS = 300


class CheckerImpossible(Exception):
    """The machine lacks something that the checker needs; the message says what to install."""


def errors(folder: Path) -> dict[str, list[str]]:
    """What is wrong with each HTML file in a folder, by its name without the ending; files without an error are left out.

    Raises CheckerImpossible without Java or without the checker.
    """
    java = shutil.which("java")
    if java is None:
        raise CheckerImpossible("the Nu Html Checker runs on Java. On Debian: apt-get install default-jre-headless")
    pages = sorted(str(path) for path in folder.glob("*.html"))
    # It need not live long: compile little, collect rarely. The grammar of HTML needs a deep stack.
    command = [java, "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", f"{_jars()}/*", MAIN]
    done = subprocess.run(
        [*command, "--format", "json", "--errors-only", *pages],
        capture_output=True,
        text=True,
        check=False,
        timeout=CHECK_SECONDS,
    )
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError as error:
        raise AssertionError(f"The checker did not answer: {(done.stdout + done.stderr)[-2000:]}") from error
    found: dict[str, list[str]] = {}
    for message in messages:
        said = f"line {message.get('lastLine')}: {message['message']} {message.get('extract', '')!r}"
        found.setdefault(Path(unquote(message["url"])).stem, []).append(said)
    return found


def _jars() -> Path:
    """The folder with the checker and what it needs, checked."""
    folder = KEPT / f"markup-{hashlib.sha256(POM.read_bytes()).hexdigest()[:16]}"
    if not folder.exists():
        fetched = folder.with_suffix(".fetching")
        _fetch(fetched)
        fetched.rename(folder)
    digest = hashlib.sha256(b"".join(jar.read_bytes() for jar in sorted(folder.glob("*.jar")))).hexdigest()
    if digest != SHA256:
        raise CheckerImpossible(f"{folder} does not hold what is expected (SHA-256 {digest}); remove it and try again.")
    return folder


def _fetch(folder: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise CheckerImpossible("Maven fetches the Nu Html Checker. On Debian: apt-get install maven")
    command = [maven, "-q", "-B", f"-Dmaven.repo.local={repository()}", "-f", str(POM), GOAL]
    try:
        subprocess.run(
            [*command, f"-DoutputDirectory={folder}"], check=True, capture_output=True, text=True, timeout=FETCH_SECONDS
        )
    except subprocess.SubprocessError as error:
        said = getattr(error, "stdout", "") or str(error)
        raise CheckerImpossible(f"Maven could not fetch the Nu Html Checker: {said[-2000:]}") from error
