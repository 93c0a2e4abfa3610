"""What is published is in the index after one drain; what fails is tried again; nothing is lost."""

from __future__ import annotations

import datetime as dt
import shutil
from contextlib import suppress
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models import Article, ArticleIndexPage
from policies.models import SupportScheme
from search.engines.base import DocumentsRefused, EngineUnavailable
from search.indexing import index, outbox, pages
from search.indexing.models import IndexJob
from site_core.background.worker import Worker

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.parametrize("own_index", ["tantivy", "elasticsearch"], indirect=True),
]


@pytest.fixture(autouse=True)
def _empty_outbox(own_index: Any) -> None:
    IndexJob.objects.all().delete()


@pytest.fixture
def article() -> Article:
    page = Article(title="Lò gạch Zymurgy đổi mới", summary="Một bài thử.")
    ArticleIndexPage.objects.get().add_child(instance=page)
    return page


def found(client: Client, word: str = "zymurgy") -> list[str]:
    return [hit["url"] for hit in client.get(f"/api/v1/search/?q={word}").json()["hits"]]


def test_publish_is_found_after_one_drain(client: Client, own_index: Any, article: Article) -> None:
    assert found(client) == []
    outbox.drain(own_index)
    assert found(client) == [article.url]
    assert not IndexJob.objects.exists()


def test_unpublish_delete_and_restriction_remove_it(client: Client, own_index: Any, article: Article) -> None:
    outbox.drain(own_index)
    article.unpublish()
    outbox.drain(own_index)
    assert found(client) == []

    article.save_revision().publish()
    outbox.drain(own_index)
    assert len(found(client)) == 1
    restriction = PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    outbox.drain(own_index)
    assert found(client) == []

    restriction.delete()
    outbox.drain(own_index)
    assert len(found(client)) == 1
    article.delete()
    outbox.drain(own_index)
    assert found(client) == []


def test_a_changed_slug_of_the_parent_changes_the_address(client: Client, own_index: Any, article: Article) -> None:
    outbox.drain(own_index)
    parent = ArticleIndexPage.objects.get()
    parent.slug = "tin-moi"
    parent.save_revision().publish()
    outbox.drain(own_index)

    assert found(client) == ["/tin-moi/lo-gach-zymurgy-doi-moi/"]


def test_a_draft_is_not_found(client: Client, own_index: Any, article: Article) -> None:
    outbox.drain(own_index)
    article.title = "Quokka"
    article.save_revision()
    outbox.drain(own_index)

    assert found(client, "quokka") == []
    assert len(found(client)) == 1


def test_a_scheduled_expiry_leaves_the_index_by_itself(client: Client, own_index: Any, article: Article) -> None:
    article.expire_at = timezone.now() + dt.timedelta(hours=1)
    article.save_revision().publish()
    worker = Worker()
    while IndexJob.objects.exists():
        worker.round()
    assert len(found(client)) == 1

    with time_machine.travel(timezone.now() + dt.timedelta(hours=2), tick=True):
        later = Worker()
        later.round()
        while IndexJob.objects.exists():
            later.round()
        assert found(client) == []


class StoppedEngine:
    def write(self, upserts: Any, deletes: Any) -> None:
        raise EngineUnavailable("stopped")


def test_a_stopped_engine_loses_nothing(client: Client, own_index: Any, article: Article) -> None:
    began = timezone.now()
    with pytest.raises(EngineUnavailable):
        outbox.drain(StoppedEngine())  # type: ignore[arg-type]
    job = IndexJob.objects.get(page_id=article.pk)
    assert job.attempts == 1
    assert job.not_before >= began + dt.timedelta(seconds=2)
    assert "stopped" in job.error

    with time_machine.travel(timezone.now() + dt.timedelta(minutes=1)):
        outbox.drain(own_index)
        assert found(client) == [article.url]


