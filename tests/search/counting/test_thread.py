"""The thread that writes the counts, on the real file beside a connection that holds its lock."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.counting.buffer import Buffer
from search.counting.models import SearchCount
from tests.installation import PATIENCE, until

QUERY = "zymurgy cua mot phep thu"


@pytest.fixture
def counts(django_db_setup: None, django_db_blocker: Any, settings: Any) -> Iterator[Buffer]:
    """A buffer with its thread. The test is in no transaction, as another connection must see what it writes."""
    settings.SEARCH_COUNTS_EVERY = 0.05
    with django_db_blocker.unblock():
        buffer = Buffer()
        yield buffer
        buffer.close()
        SearchCount.objects.filter(query=QUERY).delete()
        connection.close()


def written() -> list[int]:
    return list(SearchCount.objects.filter(query=QUERY).values_list("searches", flat=True))


def test_a_locked_database_delays_nobody_and_loses_nothing(counts: Buffer, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = threading.Event()
    put_back = counts._put_back
    monkeypatch.setattr(counts, "_put_back", lambda what: (put_back(what), refused.set()))
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with CaptureQueriesContext(connection) as asked:
            counts.search(QUERY, 0)
        assert len(asked) == 0, "who searches does not even ask the database, which would have it wait half a minute"
        assert refused.wait(PATIENCE)
        assert written() == []
        other.execute("ROLLBACK")
    assert until(lambda: written() == [1])


def test_what_waits_is_written_at_the_end(counts: Buffer, settings: Any) -> None:
    settings.SEARCH_COUNTS_EVERY = 3600
    counts.search(QUERY, 0)
    counts.close()
    assert until(lambda: written() == [1])
