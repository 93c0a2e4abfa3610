"""Whatever alters what is public is in the index after one drain: pages, and everything that pages say something of."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from news.models import Announcement, Article, ArticleIndexPage, Programme, Project
from policies.models import (
    IndustryGroup,
    Intention,
    LegalDocument,
    LegalRelation,
    PlaceGroup,
    PolicyGuide,
    SupportScheme,
)
from search.engines.base import Engine
from search.engines.scan import ScanEngine
from search.indexing import index, outbox, pages
from search.indexing.models import IndexJob
from site_core.background.worker import Worker
from site_core.models import Place, SiteSettings

pytestmark = pytest.mark.django_db

Change = Callable[[], object]


def changed(page: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def article(**values: Any) -> Article:
    made = Article(title="Bài thử Zymurgy", summary="Thử.", **values)
    ArticleIndexPage.objects.get().add_child(instance=made)
    return made


@pytest.fixture(scope="module")
def indexed(django_db_setup: None, django_db_blocker: Any) -> Engine:
    """Holds the first content."""
    with django_db_blocker.unblock():
        return ScanEngine(pages.all_documents())


@pytest.fixture
def engine(indexed: Engine) -> Iterator[Engine]:
    """Holds everything as it is before the change."""
    made = copy.deepcopy(indexed)
    IndexJob.objects.all().delete()
    article()
    outbox.drain(made)
    assert index.compare(made).total == 0
    yield made
    # Wagtail's own cache must not outlive the test's transaction.
    Site.clear_site_root_paths_cache()


def a_scheme() -> SupportScheme:
    return SupportScheme.objects.get(code="may-moc")


def a_programme() -> Programme:
    return Project.objects.live().order_by("pk")[0].get_parent().specific


def an_amended() -> LegalRelation:
    return LegalRelation.objects.filter(kind="amends", page__live=True).order_by("pk")[0]


def restrict(page: Any) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def move_a_project() -> None:
    project = Project.objects.live().order_by("pk")[0]
    other = Programme.objects.live().exclude(pk=project.get_parent().pk).order_by("pk")[0]
    project.move(other, pos="last-child")


def copy_a_tree() -> None:
    copied = a_programme().copy(recursive=True, update_attrs={"slug": "ban-sao"})
    assert copied.get_children().exists()


def with_an_intention() -> Intention:
    return a_scheme().intentions.all()[0]


def a_place() -> Place:
    return Project.objects.live().filter(places__isnull=False)[0].places.all()[0]


def only_amending() -> Any:
    """A document that amends one, and that nobody cites."""
    target = an_amended().target
    made = LegalDocument(
        title="Nghị định thử",
        kind="Nghị định",
        number="1/2020/NĐ-CP",
        issuer="Chính phủ",
        effective_from=dt.date(2020, 1, 1),
    )
    target.get_parent().add_child(instance=made)
    made.relations = [LegalRelation(target=target.specific, kind="replaces", entered_on=dt.date(2020, 1, 1))]
    made.save_revision().publish()
    return made


CHANGES: dict[str, Change] = {
    "publish": lambda: article(slug="khac"),
    "edit": lambda: changed(Article.objects.get(title="Bài thử Zymurgy"), title="Khác"),
    "unpublish": lambda: Article.objects.get(title="Bài thử Zymurgy").unpublish(),
    "unpublish a tree": lambda: a_programme().unpublish(set_expired=False),
    "delete": lambda: Article.objects.get(title="Bài thử Zymurgy").delete(),
    "delete a tree": lambda: a_programme().delete(),
    "move": move_a_project,
    "copy a tree": copy_a_tree,
    "slug of a parent": lambda: changed(ArticleIndexPage.objects.get(), slug="tin-moi"),
    "restrict a parent": lambda: restrict(ArticleIndexPage.objects.get()),
    "title of a programme": lambda: changed(a_programme(), title="Chương trình đổi tên"),
    "slug of a programme": lambda: changed(a_programme(), slug="chuong-trinh-khac"),
    "code of a scheme": lambda: changed(a_scheme(), code="ma-khac"),
    "delete a scheme": lambda: a_scheme().delete(),
    "label of an intention": lambda: _saved(with_an_intention(), label="Khác"),
    "delete an intention": lambda: with_an_intention().delete(),
    "group of industries": lambda: _saved(IndustryGroup.objects.order_by("pk")[0], codes="10, 11"),
    "group of places": lambda: PlaceGroup.objects.order_by("pk")[0].places.add(Place.objects.order_by("pk")[0]),
    "end of a document": lambda: changed(an_amended().target.specific, effective_to=dt.date(2020, 1, 1)),
    "publish what replaces": only_amending,
    "a new amendment": lambda: LegalRelation.objects.create(
        page=LegalDocument.objects.live().order_by("pk")[0],
        target=a_scheme().support_items.get().document,
        kind="replaces",
        entered_on=timezone.localdate(),
    ),
    "schemes of a guide": lambda: changed(PolicyGuide.objects.live().order_by("pk")[0], schemes=[a_scheme()]),
    "closing of a call": lambda: changed(Announcement.objects.live().order_by("pk")[0], closes_at=timezone.now()),
    "data of the centre": lambda: _saved(SiteSettings.current(), phone="0222 000 111"),
    "host of the site": lambda: _saved(Site.objects.get(), root_page=ArticleIndexPage.objects.get()),
    "name of a place": lambda: _saved(a_place(), name="Phường Zymurgy"),
}


def _saved(thing: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_index_follows(engine: Engine, change: Change) -> None:
    before = engine.fingerprints()
    change()
    assert index.compare(engine).total == 0, "what differs must wait in the outbox"
    outbox.drain(engine)
    assert index.compare(engine).total == 0
    assert engine.fingerprints() != before, "a change that changes nothing shows nothing"


@pytest.mark.parametrize(
    "undo",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: LegalRelation.objects.get(page=page).delete(),
    ],
    ids=["unpublish", "delete", "delete the relation"],
)
def test_what_replaced_goes(engine: Engine, undo: Callable[[Any], object]) -> None:
    held = engine.fingerprints()
    page = only_amending()
    outbox.drain(engine)
    during = engine.fingerprints()
    assert any(during[key] != held[key] for key in held)
    undo(page)
    outbox.drain(engine)
    assert index.compare(engine).total == 0
    after = engine.fingerprints()
    assert {key: after[key] for key in held} == held


def test_a_draft_is_nothing_to_the_index(engine: Engine) -> None:
    """Browsers save drafts while an editor types: pages kept for visitors must outlast that."""
    live, hidden = Article.objects.get(title="Bài thử Zymurgy"), Article(title="Nháp", live=False)
    IndexJob.objects.all().delete()
    live.title = "Tên đang sửa"
    live.save_revision()
    live.get_parent().add_child(instance=hidden)
    hidden.summary = "Đang viết."
    hidden.save()
    assert not IndexJob.objects.exists()
    hidden.save_revision().publish()
    assert IndexJob.objects.filter(page_id=hidden.pk).exists()


def test_an_alias_is_found_as_its_source(engine: Engine) -> None:
    source = Article.objects.get(title="Bài thử Zymurgy")
    before = engine.fingerprints()
    alias = source.create_alias(update_slug="bi-danh")
    outbox.drain(engine)
    assert engine.fingerprints() == before
    source.delete()
    alias.refresh_from_db()
    alias.save_revision().publish()
    outbox.drain(engine)
    assert index.compare(engine).total == 0
    assert pages.key(alias.pk) in engine.fingerprints(), "it is a page of its own now"


def test_an_alias_of_a_restricted_page_is_not_found(engine: Engine) -> None:
    source = Article.objects.get(title="Bài thử Zymurgy")
    source.create_alias(update_slug="bi-danh")
    restriction = restrict(source)
    outbox.drain(engine)
    assert pages.key(source.pk) not in engine.fingerprints()
    restriction.delete()
    outbox.drain(engine)
    assert pages.key(source.pk) in engine.fingerprints()
    assert index.compare(engine).total == 0


@pytest.mark.parametrize("days", [1, 40])
def test_the_index_follows_the_calendar(engine: Engine, days: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents enter into force and end, and what cites them turns to «cần đối chiếu», on the day and without a change."""
    monkeypatch.setattr("search.steps.engine", lambda: engine)
    today = timezone.localdate()
    changed(an_amended().target.specific, effective_to=today + dt.timedelta(days=days - 1))
    worker = Worker()
    _settle(worker)
    assert index.compare(engine).total == 0
    with time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=True):
        assert index.compare(engine).total > 0
        _settle(worker)
        assert index.compare(engine).total == 0


def _settle(worker: Worker) -> None:
    worker.round()
    while IndexJob.objects.exists():
        worker.round()
