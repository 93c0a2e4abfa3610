"""A hit that is opened is counted, by a beacon that the strict policy lets through; without script nothing is sent and all works."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from search.counting import views
from search.counting.buffer import Buffer


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Buffer:
    fresh = Buffer()
    monkeypatch.setattr(views, "buffer", fresh)
    return fresh


def counted(counts: Buffer) -> list[tuple[str, int, int]]:
    return [(query, found.searches, found.clicks) for (query, _), found in counts._counts.items()]


def test_an_opened_hit_is_counted_once(page: Page, counts: Buffer) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("/tim-kiem/?q=Máy móc")
    first = page.locator("[data-search-clicks] h3 a").first
    with page.expect_response("**/tim-kiem/luot-mo/") as answer:
        first.click(button="middle")
    assert (answer.value.status, answer.value.request.post_data) == (204, "q=M%C3%A1y+m%C3%B3c")
    first.click()
    page.wait_for_url("**/ho-tro/**")

    assert counted(counts) == [("may moc", 1, 1)]
    assert complaints == []


def test_without_script_hits_open_and_nothing_is_sent(
    new_context: Callable[..., BrowserContext], counts: Buffer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto("/tim-kiem/?q=máy móc")
    page.locator("[data-search-clicks] h3 a").first.click()
    page.wait_for_url("**/ho-tro/**")

    assert set(sent) == {"GET"}
    assert counted(counts) == [("may moc", 1, 0)]
