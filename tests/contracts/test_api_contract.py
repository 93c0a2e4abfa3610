"""`openapi.json` and the page that shows it say what the interface does."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
from django.test import Client

from policies.eligibility import FACTS, CallStatus, FactKind, Outcome, Strength, VerdictKind
from search.wording import KINDS
from site_core.api.docs import operations
from site_core.api.interface import api

pytestmark = pytest.mark.django_db

READ = ["legal_form=household,enterprise", "employees=10-49", "employees=200-", "place=d262,09400", "place=outside"]
READ += ["industry=1702", "intention=may-moc,day-chuyen", "exports=unknown", "legal_form="]
NOT_READ = ["legal_form=spaceship", "employees=ten", "employees=1,5", "place=p24", "industry=17", "exports=maybe"]


@pytest.fixture
def contract(client: Client) -> Any:
    return client.get("/api/v1/openapi.json").json()


def test_every_closed_list_is_written_out(contract: Any) -> None:
    schemas = contract["components"]["schemas"]

    for schema, field, values in [
        ("SchemeOut", "status", get_args(CallStatus)),
        ("SchemeOut", "verdict", get_args(VerdictKind)),
        ("FindingOut", "outcome", get_args(Outcome)),
        ("FindingOut", "strength", get_args(Strength)),
        ("NextQuestionOut", "kind", get_args(FactKind)),
        ("HitOut", "kind", tuple(KINDS)),
    ]:
        assert tuple(schemas[schema]["properties"][field]["enum"]) == values


@pytest.mark.parametrize("query", [*READ, *NOT_READ])
def test_the_forms_of_the_facts_are_those_that_are_read(client: Client, contract: Any, query: str) -> None:
    name, _, value = query.partition("=")
    parameters = contract["paths"]["/api/v1/schemes/match/"]["get"]["parameters"]
    form = {p["name"]: p["schema"].get("pattern") for p in parameters}[name]

    assert (re.fullmatch(form, value) is not None) == (query in READ)
    assert client.get(f"/api/v1/schemes/match/?{query}").status_code == (200 if query in READ else 422)


def test_every_address_declares_its_errors_as_problems(client: Client, contract: Any) -> None:
    for path, methods in contract["paths"].items():
        declared = methods["get"]["responses"]
        body = client.get(f"{path}?nonsense=1").json()
        schema = declared["422"]["content"]["application/problem+json"]["schema"]
        assert set(body) == set(schema["properties"]) == set(schema["required"])
        assert "400" in declared


def test_an_answer_has_the_fields_that_the_contract_names(client: Client, contract: Any) -> None:
    scheme = client.get("/api/v1/schemes/match/?legal_form=household").json()["need_facts"][0]
    named = contract["components"]["schemas"]["SchemeOut"]["properties"]

    assert set(scheme) == set(named)


def test_the_page_shows_every_parameter_and_every_field(client: Client, contract: Any) -> None:
    page = client.get("/api/v1/docs").content.decode()

    for path in contract["paths"]:
        assert f"GET {path}" in page
    for name in (*FACTS, "fits[].findings[].sentence", "hits[].places[].code", "facets{}[].count"):
        assert f"<code>{name}</code>" in page


def test_a_field_that_may_be_empty_says_so() -> None:
    types = {row.name: row.type for operation in operations(api.get_openapi_schema()) for row in operation.fields}

    assert types["hits[].date"] == "date | null"
    assert types["fits[].estimate"] == "object | null"
    assert types["totals.fits"] == "integer"
