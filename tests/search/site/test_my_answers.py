"""The site search with a person's answers: schemes carry verdict, amount and call, and can be narrowed by the verdict."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from search.engines.base import Engine
from search.requests import SearchRequest
from search.service import site_search

pytestmark = pytest.mark.django_db

SAID = "legal_form=household&industry=1702&place=09400&counterpart=yes&other_funding=no&investment=600"
ENGINES = pytest.mark.parametrize("own_index", ["tantivy", "elasticsearch"], indirect=True)


def page(client: Client, query: str) -> str:
    return client.get(f"/tim-kiem/?{query}").content.decode()


def verdicts_of(answer: dict[str, Any]) -> dict[str, str]:
    return {hit["code"]: hit["scheme"]["verdict"] for hit in answer["hits"] if hit["kind"] == "scheme"}


@ENGINES
def test_the_search_and_the_finder_say_the_same(client: Client, own_index: Engine) -> None:
    found = client.get(f"/api/v1/search/?kind=scheme&size=100&profile={quote(SAID)}").json()
    finder = client.get(f"/api/v1/schemes/match/?{SAID}").json()
    groups = ("fits", "need_facts", "not_eligible")
    assert verdicts_of(found) == {scheme["code"]: group for group in groups for scheme in finder[group]}
    assert found["verdicts"] == finder["totals"]
    estimates = {scheme["code"]: scheme["estimate"] for group in groups for scheme in finder[group]}
    assert {hit["code"]: hit["scheme"]["estimate"] for hit in found["hits"]} == estimates


@ENGINES
def test_only_what_fits_me(client: Client, own_index: Engine) -> None:
    whole = client.get(f"/api/v1/search/?q=may+moc&profile={quote(SAID)}").json()
    fitting = client.get(f"/api/v1/search/?q=may+moc&profile={quote(SAID)}&verdict=fits").json()
    assert set(verdicts_of(fitting).values()) == {"fits"}
    assert fitting["total"] == whole["verdicts"]["fits"] > 0
    assert fitting["verdicts"] == whole["verdicts"], "the choice does not change what it counts"


@ENGINES
def test_one_request_to_the_engine(own_index: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    from policies.catalogue.answerable import eligibility_reference
    from search.finder.answers import read_along

    answers = read_along(SAID, eligibility_reference())
    assert answers
    asked: list[SearchRequest] = []
    search = type(own_index).search

    def counted(self: Engine, plan: Any, request: SearchRequest) -> Any:
        asked.append(request)
        return search(self, plan, request)

    monkeypatch.setattr(type(own_index), "search", counted)
    result = site_search(SearchRequest(text="máy móc", profile=answers.profile))
    assert (len(asked), bool(result.facets), result.verdict_totals is not None) == (1, True, True)


def test_the_page_shows_verdict_amount_and_call(client: Client) -> None:
    body = page(client, f"q=may+moc&toi={quote(SAID)}")
    assert "Đang xét theo câu trả lời của bạn" in body
    assert "Hộ kinh doanh" in body
    assert "hỗ trợ tối đa" in body
    chip = re.search(
        r'href="(\?[^"]*hop=fits[^"]*)"[^>]*>\s*<span>Khoản hợp hoặc có thể hợp với tôi</span>\s*<span class="count">(\d+)',
        body,
    )
    assert chip
    narrowed = client.get("/tim-kiem/" + chip[1].replace("&amp;", "&")).content.decode()
    assert f"{chip[2]} kết quả" in narrowed
    assert "tag-not_eligible" not in narrowed
    assert narrowed.count("tag-fits") + narrowed.count("tag-to_confirm") == min(10, int(chip[2]))


def test_without_answers_schemes_carry_amount_and_call_but_no_verdict(client: Client) -> None:
    body = page(client, "q=may+moc")
    assert "tối đa" in body
    assert "tag-fits" not in body
    assert "Trả lời vài câu" in body
    assert "hop=fits" not in body


def test_the_form_and_every_link_keep_the_answers(client: Client) -> None:
    body = page(client, f"q=may+moc&kind=scheme&toi={quote(SAID)}")
    links = re.findall(r'href="(\?[^"]+)"', body)
    assert links
    without = [link for link in links if "toi=" not in link]
    assert len(without) == 1, "the one that takes them back"
    assert 'name="toi"' in body


@pytest.mark.parametrize(
    "said", ["nonsense", "place=99999", "%FF%00", "legal_form=", "a=b&legal_form=dragon", "x" * 3_000]
)
def test_answers_that_cannot_be_read_are_left_out(client: Client, said: str) -> None:
    answer = client.get("/tim-kiem/", {"q": "máy", "toi": said, "hop": "fits"})
    assert answer.status_code == 200
    assert "Đang xét theo câu trả lời" not in answer.content.decode()


def test_the_finder_leads_to_the_search_with_the_answers(client: Client) -> None:
    body = client.get(f"/tim-ho-tro/?{SAID}").content.decode()
    link = re.search(r'href="(/tim-kiem/\?[^"]*toi=[^"]*)"', body)
    assert link
    assert "Đang xét theo câu trả lời của bạn" in client.get(link[1].replace("&amp;", "&")).content.decode()


def test_open_calls_come_in_the_order_in_which_they_close(client: Client) -> None:
    found = client.get("/api/v1/search/?open=true&sort=closing&kind=announcement").json()
    assert found["total"]
    everything = client.get("/api/v1/search/?kind=announcement").json()
    assert found["total"] < everything["total"]
    assert page(client, "kind=announcement&dang-nhan=1").count("<h3>") >= found["total"]


def test_the_newest_first(client: Client) -> None:
    dates = [hit["date"] for hit in client.get("/api/v1/search/?q=ho+tro&kind=article&sort=date").json()["hits"]]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("verdict=fits", "verdict"),
        ("profile=dragon%3D1", "profile"),
        ("profile=place%3D99999", "profile"),
        ("sort=size", "sort"),
    ],
)
def test_programs_are_told_what_is_wrong(client: Client, query: str, parameter: str) -> None:
    answer = client.get(f"/api/v1/search/?{query}")
    assert answer.status_code == 422
    assert [error["parameter"] for error in json.loads(answer.content)["errors"]] == [parameter]
