"""Nobody who works here meets an English word: the whole admin, as the server sends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.template import engines
from django.template.loaders import app_directories
from django.test import Client

from site_core.language.templates import WORDS
from site_core.roles.definitions import roles
from tests.language.crawl import Crawl

pytestmark = pytest.mark.django_db


def test_no_page_of_the_admin_holds_an_english_word() -> None:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("quan-tri", "", "mat-khau-dai-cho-thu"))
    crawl = Crawl(client)
    crawl.walk("/admin/", "/admin/login/", "/admin/password_reset/")
    assert {address: words for address, words in crawl.visited.items() if words} == {}
    assert len(crawl.visited) > 300


@pytest.mark.parametrize("role", [role.name for role in roles()])
def test_nor_does_what_a_role_sees_first_and_where_that_leads(role: str) -> None:
    user = get_user_model().objects.create_user("lan", "", "mat-khau-dai-cho-thu")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    crawl = Crawl(client)
    crawl.walk("/admin/", "/admin/users/", steps=1)
    assert {address: words for address, words in crawl.visited.items() if words} == {}
    assert len(crawl.visited) > 3


def test_what_wagtail_writes_into_its_templates_is_still_there_to_be_replaced() -> None:
    theirs = app_directories.Loader(engines["django"].engine)
    for name, words in WORDS.items():
        (origin,) = [origin for origin in theirs.get_template_sources(name) if Path(origin.name).exists()]
        text = theirs.get_contents(origin)
        assert [found for found in words if found not in text] == []
