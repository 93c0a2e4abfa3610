"""Searches and clicks become rows, without a search waiting for the database."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.counting import buffer as module
from search.counting import store, views
from search.counting.buffer import CLICKS_A_SECOND, CLICKS_AT_ONCE, Buffer
from search.counting.models import SearchCount

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def counts(monkeypatch: pytest.MonkeyPatch) -> Buffer:
    fresh = Buffer()
    monkeypatch.setattr(views, "buffer", fresh)
    return fresh


def rows() -> list[tuple[str, int, int, int]]:
    return list(SearchCount.objects.order_by("query").values_list("query", "searches", "hits", "clicks"))


def click(client: Client, body: str | bytes = "q=may+moc", **options: Any) -> int:
    return client.post(
        "/tim-kiem/luot-mo/", body, content_type=options.pop("content_type", FORM), **options
    ).status_code


def test_a_search_is_counted_with_its_hits_and_clicks(client: Client, counts: Buffer) -> None:
    client.get("/tim-kiem/?q=Máy móc")
    client.get("/tim-kiem/?q=may  moc")
    client.get("/tim-kiem/?q=zymurgy")
    assert click(client, "q=M%C3%A1y+m%C3%B3c") == 204
    assert rows() == []
    counts.flush()

    [(_, searches, hits, clicks), nothing] = rows()
    assert (searches, clicks, nothing) == (2, 1, ("zymurgy", 1, 0, 0))
    assert hits > 0


def test_a_row_holds_nothing_else() -> None:
    assert {field.name for field in SearchCount._meta.fields} == {"id", "query", "day", "searches", "hits", "clicks"}


@pytest.mark.parametrize(
    "path", ["/tim-kiem/?q=may&page=2", "/tim-kiem/?q=may&kind=guide", "/tim-kiem/?kind=guide", "/tim-kiem/"]
)
def test_a_second_look_is_no_second_search(client: Client, counts: Buffer, path: str) -> None:
    client.get(path)
    client.get("/tim-kiem/?q=may", headers={"Sec-Purpose": "prefetch;prerender"})
    client.get("/tim-kiem/?q=0912345678")
    counts.flush()
    assert rows() == []


def test_counting_writes_nothing_in_the_request(client: Client) -> None:
    client.get("/tim-kiem/?q=may")
    with CaptureQueriesContext(connection) as queries:
        client.get("/tim-kiem/?q=may")
        click(client)
    assert not [q["sql"] for q in queries if not q["sql"].startswith("SELECT")]


def test_no_cookie_is_set_and_no_token_asked_for() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/tim-kiem/luot-mo/", "q=may", content_type=FORM)
    assert (response.status_code, response.content, dict(response.cookies)) == (204, b"", {})


def test_what_our_script_would_not_send_is_refused(client: Client, counts: Buffer) -> None:
    assert client.get("/tim-kiem/luot-mo/").status_code == 405
    assert click(client, "q=may", content_type="text/plain") == 400
    assert click(client, b"\xff\xfe") == 400
    assert click(client, "") == 400
    assert click(client, "q=may&q=moc") == 400
    assert click(client, "q=may&ip=1") == 400
    assert click(client, "q=" + "a" * 2_000) == 413
    assert click(client, headers={"Sec-Fetch-Site": "cross-site"}) == 400
    assert click(client, "q=0912345678") == 204
    counts.flush()
    assert rows() == []


def test_clicks_never_exceed_searches_and_make_no_rows(client: Client, counts: Buffer) -> None:
    counts.search("may moc", 3)
    for _ in range(4):
        click(client)
    click(client, "q=khong+ai+tim")
    counts.flush()
    assert rows() == [("may moc", 1, 3, 1)]
    click(client)
    counts.flush()
    assert rows() == [("may moc", 1, 3, 1)]


def test_too_many_clicks_are_turned_away(client: Client, counts: Buffer, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [counts._filled_at]
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: now[0]))
    at_once, a_second = int(CLICKS_AT_ONCE), int(CLICKS_A_SECOND)
    assert [click(client) for _ in range(at_once + 2)] == [204] * at_once + [429] * 2
    now[0] += 1
    assert [click(client) for _ in range(a_second + 2)] == [204] * a_second + [429] * 2


def test_too_many_different_searches_are_not_kept(counts: Buffer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    for number in range(10):
        counts.search(f"q{number}", 0)
    counts.search("q0", 0)
    counts.flush()
    assert [row[:2] for row in rows()] == [("q0", 2), ("q1", 1), ("q2", 1)]


def test_days_are_counted_apart_and_forgotten_after_half_a_year(counts: Buffer) -> None:
    with time_machine.travel(dt.datetime(2026, 1, 1, 20, tzinfo=dt.UTC), tick=False):  # already the 2nd in Vietnam
        counts.search("may", 1)
        counts.flush()
        counts.search("may", 0)
        counts.flush()
    assert SearchCount.objects.get().day == dt.date(2026, 1, 2)
    assert rows() == [("may", 2, 0, 0)]
    assert store.forget(dt.date(2026, 1, 2) + dt.timedelta(days=180)) == 0
    assert store.forget(dt.date(2026, 1, 2) + dt.timedelta(days=181)) == 1


def test_a_failed_write_is_made_up_for(counts: Buffer, monkeypatch: pytest.MonkeyPatch) -> None:
    written = store.write

    def busy(what: Any) -> None:
        counts.search("may", 5)
        raise DatabaseError("database is locked")

    counts.search("may", 1)
    counts.click("may")
    monkeypatch.setattr(store, "write", busy)
    counts.flush()
    monkeypatch.setattr(store, "write", written)
    counts.flush()
    assert rows() == [("may", 2, 5, 1)]
