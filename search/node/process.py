"""The node as a child process, on the loopback interface only, never as root."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from search.node import NodeImpossible
from search.node.distribution import unpacked
from search.node.java import java_home

_READY_SECONDS = 240
_STOP_SECONDS = 30
_HEAP = "512m"

# The server refuses to run as root; whoever is root runs it as this user.
_UNPRIVILEGED = "nobody"


class Node:
    """One node under a directory: its build, its data and its log lie there, and stay when it stops.

    `settings` are added to its configuration; it has no password unless they say so. What ES_JAVA_OPTS says is added, too.
    """

    def __init__(self, directory: Path, port: int = 0, settings: Mapping[str, str] | None = None) -> None:
        self.directory = directory.resolve()
        self.port = port or free_port()
        self._settings = settings or {}
        scheme = "https" if self._settings.get("xpack.security.http.ssl.enabled") == "true" else "http"
        self.url = f"{scheme}://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and return when it answers. Raises NodeImpossible when it cannot be started."""
        if not _is_free(self.port):
            raise NodeImpossible(
                f"Something listens on port {self.port} already, a node perhaps; choose another one with --port."
            )
        java = java_home()
        home = unpacked(self.directory)
        self._configure(home)
        user = self._user()
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": str(self.directory),
            "LANG": "C.UTF-8",
            "ES_JAVA_HOME": str(java),
            "ES_PATH_CONF": str(self.directory / "config"),
            "ES_TMPDIR": str(self.directory / "tmp"),
            "ES_JAVA_OPTS": f"-Xms{_HEAP} -Xmx{_HEAP} {os.environ.get('ES_JAVA_OPTS', '')}",
        }
        with (self.directory / "console.log").open("ab") as console:
            self._process = subprocess.Popen(  # noqa: S603
                [home / "bin" / "elasticsearch", "-p", self.directory / "pid"],
                cwd=self.directory,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
            )
        self._wait_until_ready()

    def stop(self) -> None:
        """Stop it, in order if it can. Its data stays."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def last_words(self) -> str:
        """The end of what the server has said."""
        return (self.directory / "console.log").read_text(errors="replace")[-3000:]

    def _configure(self, home: Path) -> None:
        config = self.directory / "config"
        shutil.copytree(home / "config", config, dirs_exist_ok=True, copy_function=_copy_missing)
        for name in ("data", "logs", "tmp"):
            (self.directory / name).mkdir(exist_ok=True)
        settings = {
            "cluster.name": "khuyen-cong",
            "discovery.type": "single-node",
            "xpack.security.enabled": "false",
            "network.host": "127.0.0.1",
            "http.port": str(self.port),
            "transport.port": str(free_port()),
            "path.data": str(self.directory / "data"),
            "path.logs": str(self.directory / "logs"),
            # A nearly full disk of a developer is no reason to refuse writes.
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            # What is written to a name that nobody made is a mistake, and should look like one.
            "action.auto_create_index": "false",
            **self._settings,
        }
        (config / "elasticsearch.yml").write_text("".join(f"{name}: {value}\n" for name, value in settings.items()))

    def _user(self) -> pwd.struct_passwd | None:
        """The user to become, to whom everything is given; None when this process is not root."""
        if os.geteuid() != 0:
            return None
        closed = [parent for parent in self.directory.parents if not parent.stat().st_mode & 0o001]
        if closed:
            raise NodeImpossible(
                f"Elasticsearch does not run as root, and the user {_UNPRIVILEGED} may not enter {closed[0]}: "
                "choose another directory with --directory."
            )
        user = pwd.getpwnam(_UNPRIVILEGED)
        for path in (self.directory, *self.directory.rglob("*")):
            os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)
        return user

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + _READY_SECONDS
        while time.monotonic() < deadline and self.running:
            if answers(self.url):
                return
            time.sleep(0.2)
        self.stop()
        raise NodeImpossible(f"Elasticsearch did not start under {self.directory}:\n{self.last_words()}")


def _copy_missing(source: str, target: str) -> None:
    """What somebody has put into the configuration stays."""
    if not Path(target).exists():
        shutil.copy2(source, target)


def answers(url: str) -> bool:
    """Whether a node answers there; one that asks for a password, or whose certificate nobody knows, does too."""
    unknown = ssl._create_unverified_context()  # noqa: S323
    try:
        with urllib.request.urlopen(f"{url}/_cat/health", timeout=5, context=unknown):  # noqa: S310
            return True
    except urllib.error.HTTPError as error:
        return error.code == 401
    except OSError:
        return False


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def free_port() -> int:
    """A port of the loopback interface that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
