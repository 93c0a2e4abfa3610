"""Listings are narrowed by plain links that say how many entries stand behind each."""

from __future__ import annotations

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

LISTINGS = ["/thong-bao/", "/ho-tro/", "/van-ban/", "/tin-tuc/", "/chuong-trinh/"]
LINK = re.compile(r'<a href="(\?[^"]+)"[^>]*>([^<]+) <span class="count">(\d+)</span>')


@pytest.mark.parametrize("listing", LISTINGS)
def test_a_link_leaves_as_many_entries_as_it_says_and_keeps_the_other_counts(client: Client, listing: str) -> None:
    links = LINK.findall(client.get(listing).content.decode())
    assert len(links) > 1

    for address, _, count in links:
        answer = client.get(listing + address)
        assert answer.context["page_of_entries"].paginator.count == int(count)
        assert LINK.findall(answer.content.decode()) == links
        assert f'href="{address}"\n' in answer.content.decode()


@pytest.mark.parametrize("listing", LISTINGS)
def test_what_no_entry_is_leaves_nothing_and_a_way_back(client: Client, listing: str) -> None:
    parameter = client.get(listing).context["filter"].parameter
    answer = client.get(listing, {parameter: "khong-co"})

    assert answer.status_code == 200
    assert list(answer.context["page_of_entries"]) == []
    assert f'<a href="{listing}">Xem tất cả</a>' in answer.content.decode()
