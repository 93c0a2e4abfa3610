"""A site really installed and running on a node: web server, worker, database."""

from __future__ import annotations

import json
import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection

from search.engines.elasticsearch import Connection
from tests.installation import Installation, install


@dataclass(frozen=True)
class Answer:
    """What the public search says."""

    engine: str
    urls: tuple[str, ...]
    titles: frozenset[str]
    total: int


def ask(site: Installation, text: str) -> Answer:
    """Ask the public search; anything but an answer is an error of the test."""
    status, body = site.get(f"/api/v1/search/?size=100&q={quote(text)}")
    assert status == 200, body
    said: dict[str, Any] = json.loads(body)
    hits = said["hits"]
    return Answer(
        said["engine"], tuple(hit["url"] for hit in hits), frozenset(hit["title"] for hit in hits), said["total"]
    )


def run(site: Installation, code: str) -> str:
    """Run Python code in the site's own process, and return what it prints."""
    return site.manage("shell", "-v0", "-c", code).strip()


def environment(connection: Connection) -> dict[str, str]:
    """What makes a site use a node, under a prefix of its own that begins with that of the connection.

    It waits for the node as long as a busy machine makes it: a site that lost patience would answer from the database.
    """
    return {
        "SEARCH_ENGINE": "elasticsearch",
        "ELASTICSEARCH_URL": connection.url,
        "ELASTICSEARCH_USER": connection.user,
        "ELASTICSEARCH_PASSWORD": connection.password,
        "ELASTICSEARCH_API_KEY": connection.api_key,
        "ELASTICSEARCH_CA_CERTS": connection.ca_certs,
        "ELASTICSEARCH_TIMEOUT": "60",
        "ELASTICSEARCH_PREFIX": f"{connection.prefix}-{secrets.token_hex(3)}",
    }


def filled(folder: Path) -> Installation:
    """A site in an empty folder with the content of the test database, which must have been made."""
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as own,
        closing(sqlite3.connect(folder / "site.sqlite3")) as to,
    ):
        own.backup(to)
    return install(folder)


__all__ = ["Answer", "Installation", "ask", "environment", "filled", "run"]
