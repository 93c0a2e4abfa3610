"""What people do on the site works with JavaScript off: filter, page, unfold, search."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import follow


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(java_script_enabled=False).new_page()


def test_a_listing_is_filtered_and_shown_whole_again(plain: Page) -> None:
    plain.goto("/thong-bao/")
    everything = plain.locator(".calls > li").count()
    follow(plain.get_by_role("link", name="Hội chợ, triển lãm"))

    assert 0 < plain.locator(".calls > li").count() < everything
    follow(plain.get_by_role("link", name="Tất cả").first)
    assert plain.locator(".calls > li").count() == everything


def test_contents_unfold_and_lead_to_their_part(plain: Page) -> None:
    plain.goto("/ho-tro/may-moc/")
    link = plain.get_by_role("link", name="Cần mang theo giấy tờ gì?")

    expect(link).to_be_hidden()
    plain.get_by_text("Trong trang này").click()
    link.click()
    plain.wait_for_url("**#giay-to")


def test_results_of_the_search_are_narrowed_and_paged_and_the_way_back_works(plain: Page) -> None:
    plain.goto("/tim-kiem/?q=ho+tro+mua+may")
    first = plain.locator("main h2, main h3").all_inner_texts()
    follow(plain.get_by_role("link", name="Trang sau"))
    assert "page=2" in plain.url
    assert plain.locator("main h2, main h3").all_inner_texts() != first

    plain.go_back()
    assert plain.locator("main h2, main h3").all_inner_texts() == first
    follow(plain.get_by_role("link", name="Khoản hỗ trợ").first)
    assert "kind=scheme" in plain.url
