"""Every page leads to every part of the site, and nothing that it names is missing."""

from __future__ import annotations

import pytest
from django.test import Client

from site_core.navigation import ALL, MAIN

pytestmark = pytest.mark.django_db


def test_every_part_is_there_and_is_linked_from_the_home_page_and_the_page_for_what_is_not_found(
    client: Client,
) -> None:
    assert set(MAIN) <= set(ALL)
    for address in ("/", "/khong-co-trang-nay/"):
        html = client.get(address).content.decode()
        for label, path in ALL:
            assert f'<a href="{path}">{label}</a>' in html
    for _, path in ALL:
        assert client.get(path).status_code == 200
