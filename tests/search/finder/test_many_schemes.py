"""A thousand schemes: counts stay exact, the page shows the first of each group and leads to the others."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from policies.catalogue import schemes as catalogue
from policies.catalogue.schemes import PublicScheme, public_schemes
from search.finder import match as matching
from search.finder.groups import SHOWN
from search.finder.plan import MOST
from search.finder.views import EXCLUDED

pytestmark = pytest.mark.django_db

SAID = "legal_form=household&industry=1702&place=09400&counterpart=yes&other_funding=no&investment=600"


def many(times: int) -> tuple[PublicScheme, ...]:
    return tuple(
        replace(scheme, rules=replace(scheme.rules, code=f"{scheme.code}-{number}"))
        for number in range(times)
        for scheme in public_schemes()
    )


@pytest.fixture
def a_thousand(monkeypatch: pytest.MonkeyPatch) -> tuple[PublicScheme, ...]:
    thousand = many(44)[:1000]
    monkeypatch.setattr(matching, "public_schemes", lambda: thousand)
    return thousand


def test_counts_are_exact_and_every_scheme_can_be_reached(client: Client, a_thousand: tuple[PublicScheme, ...]) -> None:
    body = client.get(f"/tim-ho-tro/?{SAID}").content.decode()
    assert body.count('<li class="card') == MOST
    links = dict(re.findall(r'href="(\?[^"]*nhom=([\w-]+)[^"]*)#', body))
    wanted = {group: link for link, group in links.items()}
    assert {"co-the", "bang", "nguoi-sap-mo", "chua-phu-hop"} <= wanted.keys()
    totals, seen = {}, 0
    for group in ("co-the", "chua-phu-hop", "nguoi-sap-mo"):
        page = client.get("/tim-ho-tro/" + wanted[group].replace("&amp;", "&")).content.decode()
        totals[group] = int(re.search(rf'<h2 id="{group}">[^<(]*\((\d+)\)', page)[1])  # type: ignore[index]
    assert sum(totals.values()) == len(a_thousand)
    last = -(-totals["nguoi-sap-mo"] // SHOWN)
    for number in range(1, last + 1):
        page = client.get(f"/tim-ho-tro/?{SAID}&nhom=nguoi-sap-mo&page={number}").content.decode()
        seen += page.count('<li class="card ')
    assert seen == totals["nguoi-sap-mo"]
    assert client.get(f"/tim-ho-tro/?{SAID}&nhom=nguoi-sap-mo&page={last + 1}").status_code == 404


def test_sentences_are_made_for_what_is_shown_only(
    client: Client, a_thousand: tuple[PublicScheme, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    from policies.eligibility import Judge

    explained: list[Any] = []
    explain = Judge.explain
    monkeypatch.setattr(Judge, "explain", lambda self, one: explained.append(one) or explain(self, one))
    client.get(f"/tim-ho-tro/?{SAID}")
    assert 0 < len(explained) <= MOST + EXCLUDED


def test_no_query_more_for_a_thousand(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    thousand = many(44)[:1000]
    monkeypatch.setattr(matching, "public_schemes", lambda: thousand)
    client.get(f"/tim-ho-tro/?{SAID}")
    with django_assert_max_num_queries(15):
        client.get(f"/tim-ho-tro/?{SAID}")


def test_a_scheme_counts_each_route_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal routes of many schemes are one object, so that a thousand schemes cost little more than their different routes."""
    from policies.eligibility import Judge, Profile, Route

    thousand = many(44)
    looked_at: list[Route] = []
    look_at = Judge._look_at
    monkeypatch.setattr(Judge, "_look_at", lambda self, route: looked_at.append(route) or look_at(self, route))
    judge = Judge(Profile())
    for scheme in thousand:
        judge.assess(scheme.rules)
    assert len(looked_at) == len({id(route) for scheme in catalogue.public_schemes() for route in scheme.rules.routes})
