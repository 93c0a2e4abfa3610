"""The page of the site search."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def page(client: Client, query: str) -> str:
    response = client.get(f"/tim-kiem/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_hits_kinds_and_marks(client: Client) -> None:
    html = page(client, "q=ho+tro+mua+may")

    assert html.index("/ho-tro/may-moc/") < html.index("</main>")
    assert "<mark>" in html
    assert 'href="?q=ho+tro+mua+may&amp;kind=scheme"' in html


def test_a_kind_is_chosen_and_left_again(client: Client) -> None:
    html = page(client, "q=may&kind=guide")

    assert 'href="?q=may&amp;kind=guide"' in html
    assert 'href="?q=may"' in html


def test_an_empty_search_helps_to_begin(client: Client) -> None:
    assert "Hoặc xem theo loại" in page(client, "")


def test_nothing_found_says_what_to_do(client: Client) -> None:
    html = page(client, "q=xyzzyqwv")

    assert "Không tìm thấy kết quả nào" in html
    assert "/tim-ho-tro/" in html


def test_a_long_question_is_cut_with_a_notice(client: Client) -> None:
    html = page(client, "q=" + "may+" * 2_000)

    assert "đã được cắt bớt" in html
    assert len(html) < 200_000


def test_a_value_that_does_not_exist_is_named_and_left_out(client: Client) -> None:
    html = page(client, "q=may&kind=khong-co")

    assert "Không có loại “khong-co”" in html
    assert "/ho-tro/may-moc/" in html


@pytest.mark.parametrize("number", ["0", "-1", "abc", "1000000000", "99999", "１"])
def test_a_page_that_is_none_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/tim-kiem/?q=may&page={number}").status_code == 404


def test_what_a_visitor_types_is_escaped(client: Client) -> None:
    html = page(client, "q=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in html
