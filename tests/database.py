"""The site of the tests: really installed once, as `make run` does it, kept in `var/test/`, and copied for every process of a
run, and for tests that start it.

Migrating and loading takes half a minute; a copy takes a moment. The copied database is a file on disk, as in `make run`, because
threads of a live server cannot share a database in memory as processes share a file.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection

from search.node.process import free_port
from tests.installation import DATABASE, ROOT, Installation, install

KEPT = ROOT / "var" / "test"
# What the content of a new database depends on.
SOURCES = (
    "*/migrations/*.py",
    "*/data/*",
    "*/*/data/*",
    "*/first_content/*",
    "*/first_content/pictures/*",
    "site_core/pictures/*.py",
    "site_core/files/*.py",
    "*/models/*.py",
    "*/*/models.py",
    "policies/law/*.py",
    "policies/rules/*.py",
    "site_core/roles/*.py",
    "*/management/commands/*.py",
    "site_core/settings/*.py",
    "*/*/loading.py",
    "site_core/data_files.py",
    "site_core/blocks/*.py",
    "constraints.txt",
    "tests/database.py",
    "tests/installation.py",
)


def use_copy_of_full_database(own: Path) -> None:
    """Make `own` a copy of the full database, in which nobody can log in yet, and point Django's connection at it."""
    own.parent.mkdir(parents=True, exist_ok=True)
    with _locked():
        site = _installed()
        shutil.copyfile(site / DATABASE, own)
        shutil.copytree(site / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
    connection.close()
    connection.settings_dict["NAME"] = str(own)
    get_user_model().objects.all().delete()


def copy_of_installation(folder: Path) -> Installation:
    """The site as a first start leaves it, in an empty folder."""
    with _locked():
        shutil.copytree(_installed(), folder, dirs_exist_ok=True)
    return Installation(folder, free_port())


def _installed() -> Path:
    """The folder of the site that is kept."""
    kept = KEPT / f"site-{_digest()}"
    if not kept.exists():
        for stale in KEPT.glob("site-*"):
            shutil.rmtree(stale)
        making = kept.with_suffix(".making")
        making.mkdir()
        install(making)
        _leave_wal_mode(making / DATABASE)
        making.rename(kept)
    return kept


def _digest() -> str:
    """Changes with the sources and with the day: the sample announcements open and close relative to it."""
    digest = hashlib.sha1(dt.date.today().isoformat().encode(), usedforsecurity=False)
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                digest.update(path.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _leave_wal_mode(path: Path) -> None:
    """Write everything into the one file, so that copying it copies all."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=DELETE")
    database.close()


@contextmanager
def _locked() -> Iterator[None]:
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
