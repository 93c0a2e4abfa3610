"""The page of a programme lists all its projects, a page at a time."""

from __future__ import annotations

import pytest
from django.test import Client

from news.models import Programme, Project

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    made = Programme.objects.get(slug="kcqg-2021")
    for number in range(105):
        made.add_child(instance=Project(title=f"Đề án thử {number:03d}", year=2000))
    return made


def test_no_project_is_left_out(client: Client, programme: Programme) -> None:
    pages = [client.get(f"{programme.url}?page={number}").content.decode() for number in range(1, 5)]

    for project in Project.objects.child_of(programme):
        assert sum(f'href="{project.url}"' in page for page in pages) == 1, project.title
    assert f"{Project.objects.child_of(programme).count()}" in pages[0]
    assert "Trang sau" in pages[0]


def test_a_page_that_is_not_there_is_not_found(client: Client, programme: Programme) -> None:
    assert client.get(f"{programme.url}?page=99").status_code == 404
    assert client.get(f"{programme.url}?page=x").status_code == 404
