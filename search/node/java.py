"""The Java runtime that runs the node."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from search.node import NodeImpossible

OLDEST = 17

# Without these modules the node does not start: runtimes that were cut down for other programs lack them.
_ALWAYS_NEEDED = "jdk.jlink"
_NEEDED_FROM_20 = "jdk.incubator.vector"

_INSTALL = (
    f"Elasticsearch needs a full Java runtime, {OLDEST} or newer ({{problem}}). "
    "On Debian: apt-get install default-jre-headless; elsewhere set JAVA_HOME to one."
)


def java_home() -> Path:
    """The home of a Java that can run the node: that of JAVA_HOME, or of the `java` on the path.

    Raises NodeImpossible, which says what to install.
    """
    java = _java()
    modules = _run(java, "--list-modules")
    names = {line.partition("@")[0] for line in modules.splitlines()}
    version = next((line.partition("@")[2] for line in modules.splitlines() if line.startswith("java.base@")), "0")
    major = int(version.split(".")[0].split("-")[0].split("+")[0])
    if major < OLDEST:
        raise NodeImpossible(_INSTALL.format(problem=f"{java} is {version}"))
    needed = {_ALWAYS_NEEDED, _NEEDED_FROM_20} if major >= 20 else {_ALWAYS_NEEDED}
    if needed - names:
        raise NodeImpossible(_INSTALL.format(problem=f"{java} has no {', '.join(sorted(needed - names))}"))
    return java.parent.parent


def _java() -> Path:
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=f"{home}/bin" if home else None)
    if found is None:
        raise NodeImpossible(_INSTALL.format(problem="there is no java"))
    return Path(found).resolve()


def _run(java: Path, *arguments: str) -> str:
    try:
        done = subprocess.run([java, *arguments], capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise NodeImpossible(_INSTALL.format(problem=f"{java} does not run: {error}")) from error
    return done.stdout
