"""What people do on the site works with JavaScript off: filter, page, unfold, search."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 780}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_listing_is_filtered_and_shown_whole_again(plain: Page) -> None:
    plain.goto("/thong-bao/")
    everything = plain.locator(".calls > li").count()
    plain.get_by_role("link", name="Hội chợ, triển lãm").click()

    assert 0 < plain.locator(".calls > li").count() < everything
    plain.get_by_role("link", name="Tất cả").first.click()
    assert plain.locator(".calls > li").count() == everything


def test_contents_unfold_and_lead_to_their_part(plain: Page) -> None:
    plain.goto("/ho-tro/may-moc/")
    link = plain.get_by_role("link", name="Cần mang theo giấy tờ gì?")

    assert not link.is_visible()
    plain.get_by_text("Trong trang này").click()
    link.click()
    assert plain.url.endswith("#giay-to")


def test_results_of_the_search_are_narrowed_and_paged_and_the_way_back_works(plain: Page) -> None:
    plain.goto("/tim-kiem/?q=ho+tro+mua+may")
    first = plain.locator("main h2, main h3").all_inner_texts()
    plain.get_by_role("link", name="Trang sau").click()
    assert "page=2" in plain.url
    assert plain.locator("main h2, main h3").all_inner_texts() != first

    plain.go_back()
    assert plain.locator("main h2, main h3").all_inner_texts() == first
    plain.get_by_role("link", name="Khoản hỗ trợ").first.click()
    assert "kind=scheme" in plain.url
