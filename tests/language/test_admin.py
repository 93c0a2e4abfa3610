"""Nobody who works here meets an English word: the whole admin, as the server sends it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.language.crawl import Crawl

pytestmark = pytest.mark.django_db


def test_no_page_of_the_admin_holds_an_english_word(admin_client: Client) -> None:
    crawl = Crawl(admin_client)
    crawl.walk("/admin/", "/admin/login/", "/admin/password_reset/")
    found = {address: words for address, words in crawl.visited.items() if words}
    assert found == {}
    assert len(crawl.visited) > 150
