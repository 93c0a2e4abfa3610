"""A link to somebody's answers opens for good: those of every version that was ever given out, and none is changed unnoticed."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from django.test import Client

from policies.catalogue.answerable import eligibility_reference
from policies.eligibility import FACTS, Profile
from policies.eligibility.schema import VERSION, upgraded, version_pair
from search.finder.answers import read

DATA = Path(__file__).parents[1] / "data"
LINKS = list(csv.DictReader((DATA / "profile_links.csv").open(encoding="utf-8")))


@pytest.mark.django_db
@pytest.mark.parametrize("row", LINKS, ids=lambda row: f"{row['version']} {row['link'][:30]}")
def test_a_link_of_every_version_opens_with_its_answers(client: Client, row: dict[str, str]) -> None:
    version = {name: [value] for name, value in version_pair(int(row["version"])).items()}
    parameters = parse_qs(row["link"]) | version
    expected = json.loads(row["answers"])
    assert Profile.parse(parameters, eligibility_reference()).answers == expected
    found = read(parameters, eligibility_reference())
    assert (found.profile.answers, found.errors) == (expected, {})
    assert client.get("/tim-ho-tro/", {name: values[0] for name, values in parameters.items()}).status_code in (
        200,
        302,
    )


def test_every_version_has_links_that_are_kept() -> None:
    assert {int(row["version"]) for row in LINKS} == set(range(1, VERSION + 1))


def test_names_and_values_of_facts_change_only_with_a_version() -> None:
    """Whoever renames a fact or a value adds a step in `policies/eligibility/schema.py`, links of the new version, and this schema."""
    known = json.loads((DATA / "profile_schema.json").read_text(encoding="utf-8"))
    now = {name: list(fact.closed_values) for name, fact in FACTS.items()}
    assert known == {"version": VERSION, "facts": now}


def test_a_renamed_fact_is_found_under_its_new_name() -> None:
    steps = [
        lambda p: {"staff" if name == "workers" else name: values for name, values in p.items()},
        lambda p: {"employees" if name == "staff" else name: values for name, values in p.items()},
    ]
    assert upgraded({"workers": ["8"]}, steps) == {"employees": ["8"]}
    assert upgraded({"staff": ["8"], "v": ["2"]}, steps) == {"employees": ["8"]}
    assert upgraded({"employees": ["8"], "v": ["3"]}, steps) == {"employees": ["8"]}
    assert upgraded({"employees": ["8"], "v": ["99"]}, steps) == {"employees": ["8"]}
    assert upgraded({"workers": ["8"], "v": ["x"]}, steps) == {"employees": ["8"]}
