"""The test database and its pictures: made once with the whole first content, kept in `var/test/`, copied for every
process of a run.

Migrating and loading takes half a minute; a copy takes a moment. The copy is a file on disk, as in `make run`, because
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
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).parents[1]
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
    "*/management/commands/load_*.py",
    "*/*/loading.py",
    "site_core/data_files.py",
    "site_core/blocks/*.py",
    "constraints.txt",
    "tests/database.py",
)
LOADERS = ("load_places", "load_policy_reference", "load_search_words", "load_first_content")


def use_copy_of_full_database(own: Path) -> None:
    """Make `own` a copy of the full database and point Django's connection at it."""
    own.parent.mkdir(parents=True, exist_ok=True)
    with _locked():
        full = _full_database()
        shutil.copyfile(full, own)
        shutil.copytree(_media_of(full), settings.MEDIA_ROOT, dirs_exist_ok=True)
    _point_at(own)


def _full_database() -> Path:
    full = KEPT / f"{_digest()}.sqlite3"
    if not full.exists():
        for stale in KEPT.glob("*.sqlite3*"):
            stale.unlink()
        for stale in KEPT.glob("*.media"):
            shutil.rmtree(stale)
        making = full.with_suffix(".sqlite3-making")
        _point_at(making)
        call_command("migrate", verbosity=0)
        for command in LOADERS:
            call_command(command, verbosity=0, stdout=_Silence())
        connection.close()
        shutil.copytree(settings.MEDIA_ROOT, _media_of(full))
        _leave_wal_mode(making)
        making.rename(full)
    return full


def _media_of(full: Path) -> Path:
    """Where the files of the full database's pictures are kept."""
    return full.with_suffix(".media")


def _digest() -> str:
    """Changes with the sources and with the day: the sample announcements open and close relative to it."""
    digest = hashlib.sha1(dt.date.today().isoformat().encode(), usedforsecurity=False)
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                digest.update(path.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _point_at(path: Path) -> None:
    connection.close()
    connection.settings_dict["NAME"] = str(path)


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


class _Silence:
    def write(self, text: str) -> None:
        """Swallow what a command reports."""