def test_an_index_that_went_missing_is_made_anew_when_nothing_waits(
    client: Client, own_index: Any, article: Article
) -> None:
    outbox.drain(own_index)
    lose(own_index)
    assert client.get("/api/v1/search/?q=zymurgy").json()["engine"] == "database"
    assert not IndexJob.objects.exists()

    worker = Worker()
    worker.round()
    answer = client.get("/api/v1/search/?q=zymurgy").json()
    assert (answer["engine"], [hit["url"] for hit in answer["hits"]]) == (own_index.name, [article.url])

    lose(own_index)
    worker.round()
    assert client.get("/api/v1/search/?q=zymurgy").json()["engine"] == "database", "it looks now and then only"


def lose(engine: Any) -> None:
    if engine.name == "tantivy":
        shutil.rmtree(engine.store.path)
        return
    with engine.server.asked() as cluster:
        for name in cluster.indices.get(index=f"{engine.server.connection.prefix}-*"):
            cluster.indices.delete(index=name)


def test_a_page_that_cannot_be_indexed_does_not_block_the_others(
    client: Client, own_index: Any, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = SupportScheme.objects.first()
    assert scheme is not None
    outbox.enqueue([scheme.pk])
    made = pages.document_of
    monkeypatch.setattr(pages, "document_of", lambda page: 1 / 0 if page.pk == scheme.pk else made(page))
    outbox.drain(own_index)

    assert found(client) == [article.url]
    assert "ZeroDivisionError" in IndexJob.objects.get().error


@pytest.mark.parametrize(
    ("routes", "reason"),
    [
        (({"kind": ["described"]},) * 9, "9 routes"),
        (({"kind": ["described"], "employees_lo": 2**70},), "so large"),
    ],
    ids=["an editor's error", "a number that no index holds"],
)
def test_a_document_that_the_engine_refuses_does_not_block_the_others(
    client: Client, own_index: Any, article: Article, monkeypatch: pytest.MonkeyPatch, routes: Any, reason: str
) -> None:
    scheme = SupportScheme.objects.first()
    assert scheme is not None
    outbox.enqueue([scheme.pk])
    made = pages.document_of
    monkeypatch.setattr(
        pages, "document_of", lambda page: replace(made(page), routes=routes) if page.pk == scheme.pk else made(page)
    )
    assert outbox.drain(own_index) == 1

    assert found(client) == [article.url]
    job = IndexJob.objects.get()
    assert (job.page_id, job.attempts) == (scheme.pk, 1)
    assert job.error
    assert reason in job.error


def test_a_change_during_the_drain_is_not_forgotten(own_index: Any, article: Article) -> None:
    class EditorIsFaster:
        def write(self, upserts: Any, deletes: Any) -> None:
            outbox.enqueue([article.pk])

    IndexJob.objects.exclude(page_id=article.pk).delete()
    outbox.drain(EditorIsFaster(), limit=1)  # type: ignore[arg-type]

    assert IndexJob.objects.filter(page_id=article.pk).exists()


def test_verify_finds_what_is_missing_stale_and_surplus(own_index: Any, article: Article) -> None:
    outbox.drain(own_index)
    scheme = SupportScheme.objects.get(code="may-moc")
    SupportScheme.objects.filter(pk=scheme.pk).update(promise="Lời hứa khác.")
    own_index.write([], [pages.key(article.pk)])
    ghost = pages.document_of(SupportScheme.objects.get(code="sxsh"))
    assert ghost is not None
    own_index.write([replace(ghost, key="page:999999")], [])

    drift = index.compare(own_index)
    assert (drift.missing, drift.stale, drift.surplus) == (
        (pages.key(article.pk),),
        (pages.key(scheme.pk),),
        ("page:999999",),
    )

    said = StringIO()
    with pytest.raises(CommandError, match="3 tài liệu; đã sửa 3 trang") as raised:
        call_command("search_index", "verify", stdout=said)
    assert raised.value.returncode == 1
    assert said.getvalue().split("\n")[:3] == [
        f"thiếu: {pages.key(article.pk)}",
        f"cũ: {pages.key(scheme.pk)}",
        "thừa: page:999999",
    ]
    assert index.compare(own_index).total == 0
    call_command("search_index", "verify", stdout=said)
    assert said.getvalue().endswith("Chỉ mục khớp với cơ sở dữ liệu.\n")


def test_what_one_worker_has_taken_no_other_takes(own_index: Any, article: Article) -> None:
    taken_by_another: list[int] = []

    class Slow:
        def write(self, upserts: Any, deletes: Any) -> None:
            taken_by_another.append(outbox.drain(own_index))
            own_index.write(upserts, deletes)

    waiting = IndexJob.objects.count()
    assert outbox.drain(Slow()) == waiting  # type: ignore[arg-type]
    assert taken_by_another == [0]


def test_the_newest_document_stays_whoever_writes_last(client: Client, own_index: Any, article: Article) -> None:
    """One worker has read the page, then an editor and another worker are faster."""

    class Overtaken:
        overtaken = False

        def write(self, upserts: Any, deletes: Any) -> None:
            if not self.overtaken:
                self.overtaken = True
                article.title = "Quokka"
                article.save_revision().publish()
                outbox.drain(own_index)
                assert found(client, "quokka")
            own_index.write(upserts, deletes)

    outbox.drain(Overtaken())  # type: ignore[arg-type]
    assert not IndexJob.objects.exists()
    assert found(client, "quokka") == [article.url]
    assert index.compare(own_index).total == 0


def test_the_jobs_of_a_killed_worker_are_taken_by_another(client: Client, own_index: Any, article: Article) -> None:
    class Killed:
        def write(self, upserts: Any, deletes: Any) -> None:
            raise KeyboardInterrupt

    waiting = IndexJob.objects.count()
    with pytest.raises(KeyboardInterrupt):
        outbox.drain(Killed())  # type: ignore[arg-type]
    assert IndexJob.objects.count() == waiting
    with time_machine.travel(timezone.now() + outbox.LEASE):
        assert outbox.drain(own_index) == waiting
    assert found(client) == [article.url]


def test_asking_is_one_statement(own_index: Any, article: Article) -> None:
    """Between two, a worker that is just done could take the request away with its job."""
    before = IndexJob.objects.get(page_id=article.pk)
    with CaptureQueriesContext(connection) as queries:
        outbox.enqueue([article.pk, 10**6])
    assert len([query for query in queries if IndexJob._meta.db_table in query["sql"]]) == 1
    after = IndexJob.objects.get(page_id=article.pk)
    assert (before.version != after.version, before.created_at) == (True, after.created_at)
    assert IndexJob.objects.filter(page_id=10**6).exists()


def test_retries_come_ever_more_rarely_and_soon_after_an_outage(own_index: Any, article: Article) -> None:
    def waits(error: Exception, times: int) -> list[int]:
        class Failing:
            def write(self, upserts: Any, deletes: Any) -> None:
                raise error

        IndexJob.objects.exclude(page_id=article.pk).delete()
        outbox.enqueue([article.pk])
        seconds = []
        with time_machine.travel(timezone.now() + dt.timedelta(seconds=1), tick=False) as clock:
            for _ in range(times):
                with suppress(EngineUnavailable):
                    outbox.drain(Failing())  # type: ignore[arg-type]
                seconds.append(round((IndexJob.objects.get().not_before - timezone.now()).total_seconds()))
                clock.shift(seconds[-1])
        return seconds

    refused = DocumentsRefused({pages.key(article.pk): "no"})
    assert waits(refused, 11) == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]
    assert waits(EngineUnavailable("down"), 5) == [2, 4, 8, 15, 15]


def test_a_part_of_the_workers_step_that_fails_does_not_stop_the_others(
    client: Client, own_index: Any, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_core.background.shared_steps.publish_due", lambda: 1 / 0)
    Worker().round()
    assert found(client) == [article.url]
