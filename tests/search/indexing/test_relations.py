"""Whatever a page or a row of one names: when that changes, no document is left behind. The cases are the models' own relations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from search.indexing import outbox, pages, relations
from search.indexing.models import IndexJob
from site_core.models import SiteDocument, SitePage, SiteSettings

pytestmark = pytest.mark.django_db

# Relations of which no document says anything: «model.field» or the field alone. Whoever adds a relation decides.
SILENT = {"listing_image", "ProgrammeCitation.document", "MarketBulletin.series"}
OWN_RELATIONS = sorted(relations.relations(), key=lambda relation: relation.name)
BETWEEN_PAGES = [relation for relation in OWN_RELATIONS if issubclass(relation.target, Page)]
ROWS = sorted(relations.rows_of_pages().items(), key=lambda row: row[0].__name__)
# Changed by themselves, or not while the dates are there.
APART = ("code", "level", "year_round")
PAGE_TYPES = sorted(pages.page_models(), key=lambda model: model.__name__)
YESTERDAY = timezone.localdate() - dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _nothing_waits() -> Iterator[None]:
    IndexJob.objects.all().delete()
    yield
    _forget()


def _forget() -> None:
    """Wagtail's own cache must not outlive what is undone."""
    Site.clear_site_root_paths_cache()


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    _forget()


def fingerprints(watched: Iterable[int]) -> dict[int, str]:
    failed: set[int] = set()
    made = {pages.page_id(d.key): d.fingerprint() for d in pages.documents(watched, failed)}
    assert not failed
    return made


def left_behind(watched: set[int], before: dict[int, str]) -> tuple[set[int], set[int]]:
    """Which of the watched pages have another document now, and which of these nobody was told of."""
    after = fingerprints(watched)
    changed = {pk for pk in watched if before.get(pk) != after.get(pk)}
    return changed, changed - set(IndexJob.objects.values_list("page_id", flat=True))


def watched_with(*things: Any) -> set[int]:
    """The pages among these, what lies around them in the tree, and a page of each type."""
    found = {p.pk for model in PAGE_TYPES for p in model.objects.visible().order_by("pk")[:2]}
    for thing in things:
        if isinstance(thing, Page):
            found |= {thing.pk, thing.get_parent().pk, *thing.get_children().values_list("pk", flat=True)[:3]}
    return found


def alter(thing: Any, only: Iterable[str] = ()) -> None:
    """Put another value into each plain field (or these), and save as an editor or a program does."""
    for field in type(thing)._meta.concrete_fields:
        if only and field.name not in only:
            continue
        if not only and (field.model is Page or field.unique or not field.editable or field.name in APART):
            continue
        if (value := _another(field, getattr(thing, field.attname))) is not None:
            setattr(thing, field.name, value)
    _save(thing)


def _another(field: Any, value: Any) -> Any:
    if field.is_relation:
        return None
    if field.choices:
        return next(key for key, _ in field.flatchoices if key != value)
    if isinstance(field, models.SlugField):
        return "ten-khac"
    if isinstance(field, models.URLField | models.EmailField | models.FileField):
        return None
    if isinstance(field, models.CharField | models.TextField):
        return "Tên khác"
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        return timezone.now() - dt.timedelta(hours=1)
    if isinstance(field, models.DateField):
        return YESTERDAY
    return None


def _save(thing: Any) -> None:
    if isinstance(thing, Page):
        thing.save_revision(clean=False).publish()
    else:
        thing.save()


def _other_parent(page: Any) -> Any:
    others = type(page.get_parent().specific).objects.exclude(pk__in=page.get_ancestors().values("pk"))
    return others.not_descendant_of(page, inclusive=True).first()


CHANGES_OF_PAGES = {
    "title": lambda page: alter(page, ("title",)),
    "slug": lambda page: alter(page, ("slug",)),
    "code": lambda page: alter(page, ("code",)),
    "fields": alter,
    "unpublish": lambda page: page.unpublish(),
    "expire": lambda page: page.unpublish(set_expired=True),
    "restrict": lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    "restrict its parent": lambda page: PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type="login"
    ),
    "move": lambda page: page.move(other, pos="last-child") if (other := _other_parent(page)) else None,
    "delete": lambda page: page.delete(),
}
CHANGES = {"fields": alter, "delete": lambda thing: thing.delete()}


