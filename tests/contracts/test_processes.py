"""The site as `make run` runs it: a web server and a worker over one SQLite file, really started and really killed."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.database import copy_of_installation
from tests.installation import Installation, end, until


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return copy_of_installation(tmp_path_factory.mktemp("var"))


def test_the_login_is_random_private_and_works(site: Installation) -> None:
    note = site.folder / "admin-login.txt"
    name, password = note.read_text().strip().split(" / ")

    assert len(password) >= 12
    assert note.stat().st_mode & 0o077 == 0
    checked = site.manage(
        "shell",
        "-v0",
        "-c",
        f"from django.contrib.auth import authenticate; print(authenticate(username={name!r}, password={password!r}))",
    )
    assert checked.strip() == "admin"


def test_start_prints_address_and_login_and_ctrl_c_ends_everything(site: Installation) -> None:
    process = site.start("start")
    try:
        assert until(lambda: site.get("/")[0] == 200), site.logs()
        printed = (site.folder / "start.log").read_text()
        assert f"http://localhost:{site.port}/" in printed
        assert re.search(r"admin / \S{12,}", printed)
        children = [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
        assert len(children) == 2
    finally:
        end(process)

    assert until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children))
    assert process.returncode == 0


def test_a_killed_worker_loses_nothing(site: Installation) -> None:
    worker = site.start("worker")
    site.publish("Ytterbium sống sót")
    end(worker, signal.SIGKILL)
    site.publish("Ytterbium trở lại")

    again = site.start("worker")
    try:
        assert until(lambda: site.waiting() == 0), site.logs()
    finally:
        end(again)
    site.manage("search_index", "verify")
    assert "Traceback" not in (site.folder / "worker.log").read_text()


@pytest.fixture(scope="module")
def running(site: Installation) -> Iterator[Installation]:
    """Started for the first test that asks for it; those that start and end processes themselves come before."""
    process = site.start("start")
    try:
        assert until(lambda: site.get("/healthz")[0] == 200), site.logs()
        yield site
    finally:
        end(process)


def test_what_is_published_is_found_by_itself(running: Installation) -> None:
    assert running.found("quetzalcoatl") == 0
    running.publish("Quetzalcoatl về làng")
    assert until(lambda: running.found("quetzalcoatl") == 1), running.logs()


def test_a_page_that_is_kept_follows_what_another_process_publishes(running: Installation) -> None:
    assert "Strontium" not in running.get("/tin-tuc/")[1]
    running.publish("Strontium trên báo")
    assert "Strontium trên báo" in running.get("/tin-tuc/")[1], "with the very next request"


def test_readiness_names_the_engine(running: Installation) -> None:
    state = json.loads(running.get("/readyz")[1])

    assert state["database"] == "ok"
    assert state["engine"] == "tantivy"


def test_writing_and_searching_at_once_never_locks_the_database(running: Installation) -> None:
    def write(number: int) -> None:
        running.publish(f"Bài số {number} wolframit")

    with ThreadPoolExecutor(6) as pool:
        writing = [pool.submit(write, number) for number in range(4)]
        reading = [pool.submit(running.get, path) for path in ("/", "/tim-ho-tro/", "/tim-kiem/?q=may") * 20]
        assert [job.result()[0] for job in reading] == [200] * 60
        for job in writing:
            job.result()

    assert until(lambda: running.found("wolframit") == 4), running.logs()
    assert "locked" not in running.logs()
