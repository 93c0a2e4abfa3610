"""Nodes of the test run: one that all tests share, and others that a test may stop and start."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.node import NodeImpossible
from search.node.process import answers, free_port
from tests.installation import PATIENCE, until

# It starts many times and never lives long: compiling well takes more time than it gives back.
SHORT_LIVED = "-XX:TieredStopAtLevel=1"


class OwnNode:
    """A node in a process of its own, which ends when the process with the number `watch` does, however that ends."""

    def __init__(
        self,
        directory: Path,
        watch: int | None = None,
        settings: dict[str, str] | None = None,
        scheme: str = "http",
    ) -> None:
        self.directory = directory
        self.port = free_port()
        self.url = f"{scheme}://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[str] | None = None
        self._watch = watch or os.getpid()
        self._settings = [f"--set={name}={value}" for name, value in (settings or {}).items()]

    def start(self) -> None:
        """Start it where it was, with the data that it had. Raises NodeImpossible with what it said when it does not start."""
        options = [f"--directory={self.directory}", f"--port={self.port}", f"--watch={self._watch}", *self._settings]
        said = self.directory.with_suffix(".txt")
        with said.open("a") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "search.node", *options],
                stdout=subprocess.DEVNULL,
                stderr=output,
                env=os.environ | {"ES_JAVA_OPTS": SHORT_LIVED},
                start_new_session=True,
            )
        ended = self.process.poll
        until(lambda: answers(self.url) or ended() is not None)
        if ended() is not None or not answers(self.url):
            self.stop()
            raise NodeImpossible(said.read_text())

    def stop(self) -> None:
        """Stop it in order."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(PATIENCE)
            self.process = None

    def kill(self) -> None:
        """End the server at once, as a power cut does."""
        assert self.process is not None
        os.kill(int((self.directory / "pid").read_text()), signal.SIGKILL)
        self.process.wait(PATIENCE)
        self.process = None


def shared_url(directory: Path, watch: int) -> str:
    """The address of the node that all processes of a run share; the first that asks starts it.

    `directory` is the run's own. Raises NodeImpossible, in every process for the same reason.
    """
    with _locked(directory / "lock"):
        url, failure = directory / "url", directory / "failure"
        if failure.exists():
            raise NodeImpossible(failure.read_text())
        if not url.exists():
            node = OwnNode(directory / "node", watch)
            try:
                node.start()
            except NodeImpossible as error:
                failure.write_text(str(error))
                raise
            assert node.process is not None
            (directory / "supervisor").write_text(str(node.process.pid))
            url.write_text(node.url)
        return url.read_text()


def stop_shared(directory: Path) -> None:
    """Stop the shared node, by its number, and wait until it is gone; nothing when none was started."""
    note = directory / "supervisor"
    if not note.exists():
        return
    url = (directory / "url").read_text()
    try:
        os.kill(int(note.read_text()), signal.SIGTERM)
    except ProcessLookupError:
        return
    until(lambda: not answers(url))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
