"""The workbench: the draft tried with one establishment, and compared with what is public; nothing personal, nothing stored."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from policies.models import SupportScheme
from tests.editing import latest, save
from tests.policies.requests.test_clock import request
from tests.policies.workbench.test_lint_report import editor_below

pytestmark = pytest.mark.django_db

CARTON = "legal_form=household&place=09400&industry=1702&counterpart=yes&other_funding=no&investment=600"


def scheme() -> SupportScheme:
    return SupportScheme.objects.get(code="may-moc")


def shown(client: Client, query: str = "") -> str:
    answer = client.get(f"/admin/thu-quy-tac/{scheme().pk}/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def row(text: str, label: str) -> list[int]:
    """The figures of a row: how many, gained, lost, other result, more, less."""
    cells = next(tr.select("td") for tr in BeautifulSoup(text, "html.parser").select("tr") if label in tr.get_text())
    return [int(cell.get_text()) for cell in cells]


def lower_the_cap(client: Client) -> None:
    assert save(client, latest(scheme()), **{"support_items-0-cap_million": "250"}).status_code == 302


def test_the_draft_answers_an_establishment_as_it_stands(admin_client: Client) -> None:
    lower_the_cap(admin_client)
    text = shown(admin_client, CARTON)
    assert "<h3>Phù hợp, 250 triệu đồng</h3>" in text
    assert "đáp ứng yêu cầu về ngành nghề" in text
    assert "legal_form=household&amp;industry=1702" in text
    assert "Còn thiếu: cam kết" not in text
    assert "<h3>Cần thêm câu trả lời</h3>" in shown(admin_client, "legal_form=household&place=09400")
    assert "không phải là số" in shown(admin_client, "investment=nhiều")


def test_who_gains_and_who_loses_is_counted_over_cases_requests_and_drawn_establishments(admin_client: Client) -> None:
    answers = [{"fact": part.split("=")[0], "value": part.split("=")[1]} for part in CARTON.split("&")]
    asked = request(name="Bà Cúc", wish="Mua máy bồi", answers=answers, place="09400")
    assert "Bản nháp cho kết quả như bản đang hiện" in shown(admin_client)

    lower_the_cap(admin_client)
    text = shown(admin_client)
    assert row(text, "Ca mẫu") == [8, 0, 0, 0, 0, 1]
    assert row(text, "Nhu cầu đã gửi") == [1, 0, 0, 0, 0, 1]
    total, *_, less = row(text, "Cơ sở giả định")
    assert (total, less > 10) == (300, True)
    assert "Đang hiện: Phù hợp, 300 triệu đồng. Bản nháp: Phù hợp, 250 triệu đồng." in text
    for personal in (asked.name, asked.wish, asked.phone):
        assert personal not in text


def test_a_route_that_is_taken_away_is_said_to_be_lost(admin_client: Client) -> None:
    page = latest(scheme())
    save(admin_client, page, routes=[dict(page.routes.raw_data[0])])
    text = shown(admin_client)
    assert row(text, "Ca mẫu")[2] == 3  # two that fitted, one that lacked an answer
    assert "<strong>Mất</strong>" in text


def test_a_draft_that_cannot_be_read_is_said_so(admin_client: Client) -> None:
    page = latest(scheme())
    save(admin_client, page, routes=[dict(page.routes.raw_data[0], id=name) for name in "ab"])
    assert "Bản nháp còn điều phải sửa" in shown(admin_client)


def test_it_is_for_those_who_may_change_the_scheme() -> None:
    address = f"/admin/thu-quy-tac/{scheme().pk}/"
    assert editor_below(scheme().get_parent(), "a").get(address).status_code == 200
    assert editor_below(None, "b").get(address).status_code == 302
    assert editor_below(scheme().get_parent(), "c").get("/admin/thu-quy-tac/999999/").status_code == 404
