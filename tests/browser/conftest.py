"""A live server over the test database, and one Chromium a module.

Pages are only read here, so the server works on the full database as it is; nothing is rolled back. A test waits for what it
means, however long a busy machine takes; that it cannot wait for a while is seen to here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.installation import PATIENCE

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

# Milliseconds, for whatever a test waits for.
LONGEST = 1000 * PATIENCE
expect.set_options(timeout=LONGEST)

# Fonts have come, pictures too as far as they are wanted, and what they change has been laid out and drawn.
AT_REST = """async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await drawn();
  await document.fonts.ready;
  const wanted = [...document.images].filter((image) => image.loading !== "lazy" && !image.complete);
  await Promise.all(wanted.map((image) => image.decode().catch(() => null)));
  await drawn();
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        # With CI=1 a skipped test is an error (see tests/conftest.py).
        pytest.skip("no Chromium on this machine: install it or name it in CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Address of the live server."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        yield server.url
        server.stop()


def at_rest(page: Page) -> None:
    """Wait until nothing that the page has asked for can still move it."""
    page.evaluate(AT_REST)


def follow(link: Locator) -> None:
    """Click a link, or a button of a form, and wait for the page that it leads to."""
    with link.page.expect_navigation():
        link.click()


@pytest.fixture
def new_context(browser: Browser, site: str) -> Iterator[Callable[..., BrowserContext]]:
    """Makes contexts of the browser in which relative addresses are those of the site; a phone of 360 pixels unless told."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        shared = {"base_url": site, "viewport": {"width": 360, "height": 780}, "locale": "vi-VN"}
        made.append(browser.new_context(**shared | options))
        made[-1].set_default_timeout(LONGEST)
        return made[-1]

    yield make
    for context in made:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A phone of 360 pixels; relative addresses are those of the site."""
    return new_context().new_page()
