"""What is dated in the future is listed and found from its day on, by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from news.models import Article, ArticleIndexPage, HomePage, MarketBulletin, PlacePage
from search.engines.base import Engine
from search.indexing import index, outbox
from search.indexing.models import IndexJob
from site_core.background.worker import Worker
from site_core.models import SitePage
from tests.editing import errors, form_data, latest, save

pytestmark = pytest.mark.django_db

DAYS = 3


@pytest.fixture
def engine(own_index: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr("search.steps.engine", lambda: own_index)
    return own_index


def day() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=DAYS)


def article_to_come() -> Article:
    page = Article(title="Bài Zymurgy", summary="Zymurgy", date=day())
    ArticleIndexPage.objects.get().add_child(instance=page)
    page.places.set([PlacePage.objects.live()[0].place])
    page.save_revision().publish()
    return page


def places_where_it_could_be() -> list[Any]:
    return [
        HomePage.objects.get(),
        ArticleIndexPage.objects.get(),
        PlacePage.objects.live()[0],
        Article.objects.live()[0],
    ]


def test_it_is_in_no_list_before_its_day_and_in_all_on_it(client: Client) -> None:
    page = article_to_come()
    for place in places_where_it_could_be():
        assert page.title not in client.get(place.url).content.decode(), place
    assert client.get(page.url).status_code == 200, "who has its address may read it"
    with time_machine.travel(timezone.now() + dt.timedelta(days=DAYS)):
        for place in places_where_it_could_be():
            assert page.title in client.get(place.url).content.decode(), place


@pytest.mark.parametrize("restarted", [False, True], ids=["the same worker", "another worker"])
def test_it_is_found_from_its_day_on(engine: Engine, restarted: bool) -> None:
    worker = Worker()
    page = article_to_come()
    key = f"page:{page.pk}"
    _settle(worker)
    assert key not in engine.fingerprints()
    assert index.compare(engine).total == 0
    with time_machine.travel(timezone.now() + dt.timedelta(days=DAYS), tick=True):
        _settle(Worker() if restarted else worker)
        assert key in engine.fingerprints()
        assert index.compare(engine).total == 0


def test_dated_later_again_it_is_found_no_more(engine: Engine) -> None:
    page = Article.objects.live()[0]
    assert f"page:{page.pk}" in engine.fingerprints()
    page.date = day()
    page.save_revision().publish()
    outbox.drain(engine)
    assert f"page:{page.pk}" not in engine.fingerprints()


@pytest.mark.parametrize("model", [Article, MarketBulletin])
def test_the_editor_is_told(admin_client: Client, model: type[SitePage]) -> None:
    page = latest(model.objects.live()[0])
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    said = f"Ngày đăng ở tương lai: bài hiện từ ngày {day():%d/%m/%Y}."
    assert "Chọn ngày ở tương lai" in admin_client.get(edit).content.decode()
    answer = admin_client.post(edit, {**form_data(page, date=f"{day():%d/%m/%Y}"), "action-publish": "on"}, follow=True)
    assert said in answer.content.decode()
    assert said in admin_client.get(edit).content.decode()
    answer = save(admin_client, latest(page), "publish", date=f"{timezone.localdate():%d/%m/%Y}")
    assert answer.status_code == 302, errors(answer)
    assert said not in admin_client.get(edit).content.decode()


def _settle(worker: Worker) -> None:
    worker.round()
    while IndexJob.objects.exists():
        worker.round()


def test_a_bulletin_to_come_is_not_on_the_home_page(client: Client) -> None:
    bulletin = MarketBulletin.objects.live()[0]
    bulletin.date = day()
    bulletin.save_revision().publish()
    assert bulletin.title not in client.get("/").content.decode()
    assert Page.objects.get(pk=bulletin.pk).live
