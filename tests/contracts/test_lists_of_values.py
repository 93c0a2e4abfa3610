"""A parameter that takes several values takes so many and no more, and never asks the database for each of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from news.models import Programme
from policies.eligibility import FACTS
from search.service import facet_labels

pytestmark = pytest.mark.django_db

MOST = 200
LISTS = [("/search/", name) for name in ("kind", "place", "programme", "intention")]
LISTS += [("/places/", "place")]
LISTS += [("/schemes/match/", name) for name, fact in FACTS.items() if fact.kind != "number"]
REAL = {"kind": "scheme", "place": "09400", "intention": "may-moc", "industry": "1702"}


def real_value(name: str) -> str:
    if name == "programme":
        return Programme.objects.live()[0].slug
    return REAL.get(name) or FACTS[name].closed_values[0]


def values(number: int) -> str:
    return ",".join(f"khong-{i}" for i in range(number))


def asked(client: Client, path: str, name: str, value: str) -> tuple[Any, int]:
    """The answer, and how many queries it took."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/api/v1{path}", {name: value})
    return answer, len(queries)


@pytest.mark.parametrize(("path", "name"), LISTS)
def test_many_values_ask_the_database_no_more_often_than_one(client: Client, path: str, name: str) -> None:
    real = real_value(name)
    asked(client, path, name, values(1))
    one, queries_of_one = asked(client, path, name, values(1))
    many, queries_of_many = asked(client, path, name, f"{values(MOST - 1)},{real}")

    assert one.status_code == many.status_code == 422
    assert queries_of_many <= queries_of_one
    assert "khong-0" in many.content.decode()
    assert not [error for error in many.json()["errors"] if f"“{real}”" in error["message"]]


@pytest.mark.parametrize(("path", "name"), LISTS)
def test_more_values_than_that_are_an_error_with_a_sentence(client: Client, path: str, name: str) -> None:
    contract = client.get("/api/v1/openapi.json").json()["paths"][f"/api/v1{path}"]["get"]["parameters"]
    form = {parameter["name"]: parameter["schema"].get("pattern") for parameter in contract}[name] or ""
    real = real_value(name)
    assert re.fullmatch(form, ",".join([real] * MOST))
    assert not re.fullmatch(form, ",".join([real] * (MOST + 1)))

    answer = client.get(f"/api/v1{path}", {name: values(MOST + 1)})
    english = client.get(f"/api/v1{path}", {name: values(MOST + 1)}, headers={"Accept-Language": "en"})
    assert answer.status_code == english.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["parameter"] == name
    assert str(MOST) in error["message"]
    assert f"at most {MOST}" in english.json()["errors"][0]["message"]


def test_only_the_values_that_a_search_found_are_read_for_their_names() -> None:
    with CaptureQueriesContext(connection) as queries:
        names = facet_labels("intention", ["may-moc", "khong-co"])
        assert facet_labels("kind", ["scheme"]) == {}
    assert names.keys() == {"may-moc"}
    # Besides the version of what is public: what only some may see has no name here.
    assert len([query for query in queries if "policies_supportscheme" in query["sql"]]) == 1
    assert len(queries) <= 2
    programme = Programme.objects.live()[0]
    assert facet_labels("programme", [programme.slug, "khong-co"]) == {programme.slug: programme.title}
