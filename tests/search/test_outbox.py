"""What is published is in the index after one drain; what fails is tried again; nothing is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models import Article, ArticleIndexPage
from policies.models import SupportScheme
from search import index, outbox, pages
from search.engines.base import EngineUnavailable
from search.models import IndexJob

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
    from search.worker import Worker

    article.expire_at = timezone.now() + dt.timedelta(hours=1)
    article.save_revision().publish()
    worker = Worker()
    while IndexJob.objects.exists():
        worker.step()
    assert len(found(client)) == 1

    with time_machine.travel(timezone.now() + dt.timedelta(hours=2), tick=True):
        later = Worker()
        later.step()
        while IndexJob.objects.exists():
            later.step()
        assert found(client) == []


class StoppedEngine:
    def write(self, upserts: Any, deletes: Any) -> None:
        raise EngineUnavailable("stopped")


def test_a_stopped_engine_loses_nothing(client: Client, own_index: Any, article: Article) -> None:
    with pytest.raises(EngineUnavailable):
        outbox.drain(StoppedEngine())  # type: ignore[arg-type]
    job = IndexJob.objects.get(page_id=article.pk)
    assert job.attempts == 1
    assert job.not_before > timezone.now()
    assert "stopped" in job.error

    with time_machine.travel(timezone.now() + dt.timedelta(minutes=1)):
        outbox.drain(own_index)
        assert found(client) == [article.url]


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


def test_a_document_that_the_engine_refuses_does_not_block_the_others(
    client: Client, own_index: Any, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = SupportScheme.objects.first()
    assert scheme is not None
    outbox.enqueue([scheme.pk])
    made = pages.document_of
    routes = ({"kind": ["described"]},) * 9
    monkeypatch.setattr(
        pages, "document_of", lambda page: replace(made(page), routes=routes) if page.pk == scheme.pk else made(page)
    )
    assert outbox.drain(own_index) == 1

    assert found(client) == [article.url]
    job = IndexJob.objects.get()
    assert (job.page_id, job.attempts) == (scheme.pk, 1)
    assert "9 routes" in job.error


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


def test_an_amendment_turns_the_schemes_that_cite_the_document(client: Client, own_index: Any) -> None:
    """«Cần đối chiếu» comes by itself on the day, and goes when somebody has checked."""
    from policies.models import LegalDocument, LegalRelation

    circular = LegalDocument.objects.get(code="doc-28-2018")
    amending = LegalDocument.objects.get(code="doc-64-2024")
    LegalRelation.objects.filter(page=amending, target=circular).delete()
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    LegalRelation.objects.create(page=amending, target=circular, kind="amends", entered_on=tomorrow)
    citation = SupportScheme.objects.get(code="may-moc").support_items.get()
    citation.checked_on = timezone.localdate()
    citation.save()

    assert not citation.needs_check(timezone.localdate())
    fresh = type(citation).objects.get(pk=citation.pk)
    assert fresh.needs_check(tomorrow)
    fresh.checked_on = tomorrow
    assert not fresh.needs_check(tomorrow)
