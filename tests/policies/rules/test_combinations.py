"""What editors keep of receiving several schemes, and what the finder and its interface make of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from policies.catalogue.combinations import combination_groups
from policies.eligibility.wording import combinations as rules
from policies.models import Combination, SupportItem, SupportScheme
from policies.wording import TWO_MEMBERS

pytestmark = pytest.mark.django_db

ADD = "/admin/snippets/policies/combination/add/"


def typed(*codes: str, **values: str) -> dict[str, Any]:
    members = SupportScheme.objects.filter(code__in=codes).values_list("pk", flat=True)
    known = {"key": "thu", "label": "Thử", "rule": "share_cap", "checked_on": "26/11/2026"}
    return {**known, "members": list(members), **values}


def test_the_first_content_says_what_is_known_and_claims_no_more() -> None:
    groups = {group.key: group for group in combination_groups()}
    assert set(groups) == {"may-moc-day-chuyen", "moi-chi-phi-mot-lan"}
    one_of = groups["may-moc-day-chuyen"]
    assert (one_of.rule, one_of.members) == ("one_of", {"may-moc", "day-chuyen"})
    assert one_of.clause == "khoản 4 Điều 8 Thông tư 28/2018/TT-BTC"
    items = SupportItem.objects.filter(page__live=True, base=SupportItem.Base.INVESTMENT, rate_percent__gt=0)
    of_the_cost = set(items.values_list("page__code", flat=True))
    assert groups["moi-chi-phi-mot-lan"].members == of_the_cost
    assert not any(group.confirmed for group in groups.values())


def test_an_editor_adds_a_rule_and_the_finder_follows(admin_client: Client, django_assert_max_num_queries: Any) -> None:
    combination_groups()
    answer = admin_client.post(ADD, typed("may-moc", "nhan-hieu", cap_million="320", cap_percent="100"))
    assert answer.status_code == 302
    added = next(group for group in combination_groups() if group.key == "thu")
    assert (added.members, added.cap_million, added.cap_percent) == ({"may-moc", "nhan-hieu"}, 320, 100)
    Combination.objects.get(key="thu").members.add(SupportScheme.objects.get(code="tu-van"))
    assert "tu-van" in next(group for group in combination_groups() if group.key == "thu").members
    with django_assert_max_num_queries(1):
        combination_groups()


@pytest.mark.parametrize(
    ("codes", "values", "message"),
    [
        (("may-moc",), {"cap_million": "5"}, TWO_MEMBERS),
        (("may-moc", "tu-van"), {}, rules.CAP_NEEDED),
        (
            ("may-moc", "tu-van"),
            {"rule": "one_of", "cap_million": "5"},
            rules.NO_CAP_HERE.format(rule=rules.RULES["share_cap"]),
        ),
    ],
    ids=["alone", "no cap", "a cap too many"],
)
def test_a_rule_that_says_nothing_is_not_kept(
    admin_client: Client, codes: tuple[str, ...], values: dict[str, str], message: str
) -> None:
    answer = admin_client.post(ADD, typed(*codes, **values))
    assert message in answer.content.decode()
    assert not Combination.objects.filter(key="thu").exists()


def test_a_scheme_that_a_rule_names_is_not_deleted(admin_client: Client) -> None:
    """It would leave the rule speaking of one scheme alone."""
    scheme = SupportScheme.objects.get(code="may-moc")
    said = admin_client.post(f"/admin/pages/{scheme.pk}/delete/", follow=True).content.decode()
    assert "Quy tắc nhận cùng lúc “Máy móc, thiết bị hoặc dây chuyền công nghệ”" in said
    assert SupportScheme.objects.filter(code="may-moc").exists()


def test_the_interface_answers_with_the_best_lawful_combination(client: Client) -> None:
    said = "legal_form=household&industry=1702&place=09400&counterpart=yes&other_funding=no"
    bundle = client.get(f"/api/v1/schemes/match/?{said}&investment=1000&intention=may-moc,day-chuyen").json()["bundle"]
    assert bundle["schemes"] == ["day-chuyen"]
    assert (bundle["support"], bundle["own_funds"]) == ([450_000_000] * 2, [550_000_000] * 2)
    assert not bundle["confirmed"]
    assert "khoản 4 Điều 8 Thông tư 28/2018/TT-BTC" in bundle["reasons"][0]
    assert client.get(f"/api/v1/schemes/match/?{said}").json()["bundle"] is None
