"""What `search_index` says when the index is damaged: a sentence that tells what to do, on each engine."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from search import service
from search.engines.base import NoIndex

pytestmark = pytest.mark.django_db


def said(action: str) -> str:
    with pytest.raises(CommandError) as raised:
        call_command("search_index", action, stdout=StringIO())
    assert raised.value.returncode == 1
    return str(raised.value)


@pytest.mark.parametrize("how", ["cut", "scrambled"])
@pytest.mark.parametrize("kind", ["json", "store", "fast", "term", "CURRENT"])
def test_a_damaged_index_on_disk(kind: str, how: str, own_index: Any, client: Client) -> None:
    generation = Path(own_index.status().path)
    files = [generation.parent / kind] if kind == "CURRENT" else generation.glob(f"[!.]*.{kind}")
    for path in files:
        data = path.read_bytes()
        middle = len(data) // 3
        path.write_bytes(data[:middle] if how == "cut" else data[:middle] + b"\xff\x00\xfe" + data[middle + 3 :])
    service.engine.cache_clear()

    for action in ("verify", "verify"):
        assert "Hãy chạy “manage.py search_index rebuild”" in said(action)
    assert client.get("/tim-kiem/", {"q": "khuyến công"}).status_code == 200

    call_command("search_index", "rebuild", stdout=StringIO())
    call_command("search_index", "verify", stdout=(out := StringIO()))
    assert "khớp" in out.getvalue()


@pytest.mark.parametrize("own_index", ["elasticsearch"], indirect=True)
def test_a_damaged_index_on_a_server(own_index: Any) -> None:
    """One that holds a document that is none of ours."""
    with own_index.server.asked() as client:
        index = own_index.aliases.held(client).read
        client.index(index=index, id="la", document={}, refresh=True)
    with pytest.raises(NoIndex):
        own_index.fingerprints()
    assert "Hãy chạy “manage.py search_index rebuild”" in said("verify")
    call_command("search_index", "rebuild", stdout=StringIO())
    call_command("search_index", "verify", stdout=StringIO())