def changes_of(thing: Any) -> dict[str, Any]:
    return CHANGES_OF_PAGES if isinstance(thing, Page) else CHANGES


def check(thing: Any, watched: set[int]) -> set[int]:
    """Make each change of the thing, and undo it; return the pages whose documents any of them changes."""
    before, all_changed = fingerprints(watched), set()
    for name, change in changes_of(thing).items():
        with undone():
            fresh = type(thing)._default_manager.get(pk=thing.pk)
            try:
                with transaction.atomic():
                    change(fresh)
            except ProtectedError:
                continue
            changed, forgotten = left_behind(watched, before)
            assert not forgotten, f"{name}: {Page.objects.filter(pk__in=forgotten)}"
            all_changed |= changed
    return all_changed


def naming(relation: relations.Relation) -> tuple[Any, Any, Any]:
    """A page or a row that names something by the relation, its page, and what it names; made from what there is."""
    name, model = relation.field.name, relation.model
    row = next((r for r in model._default_manager.exclude(**{name: None}) if page_of(relation, r).live), None)
    if row is None:
        row = next(r for r in model._default_manager.all() if page_of(relation, r).live)
        target = relation.target._default_manager.first() or made(relation.target)
        many = isinstance(relation.field, models.ManyToManyField)
        setattr(row, name, [target] if many else target)
        row.save()
    if hasattr(row, "checked_on"):
        row.checked_on = YESTERDAY
        row.save()
    held = getattr(row, name)
    target = held.all()[0] if isinstance(relation.field, models.ManyToManyField) else held
    return row, page_of(relation, row), getattr(target, "specific", target)


def page_of(relation: relations.Relation, row: Any) -> Any:
    return row if relation.page == "pk" else getattr(row, relation.page)


def made(model: type[Any]) -> Any:
    assert model is SiteDocument, f"say how a {model.__name__} is made"
    return SiteDocument.objects.create(title="Tệp", file=ContentFile(b"%PDF-1.4", "tep.pdf"))


@pytest.mark.parametrize("relation", OWN_RELATIONS, ids=lambda relation: relation.name)
def test_what_is_named_leaves_no_document_behind(relation: relations.Relation) -> None:
    row, page, target = naming(relation)
    watched = watched_with(page, target)
    silent = bool({relation.name, relation.field.name} & SILENT)
    assert (page.pk not in check(target, watched)) == silent, "SILENT lists what no document speaks of"
    if row is not page:
        check(row, watched)


@pytest.mark.parametrize("relation", BETWEEN_PAGES, ids=lambda relation: relation.name)
def test_who_names_it_leaves_no_document_behind(relation: relations.Relation) -> None:
    """What is named may speak of those who name it."""
    _, page, target = naming(relation)
    check(page, watched_with(page, target))


@pytest.mark.parametrize("model", [row for row, _ in ROWS], ids=lambda model: model.__name__)
def test_rows_of_a_page_are_part_of_it(model: type[Any]) -> None:
    path = relations.rows_of_pages()[model]
    row = next(row for row in model._default_manager.all() if getattr(row, path).live)
    check(row, watched_with(getattr(row, path)))


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_what_lies_above_a_page_is_part_of_it(model: type[Any]) -> None:
    page = model.objects.visible().order_by("pk")[0]
    above = page.get_parent().specific
    assert isinstance(above, SitePage)
    assert page.pk in check(above, watched_with(page, above)), "its address lies below"


def test_every_field_of_the_settings_reaches_the_documents() -> None:
    watched = watched_with()
    before = fingerprints(watched)
    alter(SiteSettings.load())
    changed, forgotten = left_behind(watched, before)
    assert changed
    assert not forgotten


def test_a_change_of_what_is_named_reaches_the_index() -> None:
    """The relation of this test's origin: a scheme names its programme as a page of any type."""
    from news.models import Programme
    from policies.models import SupportScheme
    from search.engines.scan import ScanEngine
    from search.indexing import index

    engine = ScanEngine(pages.all_documents())
    programme = Programme.objects.get(pk=SupportScheme.objects.exclude(programme_page=None)[0].programme_page_id)
    programme.slug = "chuong-trinh-khac"
    programme.save_revision().publish()
    assert index.compare(engine).total == 0, "what differs waits"
    outbox.drain(engine)
    assert index.compare(engine).total == 0
