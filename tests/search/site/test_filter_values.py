"""What the search offers as a filter it accepts, whatever has become of programmes and schemes meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from news.models import Programme, Project
from policies.catalogue.answerable import intention_options
from policies.models import SupportScheme
from search import service
from search.engines.scan import ScanEngine
from search.filter_values import unknown_filter_values
from search.indexing import outbox, pages
from search.indexing.models import IndexJob

pytestmark = pytest.mark.django_db

FATES: dict[str, Callable[[Any], object]] = {
    "stays": lambda page: None,
    "unpublished": lambda page: page.unpublish(),
    "expired": lambda page: page.unpublish(set_expired=True),
    "restricted": lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    "renamed": lambda page: (setattr(page, "slug", f"{page.slug}-moi"), page.save()),
    "recoded": lambda page: (setattr(page, "code", f"{page.code}-moi"), page.save()),
    "deleted": lambda page: page.delete(),
}


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def small_site(monkeypatch: pytest.MonkeyPatch) -> tuple[list[int], Callable[[], ScanEngine]]:
    """Programmes and schemes that others name, and an engine that holds them and those others as they are now."""
    programmes = {p.get_parent().pk for p in Project.objects.all()}
    schemes = list(SupportScheme.objects.exclude(programme_page=None).order_by("pk")[:2])
    schemes += list(SupportScheme.objects.filter(code__in=("may-moc", "tu-van")))
    concerned = [
        page.pk
        for page in Page.objects.live().specific()
        if pages.document_of(page) is not None and page.content_type.model not in ("placepage", "legaldocument")
    ]

    def engine() -> ScanEngine:
        made = ScanEngine(pages.documents(concerned, set()))
        monkeypatch.setattr(service, "engine", lambda: made)
        return made

    IndexJob.objects.all().delete()
    return [*programmes, *(scheme.pk for scheme in schemes)], engine


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), drained=st.booleans())
def test_what_is_offered_is_accepted(
    client: Client, small_site: tuple[list[int], Callable[[], ScanEngine]], data: st.DataObject, drained: bool
) -> None:
    ids, engine = small_site
    with undone():
        index = engine()
        for pk in ids:
            fate = data.draw(st.sampled_from(sorted(FATES)), label=str(pk))
            if page := Page.objects.filter(pk=pk).first():
                FATES[fate](page.specific)
        if drained:
            outbox.drain(index)
        facets = client.get("/api/v1/search/?size=1").json()["facets"]
        for name, values in facets.items():
            offered = ",".join(value["value"] for value in values)
            assert client.get("/api/v1/search/", {name: offered, "size": 1}).status_code == 200
        shown = client.get("/tim-kiem/?q=khuyến công").context
        for facet in shown["facets"]:
            for link in (*facet.first, *facet.more)[:4]:
                answer = client.get(f"/tim-kiem/{link.address}")
                assert answer.context["query"].errors == ()
                if drained:
                    assert answer.context["result"].total == link.count
        wishes = {code for value, _ in intention_options() for code in value.split(",")}
        assert wishes <= service.reference().intentions.keys()
        if drained:
            held = {"programme": set(), "intention": set()}
            for document in pages.documents(map(pages.page_id, index.fingerprints()), set()):
                held["programme"] |= {document.programme} - {""}
                held["intention"] |= set(document.intentions)
            assert unknown_filter_values({name: tuple(codes) for name, codes in held.items()}) == []


@pytest.mark.parametrize("fate", sorted(FATES.keys() - {"stays", "recoded"}))
def test_a_saved_link_to_what_is_gone_says_so_and_shows_the_rest(
    client: Client, small_site: tuple[list[int], Callable[[], ScanEngine]], fate: str
) -> None:
    _, engine = small_site
    index = engine()
    programme = Programme.objects.get(pk=Project.objects.all()[0].get_parent().pk)
    address = f"/tim-kiem/?q=khuyến công&programme={programme.slug}"
    assert client.get(address).context["query"].errors == ()
    FATES[fate](programme)
    outbox.drain(index)
    answer = client.get(address)
    assert f"Không có chương trình “{address.split('=')[-1]}”. Bộ lọc này đã được bỏ." in answer.content.decode()
    assert answer.context["result"].total == client.get("/tim-kiem/?q=khuyến công").context["result"].total > 0
    problem = client.get("/api/v1/search/", {"programme": address.split("=")[-1]})
    assert problem.status_code == 422
