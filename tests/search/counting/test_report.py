"""The report of what people do not find."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from search.counting.models import SearchCount
from search.counting.report import EMPTY, SHOWN_FROM, UNOPENED, unfound
from site_core.models import User

pytestmark = pytest.mark.django_db

REPORT = "/admin/search_unfound/"


def count(query: str, searches: int, hits: int = 0, clicks: int = 0, days_ago: int = 0) -> None:
    day = timezone.localdate() - dt.timedelta(days=days_ago)
    SearchCount.objects.create(query=query, day=day, searches=searches, hits=hits, clicks=clicks)


def listed(**narrowed: Any) -> list[str]:
    return [row["query"] for row in unfound(SearchCount.objects.all(), **narrowed)]


@pytest.fixture
def editor() -> Client:
    """Somebody who may see the report and add synonyms, and nothing else."""
    user = User.objects.create_user("editor", password="mot mat khau dai")
    codes = ("access_admin", "view_searchcount", "add_synonym")
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client = Client()
    client.force_login(user)
    return client


def test_only_what_is_not_found_or_not_opened_and_frequent_is_shown() -> None:
    count("khong co gi", SHOWN_FROM)
    count("it nguoi tim", SHOWN_FROM - 1)
    count("khong ai mo", 9, hits=4)
    count("moi viec tot", 50, hits=4, clicks=1)
    assert listed() == ["khong ai mo", "khong co gi"]
    assert listed(problem=EMPTY) == ["khong co gi"]
    assert listed(problem=UNOPENED) == ["khong ai mo"]


def test_days_are_added_up_and_the_last_one_says_how_many_hits_there_are() -> None:
    count("da duoc sua", 3, hits=0, days_ago=10)
    count("da duoc sua", 2, hits=7, clicks=1, days_ago=1)
    count("van con thieu", 3, hits=5, days_ago=10)
    count("van con thieu", 2, hits=0, days_ago=1)
    rows = {row["query"]: row for row in unfound(SearchCount.objects.all())}
    assert list(rows) == ["van con thieu"]
    assert (rows["van con thieu"]["asked"], rows["van con thieu"]["last_hits"]) == (5, 0)


def test_a_shorter_time_counts_less() -> None:
    count("cu", 5, days_ago=40)
    assert listed(days=90) == ["cu"]
    assert listed(days=30) == []


def test_the_report_offers_what_an_editor_may_do(editor: Client) -> None:
    count("zymurgy & co", 7)
    content = editor.get(REPORT).content.decode()
    assert "zymurgy &amp; co" in content
    assert "/synonym/add/?terms=zymurgy+%26+co+%7C+" in content
    assert "/judgedquery/add/" not in content

    form = editor.get("/admin/snippets/search/synonym/add/?terms=zymurgy+%26+co+%7C+").content.decode()
    assert 'value="zymurgy &amp; co | "' in form


def test_a_judged_query_is_filled_in_too(admin_client: Client) -> None:
    count("zymurgy", 7)
    assert "/judgedquery/add/?query=zymurgy" in admin_client.get(REPORT).content.decode()
    form = admin_client.get("/admin/snippets/search/judgedquery/add/?query=zymurgy").content.decode()
    assert 'value="zymurgy"' in form


def test_what_has_been_mended_shows_its_hits_of_now(admin_client: Client) -> None:
    count("may moc", 7, hits=0)
    response = admin_client.get(REPORT)
    [row] = response.context["object_list"]
    assert row["last_hits"] == 0
    assert row["now"] > 0


@pytest.mark.parametrize(
    "query", ["?problem=empty&days=30", "?problem=nonsense", "?p=99", "?export=csv", "?export=xlsx"]
)
def test_filters_pages_and_exports_answer(admin_client: Client, query: str) -> None:
    count("zymurgy", 7)
    response = admin_client.get(REPORT + query)
    assert response.status_code == 200
    if query == "?export=csv":
        assert "zymurgy,7,0,0," in b"".join(response).decode()


def test_an_empty_report_says_so(admin_client: Client) -> None:
    assert "Chưa có từ nào" in admin_client.get(REPORT).content.decode()


def test_others_may_not_see_it(client: Client) -> None:
    user = User.objects.create_user("author", password="mot mat khau dai")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(REPORT).status_code == 302
    assert REPORT not in client.get("/admin/").content.decode()
