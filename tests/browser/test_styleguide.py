"""The style guide shows every component and block to staff; its pictures are taken and axe finds nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Page

from tests.pictures import FOLDER

STATES = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture(scope="module")
def session(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A logged-in member of staff, gone after the tests: the live server's database is not rolled back.

    Made before the browser, whose event loop keeps Django from asking the database in this thread.
    """
    with django_db_blocker.unblock():
        user = get_user_model().objects.create_superuser("styleguide", "", "mat-khau-dai-cho-thu")
        client = Client()
        client.force_login(user)
        yield client.cookies[settings.SESSION_COOKIE_NAME].value
        user.delete()


def test_every_component_is_shown_and_clean_in_all_states(session: str, page: Page) -> None:
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": "localhost", "path": "/"}]
    )
    page.goto("/admin/styleguide/")
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")

    assert page.locator("main section").count() >= 15
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for width, scheme in STATES:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=FOLDER / f"{width}-{scheme}" / "style-guide.png", full_page=True)
        assert Axe().run(page).response["violations"] == []


def test_visitors_do_not_reach_it(page: Page) -> None:
    page.goto("/admin/styleguide/")

    assert "/admin/login/" in page.url
