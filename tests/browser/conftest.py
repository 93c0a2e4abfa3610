"""A live server over the test database, and one Chromium a module.

Pages are only read here, so the server works on the full database as it is; nothing is rolled back.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


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


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A phone of 360 pixels; relative addresses are those of the site."""
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 780}, locale="vi-VN")
    yield context.new_page()
    context.close()
