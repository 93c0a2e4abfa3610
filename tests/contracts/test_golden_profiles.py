"""The answers that owners of real workshops get, through the API that the finder shares."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

ROWS = list(csv.DictReader((Path(__file__).parents[1] / "data" / "golden_profiles.csv").open(encoding="utf-8")))
GROUPS = ("fits", "need_facts", "not_eligible")

pytestmark = pytest.mark.django_db


def match(client: Client, query: str) -> dict[str, Any]:
    response = client.get(f"/api/v1/schemes/match/?{query}")
    assert response.status_code == 200, response.content.decode()
    answer: dict[str, Any] = response.json()
    return answer


def scheme_in(answer: dict[str, Any], code: str) -> tuple[str, dict[str, Any]]:
    found = [(group, scheme) for group in GROUPS for scheme in answer[group] if scheme["code"] == code]
    assert len(found) == 1, f"{code} stands in {[group for group, _ in found]}"
    return found[0]


def number(text: str) -> int | None:
    return int(text) if text else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['scheme']}:{row['query']}")
def test_golden_profile(client: Client, row: dict[str, str]) -> None:
    group, scheme = scheme_in(match(client, row["query"]), row["scheme"])

    assert group == row["group"] == scheme["verdict"]
    assert scheme["missing"] == json.loads(row["missing"])
    if row["support_min"]:
        assert scheme["estimate"]["support"] == [number(row["support_min"]), number(row["support_max"])]
        assert scheme["estimate"]["own_funds"] == [number(row["own_min"]), number(row["own_max"])]
    else:
        assert scheme["estimate"] is None


def test_no_answers_exclude_nothing_and_promise_nothing(client: Client) -> None:
    answer = match(client, "")

    assert answer["totals"] == {"fits": 0, "need_facts": 23, "not_eligible": 0}
    assert all(scheme["missing"] for scheme in answer["need_facts"])
    assert answer["next_question"]["fact"] == "legal_form"


def test_a_large_enterprise_hears_of_its_size_and_not_of_not_being_a_household(client: Client) -> None:
    query = "legal_form=enterprise&place=09400&industry=1702&counterpart=yes&other_funding=no&employees=500"
    _, scheme = scheme_in(match(client, query), "may-moc")

    unmet = [f for f in scheme["findings"] if f["outcome"] == "unmet" and f["strength"] == "hard"]
    assert [f["fact"] for f in unmet] == ["size"]
    assert "500" in unmet[0]["sentence"]
