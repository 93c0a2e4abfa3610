"""What each role may do and what it may not, asked by the address of every kind of page, snippet, setting and report."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Workflow

from site_core.roles.definitions import role, roles
from tests.editing import form_data

pytestmark = pytest.mark.django_db

PAGES = {
    "news.Article",
    "news.Announcement",
    "news.Programme",
    "news.Project",
    "news.PlacePage",
    "news.ContactPage",
    "news.MarketBulletin",
    "policies.SupportScheme",
    "policies.PolicyGuide",
    "policies.LegalDocument",
}
SNIPPETS = {
    "news.PriceSeries",
    "policies.Combination",
    "policies.IndustryGroup",
    "policies.PlaceGroup",
    "policies.Intention",
    "policies.Industry",
    "policies.UnitOfficer",
    "site_core.Locality",
    "search.Synonym",
    "search.BestBet",
    "search.JudgedQuery",
}
SETTINGS = {"site_core.SiteSettings", "policies.RequestSettings"}
ADDRESSES = {
    "users": "wagtailusers_users:index",
    "groups": "wagtailusers_groups:index",
    "workflows": "wagtailadmin_workflows:index",
    "collections": "wagtailadmin_collections:index",
    "redirects": "wagtailredirects:index",
    "requests": "owner_requests:index",
    "letters": "outgoing_mail:index",
    "worker": "background_steps:index",
    "publishing failures": "publishing_failures:index",
    "lints": "scheme_lints:index",
    "law to compare": "needs_check:index",
    "demand": "demand:index",
    "commune account": "commune_account",
}
NEWS = {"news.Article", "news.Announcement", "news.Programme", "news.Project", "news.PlacePage", "news.ContactPage"}
POLICY = {"policies.SupportScheme", "policies.PolicyGuide", "policies.LegalDocument"}
SCHEME_REPORTS = {"lints", "law to compare", "demand"}

MAY = {
    "administrator": PAGES | SNIPPETS | SETTINGS | set(ADDRESSES),
    "editor": NEWS | {"search.Synonym", "search.BestBet", "redirects"},
    "approver": PAGES | SCHEME_REPORTS | {"site_core.SiteSettings", "redirects", "worker", "publishing failures"},
    "policy": POLICY
    | SCHEME_REPORTS
    | {
        "policies.Combination",
        "policies.IndustryGroup",
        "policies.PlaceGroup",
        "policies.Intention",
        "policies.Industry",
        "site_core.Locality",
        "search.Synonym",
        "search.BestBet",
    },
    "market": {"news.MarketBulletin", "news.PriceSeries"},
    "reception": {"news.ContactPage", "policies.UnitOfficer", "requests", "letters"} | SETTINGS,
    "commune": {"requests"},
}
MAY_ADD = {
    "administrator": PAGES - {"news.ContactPage"},
    "editor": {"news.Article", "news.Announcement", "news.Programme", "news.Project"},
    "approver": set(),
    "policy": POLICY,
    "market": {"news.MarketBulletin"},
    "reception": set(),
    "commune": {"news.Announcement"},
}
PUBLISHERS = {"administrator", "approver"}
ONE_OF_EACH_DEPARTMENT = {"news.Article", "news.PlacePage", "news.MarketBulletin", "policies.SupportScheme"}


def somebody(key: str) -> Client:
    user = get_user_model().objects.create_user(f"{key}-thu", "", "mat-khau-dai-cho-thu")
    user.groups.add(Group.objects.get(name=role(key).name))
    client = Client()
    client.force_login(user)
    return client


def opens(client: Client, address: str) -> bool:
    """Whether the address leads to what it names: who is refused is led to the first page of the admin, or told so."""
    response = client.get(address, follow=True)
    assert response.status_code in (200, 403, 404), address
    return response.status_code == 200 and response.request["PATH_INFO"] != reverse("wagtailadmin_home")


def edit_address(label: str) -> str:
    model: Any = apps.get_model(label)
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[model.objects.first().pk])
    if label in SETTINGS:
        model.load()
        return reverse("wagtailsettings:edit", args=[model._meta.app_label, model._meta.model_name])
    row = model.objects.first()
    viewset = model.snippet_viewset
    return reverse(viewset.get_url_name("edit"), args=[row.pk]) if row else reverse(viewset.get_url_name("add"))


def add_address(label: str) -> str:
    model: Any = apps.get_model(label)
    parent = model.objects.first().get_parent()
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


@pytest.mark.parametrize("key", MAY)
def test_a_role_opens_what_is_its_own_and_is_refused_everything_else_by_address_too(key: str) -> None:
    client = somebody(key)
    asked = {label: edit_address(label) for label in PAGES | SNIPPETS | SETTINGS}
    asked |= {name: reverse(address) for name, address in ADDRESSES.items()}
    assert {name for name, address in asked.items() if opens(client, address)} == MAY[key]


@pytest.mark.parametrize("key", MAY_ADD)
def test_a_role_adds_its_own_pages_only(key: str) -> None:
    client = somebody(key)
    found = {label for label in PAGES - {"news.ContactPage"} if opens(client, add_address(label))}
    assert found == MAY_ADD[key]


@pytest.mark.parametrize("key", MAY)
def test_only_who_approves_publishes_whatever_button_is_sent(key: str) -> None:
    client = somebody(key)
    published = set()
    for label in ONE_OF_EACH_DEPARTMENT:
        page: Any = apps.get_model(label).objects.live().first()
        title = f"{page.title} (sửa)"
        client.post(edit_address(label), form_data(page.specific, title=title, **{"action-publish": "1"}))
        if Page.objects.get(pk=page.pk).title == title:
            published.add(label)
        client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
        assert Page.objects.get(pk=page.pk).live is (key not in PUBLISHERS), label
    assert published == (ONE_OF_EACH_DEPARTMENT if key in PUBLISHERS else set())


def test_each_role_sees_the_admin_and_only_what_is_its_own_in_the_menu() -> None:
    for key, label in (("market", "news.PriceSeries"), ("policy", "search.Synonym"), ("editor", "search.BestBet")):
        page = somebody(key).get("/admin/").content.decode()
        model: Any = apps.get_model(label)
        assert reverse(model.snippet_viewset.get_url_name("list")) in page or reverse("wagtailsnippets:index") in page
        assert "/admin/users/" not in page


def test_the_command_leaves_what_staff_have_changed_and_brings_it_back_when_asked() -> None:
    group = Group.objects.get(name="Thị trường")
    before = set(group.permissions.values_list("codename", flat=True))
    group.permissions.remove(*group.permissions.filter(codename="delete_priceseries"))
    GroupPagePermission.objects.filter(group=group).first().delete()
    call_command("roles", verbosity=0)
    assert not group.permissions.filter(codename="delete_priceseries").exists()
    call_command("roles", anew=True, verbosity=0)
    assert set(group.permissions.values_list("codename", flat=True)) == before
    assert GroupPagePermission.objects.filter(group=group).count() == 2


def test_groups_that_wagtail_brings_are_ours_now() -> None:
    names = set(Group.objects.values_list("name", flat=True))
    assert {one.name for one in roles()} <= names
    assert not names & {"Moderators", "Editors"}
    assert set(Workflow.objects.values_list("name", flat=True)) == {"Duyệt tin", "Duyệt nội dung chính sách"}


@pytest.mark.parametrize(
    ("label", "steps"),
    [
        ("news.Article", ["Duyệt"]),
        ("news.PlacePage", ["Duyệt"]),
        ("policies.SupportScheme", ["Rà soát pháp chế", "Duyệt"]),
        ("policies.LegalDocument", ["Rà soát pháp chế", "Duyệt"]),
    ],
)
def test_news_is_approved_once_and_policy_after_legal_review(label: str, steps: list[str]) -> None:
    page = apps.get_model(label).objects.first()
    assert [task.name for task in page.get_workflow().tasks] == steps
