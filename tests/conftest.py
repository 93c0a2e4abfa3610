"""The test database holds the reference data and the whole first content, of a site that is installed once a run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.database import use_copy_of_full_database

pytest_plugins = ["tests.elastic.plugin"]

# What takes longest, longest first. A module is one process's work: begun last, it would be waited for by all others.
LONGEST = (
    "tests/browser/test_accessibility.py",
    "tests/elastic/",
    "tests/search/indexing/",
    "tests/browser/",
    "tests/contracts/",
)

# The index over the whole first content, as it is before any test.
INDEX_AS_MADE = settings.SEARCH_INDEX_DIR.with_name("index-as-made")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def rank(item: pytest.Item) -> int:
        return next((rank for rank, start in enumerate(LONGEST) if item.nodeid.startswith(start)), len(LONGEST))

    items.sort(key=rank)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A database of this process's own with the whole first content, and the index over it."""
    from django.db import connection

    with django_db_blocker.unblock():
        use_copy_of_full_database(tmp_path_factory.mktemp("database") / "test.sqlite3")
        call_command("search_index", "rebuild", verbosity=0)
    shutil.copytree(settings.SEARCH_INDEX_DIR, INDEX_AS_MADE)
    yield
    with django_db_blocker.unblock():
        connection.close()
    for folder in (settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT, settings.SOCIAL_CARDS_DIR, INDEX_AS_MADE):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def own_index(request: pytest.FixtureRequest, db: None, tmp_path: Path, settings: Any) -> Iterator[Any]:
    """An engine over an index of the test's own, for tests that change what is indexed. Its parameter names the engine.

    It holds the first content as a rebuild would leave it, without reading all pages again.
    """
    from search import service
    from search.indexing import records

    settings.SEARCH_ENGINE = getattr(request, "param", "tantivy")
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    if settings.SEARCH_ENGINE == "elasticsearch":
        settings.ELASTICSEARCH = asdict(request.getfixturevalue("make_elastic")().server.connection)
    else:
        shutil.copytree(INDEX_AS_MADE, settings.SEARCH_INDEX_DIR)
    service.engine.cache_clear()
    if settings.SEARCH_ENGINE == "elasticsearch":
        service.engine().rebuild(records.documents(records.fingerprints()))
    yield service.engine()
    service.engine.cache_clear()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """With CI=1 a skipped test is a failure: say so where it is read."""
    if os.environ.get("CI") and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("CI: skipped tests count as failures", red=True)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
