"""The site really installed and really started, in a folder of its own: for tests of processes and for taking pictures."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.node.process import free_port

ROOT = Path(__file__).parents[1]
DATABASE = "site.sqlite3"

# Longer than anything takes on the busiest machine: a test waits for a state, and this only ends one that never comes.
PATIENCE = 600


@dataclass
class Installation:
    """A checkout's local data in a folder of its own."""

    folder: Path
    port: int

    @property
    def environment(self) -> dict[str, str]:
        own = {"VAR_DIR": str(self.folder), "PORT": str(self.port), "DJANGO_SETTINGS_MODULE": "site_core.settings.dev"}
        return {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"} | own

    def manage(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        log = (self.folder / f"{arguments[0]}.log").open("a")
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def publish(self, title: str) -> None:
        self.manage(
            "shell",
            "-v0",
            "-c",
            "from news.models import Article, ArticleIndexPage as I\n"
            f"I.objects.get().add_child(instance=Article(title={title!r}, summary='Thử.'))",
        )

    def found(self, word: str) -> int:
        status, body = self.get(f"/api/v1/search/?q={word}")
        assert status == 200, body
        answer: dict[str, Any] = json.loads(body)
        assert answer["engine"] == "tantivy"
        return int(answer["total"])

    def waiting(self) -> int:
        """How many pages wait to be indexed."""
        with closing(sqlite3.connect(self.folder / DATABASE, timeout=PATIENCE)) as database:
            return int(database.execute("SELECT COUNT(*) FROM search_indexjob").fetchone()[0])

    def logs(self) -> str:
        return "".join(log.read_text() for log in self.folder.glob("*.log"))


def until(condition: Callable[[], bool], every: float = 0.1) -> bool:
    """Wait until the condition holds, looking every so many seconds; False when it never does."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if condition():
                return True
        except OSError:
            pass
        time.sleep(every)
    return False


def end(process: subprocess.Popen[str], number: int = signal.SIGINT) -> None:
    process.send_signal(number)
    process.wait(PATIENCE)


def install(folder: Path) -> Installation:
    """Prepare a new site in an empty folder, on a free port."""
    made = Installation(folder, free_port())
    made.manage("start", "--prepare-only")
    return made
