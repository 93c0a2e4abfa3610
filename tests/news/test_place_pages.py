"""A place's page gathers what concerns the place, once each, under its names of then and of now."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from news.models import Announcement, PlacePage, Project
from site_core.places.register import current_register

pytestmark = pytest.mark.django_db


def content(key: str) -> dict[str, list[object]]:
    page = next(p for p in PlacePage.objects.select_related("place") if p.place.key == key)
    context = page.get_context(RequestFactory().get(page.url))
    return {name: list(context[name]) for name in ("announcements", "projects", "articles")}


def test_the_projects_of_a_former_district_stand_on_the_pages_of_its_wards() -> None:
    carton = Project.objects.get(code="project-carton-2021")

    assert carton in content("d262")["projects"]
    for ward in current_register().heirs("d262"):
        assert carton in content(ward)["projects"]
    assert carton not in content("07210")["projects"]


def test_an_announcement_of_several_wards_stands_once() -> None:
    found = content("09400")["announcements"]

    assert len(found) == len(set(found)) > 0


def test_an_announcement_without_a_place_is_for_everybody() -> None:
    everywhere = set(Announcement.objects.visible().filter(places=None))
    assert everywhere

    open_here = set(content("07210")["announcements"])
    assert open_here & everywhere
