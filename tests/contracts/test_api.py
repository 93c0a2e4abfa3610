"""The interface that other programs rely on: its shapes, and its errors."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def get(client: Client, path: str, **headers: str) -> Any:
    return client.get(f"/api/v1{path}", headers=headers)


def test_search_answers_in_the_documented_shape(client: Client) -> None:
    body = get(client, "/search/?q=hỗ trợ mua máy&size=5").json()

    assert set(body) == {"total", "page", "pages", "engine", "suggestion", "hits", "facets"}
    assert body["engine"] == "tantivy"
    assert len(body["hits"]) == 5
    assert set(body["hits"][0]) == {"kind", "code", "title", "url", "snippet", "date", "places"}
    assert set(body["facets"]) == {"kind", "place", "programme", "intention"}
    assert sum(f["count"] for f in body["facets"]["kind"]) == body["total"]


def test_a_facet_ignores_its_own_filter_and_obeys_the_others(client: Client) -> None:
    everything = get(client, "/search/?q=hỗ trợ").json()
    schemes = get(client, "/search/?q=hỗ trợ&kind=scheme").json()

    assert schemes["facets"]["kind"] == everything["facets"]["kind"]
    assert schemes["total"] == next(f["count"] for f in everything["facets"]["kind"] if f["value"] == "scheme")


def test_snippets_are_escaped_html_with_marks_only(client: Client) -> None:
    snippets = [hit["snippet"] for hit in get(client, "/search/?q=may moc thiet bi").json()["hits"]]

    assert any("<mark>" in snippet for snippet in snippets)
    for snippet in snippets:
        assert "<" not in snippet.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("/search/?colour=red", "colour"),
        ("/search/?kind=poem", "kind"),
        ("/search/?place=99999", "place"),
        ("/search/?programme=khong-co", "programme"),
        ("/search/?intention=khong-co", "intention"),
        ("/search/?page=0", "page"),
        ("/search/?page=1000000000", "page"),
        ("/search/?page=abc", "page"),
        ("/search/?size=101", "size"),
        ("/search/?q=a&q=b", "q"),
        ("/schemes/match/?colour=red", "colour"),
        ("/schemes/match/?legal_form=spaceship", "legal_form"),
        ("/schemes/match/?industry=1799", "industry"),
        ("/schemes/match/?industry=17", "industry"),
        ("/schemes/match/?place=00001", "place"),
        ("/schemes/match/?employees=49-10", "employees"),
        ("/schemes/match/?employees=ten", "employees"),
        ("/schemes/match/?employees=-5", "employees"),
        ("/schemes/match/?investment=99999999999999999999", "investment"),
        ("/schemes/match/?counterpart=maybe", "counterpart"),
        ("/schemes/match/?intention=khong-co", "intention"),
        ("/places/?level=galaxy", "level"),
        ("/places/?place=09400,p24", "place"),
        ("/places/?page=0", "page"),
        ("/places/?size=201", "size"),
        ("/places/?colour=red", "colour"),
    ],
)
def test_a_bad_parameter_is_named_in_both_languages(client: Client, path: str, parameter: str) -> None:
    vietnamese, english = get(client, path), get(client, path, Accept_Language="en-GB,en;q=0.9")

    for response in (vietnamese, english):
        assert response.status_code == 422
        assert response["Content-Type"] == "application/problem+json"
        assert [e["parameter"] for e in response.json()["errors"]] == [parameter]
    assert vietnamese.json()["errors"][0]["message"] != english.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    ("accepted", "title"),
    [
        ("", "Tham số không hợp lệ"),
        ("vi-VN,vi;q=0.9,en;q=0.8", "Tham số không hợp lệ"),
        ("en", "Invalid parameters"),
        ("fr, en;q=0.8, vi;q=0.2", "Invalid parameters"),
        ("vi;q=0.3, en;q=0.7", "Invalid parameters"),
        ("en;q=0", "Tham số không hợp lệ"),
        ("de, *;q=0.5", "Tham số không hợp lệ"),
        ("\x00,;;q=x", "Tham số không hợp lệ"),
    ],
)
def test_the_language_that_is_preferred_most_is_answered(client: Client, accepted: str, title: str) -> None:
    response = get(client, "/search/?page=0", Accept_Language=accepted)

    assert response.json()["title"] == title
    assert response["Content-Language"] == ("en" if title.startswith("Invalid") else "vi")
    assert response["Vary"] == "Accept-Language, Accept-Encoding"


def test_whoever_wants_to_change_something_is_told_that_the_interface_is_for_reading(client: Client) -> None:
    for answer in (client.post("/api/v1/search/?q=may"), client.delete("/api/v1/openapi.json")):
        assert answer.status_code == 405
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["Allow"] == "GET, HEAD"


def test_head_is_answered_as_get_without_a_body(client: Client) -> None:
    response = client.head("/api/v1/search/?q=may")

    assert (response.status_code, response.content) == (200, b"")


def test_all_errors_are_told_at_once(client: Client) -> None:
    body = get(client, "/schemes/match/?employees=9-1&place=x&legal_form=y").json()

    assert {e["parameter"] for e in body["errors"]} == {"employees", "place", "legal_form"}


@pytest.mark.parametrize("path", ["/search/?q=%00", "/schemes/match/?q=a%00b", "/places/?q=%00"])
def test_nul_is_a_bad_request(client: Client, path: str) -> None:
    response = get(client, path)

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("query", ["%ff%fe", "x" * 10_000, "%F0%9F%A7%A8", "(((", '"', "a:b AND *", "-"])
def test_no_query_breaks_the_search(client: Client, query: str) -> None:
    assert get(client, f"/search/?q={query}").status_code == 200
    assert get(client, f"/schemes/match/?q={query}").status_code == 200


def test_an_unknown_address_of_the_interface_is_a_problem_and_not_a_page(client: Client) -> None:
    response = get(client, "/nothing/")

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_places_are_found_by_old_and_new_names_with_or_without_diacritics(client: Client) -> None:
    by_old_name = get(client, "/places/?q=thi tran ho").json()["places"]
    by_new_name = get(client, "/places/?q=Phường Thuận Thành").json()["places"]

    assert "09400" in [p["code"] for p in by_old_name]
    assert "09400" in [p["code"] for p in by_new_name]
    assert get(client, "/places/?level=commune&size=1").json()["total"] == 99


def test_a_former_district_names_its_successors(client: Client) -> None:
    found = [p for p in get(client, "/places/?level=district").json()["places"] if p["code"] == "d262"]

    assert found[0]["successors"] == ["09400", "09409", "09427", "09430", "09433", "09445"]
    assert "Huyện Thuận Thành" in found[0]["names"]


def test_places_are_narrowed_to_a_unit_and_what_it_has_become(client: Client) -> None:
    district = get(client, "/places/?place=d262").json()
    ward = get(client, "/places/?place=09400").json()
    paged = get(client, "/places/?place=d262&size=3&page=3").json()

    assert [p["code"] for p in district["places"]] == ["09400", "09409", "09427", "09430", "09433", "09445", "d262"]
    assert [p["code"] for p in ward["places"]] == ["09400"]
    assert (paged["total"], paged["pages"], [p["code"] for p in paged["places"]]) == (7, 3, ["d262"])


def test_the_contract_names_every_fact(client: Client) -> None:
    contract = get(client, "/openapi.json").json()

    parameters = {p["name"] for p in contract["paths"]["/api/v1/schemes/match/"]["get"]["parameters"]}
    assert {"q", "legal_form", "industry", "place", "employees", "other_funding"} <= parameters
    assert {"/api/v1/search/", "/api/v1/schemes/match/", "/api/v1/places/"} <= set(contract["paths"])
