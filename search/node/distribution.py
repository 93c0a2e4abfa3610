"""The official build of the server, from the local Maven repository; Maven fetches it there once."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from search.node import NodeImpossible

VERSION = "8.19.21"
_SHA1 = "8861771bbfe2fab12ccc386bc8b4c5c6f9619865"
_GROUP, _NAME = "org.elasticsearch.distribution.integ-test-zip", "elasticsearch"
_FETCH = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get"
_FETCH_SECONDS = 900


def archive() -> Path:
    """The archive of the build, checked. Raises NodeImpossible when it is neither there nor to be had."""
    path = repository().joinpath(*_GROUP.split("."), _NAME, VERSION, f"{_NAME}-{VERSION}.zip")
    if not path.exists():
        _fetch()
    if not path.exists():
        raise NodeImpossible(f"Maven did not put the Elasticsearch build at {path}.")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest()
    if found != _SHA1:
        raise NodeImpossible(f"{path} is not the build that is expected (SHA-1 {found}); remove it and try again.")
    return path


def unpacked(directory: Path) -> Path:
    """The home of the server under a directory, unpacked there when it is not yet."""
    home = directory / f"elasticsearch-{VERSION}"
    if not home.exists():
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=directory) as scratch:
            with zipfile.ZipFile(archive()) as build:
                build.extractall(scratch)
            for script in (Path(scratch) / home.name / "bin").iterdir():
                script.chmod(0o755)
            (Path(scratch) / home.name).rename(home)
    return home


def repository() -> Path:
    """Maven's local repository: where MAVEN_REPOSITORY says, else in the user's home."""
    chosen = os.environ.get("MAVEN_REPOSITORY")
    return Path(chosen) if chosen else Path.home() / ".m2" / "repository"


def _fetch() -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise NodeImpossible(
            "The Elasticsearch build is fetched by Maven, which is not installed. On Debian: apt-get install maven."
        )
    coordinates = f"{_GROUP}:{_NAME}:{VERSION}:zip"
    command = [maven, "-q", "-B", f"-Dmaven.repo.local={repository()}", _FETCH]
    command += [f"-Dartifact={coordinates}", "-Dtransitive=false"]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_FETCH_SECONDS)  # noqa: S603
    except subprocess.SubprocessError as error:
        said = getattr(error, "stdout", "") or str(error)
        raise NodeImpossible(f"Maven could not fetch {coordinates}: {said[-2000:]}") from error
