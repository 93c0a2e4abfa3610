"""Links inside a story cost one query, however many paragraphs hold them."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Template
from wagtail.models import Page

from site_core.text.rich_links import page_addresses, rich_html

LINK = '<p><a linktype="page" id="{}">xem</a></p>'


class Stream:
    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def get_prep_value(self) -> list[dict[str, Any]]:
        return [{"type": "steps", "value": [{"text": text}]} for text in self.texts]


@pytest.mark.django_db
def test_one_query_answers_for_all_paragraphs(django_assert_num_queries: Any) -> None:
    pages = list(Page.objects.live().filter(depth=3)[:5])
    pages[0].url  # noqa: B018 - the site's root paths are kept from here on

    with django_assert_num_queries(1):
        found = page_addresses(Stream(*(LINK.format(page.pk) for page in pages)), Stream(LINK.format(pages[0].pk)))

    assert found == {str(page.pk): page.url for page in pages}


@pytest.mark.django_db
def test_no_links_no_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert page_addresses(Stream("<p>không có liên kết</p>"), None) == {}


def test_a_link_to_a_page_that_is_not_public_leads_nowhere() -> None:
    assert rich_html(LINK.format(7), {"7": "/ho-tro/"}) == '<p><a href="/ho-tro/">xem</a></p>'
    assert rich_html(LINK.format(7), {}) == "<p><a>xem</a></p>"


def test_an_address_cannot_leave_its_attribute() -> None:
    assert 'href="/&quot;%3Ex"' in rich_html(LINK.format(7), {"7": '/">x'})


def test_headings_get_anchors_that_are_readable_and_unique() -> None:
    class Block:
        block_type = "heading"

        def __init__(self, value: str) -> None:
            self.value = value

    template = Template("{% load site_tags %}{% for block, anchor in blocks|with_anchors %}{{ anchor }} {% endfor %}")
    blocks = [Block("Ai được hỗ trợ?"), Block("Ai được hỗ trợ"), Block("???")]

    assert template.render(Context({"blocks": blocks})).split() == ["ai-duoc-ho-tro", "ai-duoc-ho-tro-2", "muc"]
