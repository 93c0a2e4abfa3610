"""Whose search documents may say something of a thing: read from the models' own relations, so that no new one is forgotten."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeAlias

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from search.indexing.pages import page_models

Field: TypeAlias = "ForeignKey[Any, Any] | ManyToManyField[Any, Any]"


@dataclass(frozen=True, slots=True)
class Relation:
    """A field by which a searched page, or a row that belongs to one, names something else.

    `page` leads from the field's model to the page: «pk», or the field of the row that holds its page.
    """

    model: type[Model]
    field: Field
    page: str

    @property
    def target(self) -> type[Model]:
        return self.field.related_model

    @property
    def name(self) -> str:
        return f"{self.model.__name__}.{self.field.name}"

    def rows(self, **lookup: Any) -> Any:
        return self.model._default_manager.filter(**lookup)


@lru_cache(maxsize=1)
def relations() -> tuple[Relation, ...]:
    """Every such field, of the page types and of their rows. Wagtail's own fields of a page say nothing that is searched."""
    models: dict[type[Model], str] = {**dict.fromkeys(page_models(), "pk"), **rows_of_pages()}
    return tuple(
        Relation(model, field, page)
        for model, page in models.items()
        for field in model._meta.get_fields()
        if isinstance(field, (ForeignKey, ManyToManyField))
        and not isinstance(field, ParentalKey)
        and not field.remote_field.parent_link
        and field.model is not Page
    )


@lru_cache(maxsize=1)
def rows_of_pages() -> dict[type[Model], str]:
    """Models whose rows belong to a searched page, with the lookup that leads to the page."""
    found: dict[type[Model], str] = {}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ParentalKey) and (path := _to_page(field)):
                found[model] = path
    return found


@cache
def is_named(model: type[Model]) -> bool:
    """Whether a searched page, or a row of one, can name things of this type."""
    return any(issubclass(model, relation.target) for relation in relations())


def naming(model: type[Model], pks: Collection[int] | Any) -> set[int]:
    """Ids of the pages that name any of these things, themselves or in a row: what they say of it goes into their documents.

    `pks` may be a queryset of ids. For `Page` the things may be pages of any type.
    """
    return {
        pk
        for relation in relations()
        if issubclass(model, relation.target) or (model is Page and issubclass(relation.target, Page))
        for pk in relation.rows(**{f"{relation.field.name}__in": pks}).values_list(relation.page, flat=True)
    }


def named_by(model: type[Model], pks: Collection[int] | Any) -> set[int]:
    """Ids of the pages that these pages or rows name: a document may speak of who names it, too. For `Page` as in `naming`."""
    return {
        pk
        for relation in relations()
        if issubclass(relation.target, Page) and (model is Page or relation.model in (model, *_rows_of(model)))
        for pk in relation.rows(**{f"{'pk' if relation.model is model else relation.page}__in": pks})
        .exclude(**{relation.field.name: None})
        .values_list(relation.field.name, flat=True)
    }


def concerned(thing: Model) -> set[int]:
    """Ids of all pages whose documents may change with this thing: who names it, whom it names, the page that it is a row of."""
    model = type(thing)
    return naming(model, [thing.pk]) | named_by(model, [thing.pk]) | set(_own_page(thing))


def _own_page(thing: Model) -> Iterator[int]:
    if path := rows_of_pages().get(type(thing)):
        *between, name = path.split("__")
        for step in between:
            thing = getattr(thing, step)
        yield getattr(thing, f"{name}_id")


def _rows_of(model: type[Model]) -> list[type[Model]]:
    """Models whose rows belong to pages of this type."""
    return [row for row, path in rows_of_pages().items() if _leads_to(row, path) is model]


def _leads_to(model: Any, path: str) -> Any:
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model
    return model


def _to_page(field: ParentalKey) -> str:
    """The lookup from a row to its page, over the rows in between; empty when the row belongs to no searched page."""
    parent = field.related_model
    if parent in page_models():
        return str(field.name)
    for above in parent._meta.concrete_fields:
        if isinstance(above, ParentalKey) and (path := _to_page(above)):
            return f"{field.name}__{path}"
    return ""
