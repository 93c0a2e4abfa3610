"""What was stored before its door was there, cleaned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db import models, transaction
from wagtail.models import Page, Revision

from site_core.doors.fields import clean_content, clean_instance, clean_value, text_fields

# Nobody typed what these hold, or it follows from what other tables hold.
DERIVED = frozenset({"contenttypes", "sessions", "wagtailsearch", "modelsearch"})


def clean_stored() -> tuple[int, list[str]]:
    """Clean the texts of every row; return how many rows changed, and which could not, as another row has the cleaned text already.

    Done twice, the second time changes nothing.
    """
    count, refused = 0, []
    for model in _models():
        for instance in _unclean(model):
            changed = clean_instance(instance)
            if isinstance(instance, Revision):
                changed.append("content")
            if _is_taken(instance, changed):
                refused.append(f"{model._meta.label} {instance.pk}: {instance}")
                continue
            with transaction.atomic():
                _save(instance, changed)
            count += 1
    return count, refused


def _models() -> list[type[models.Model]]:
    """The models, those that extend another before it, so that a page is saved as what it is."""
    kept = [
        model
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in DERIVED
    ]
    return sorted(kept, key=lambda model: -len(model._meta.parents))


def _unclean(model: type[models.Model]) -> Iterator[Any]:
    fields = list(text_fields(model))
    names = ["pk", *(field.attname for field in fields)]
    for pk, *values in model._base_manager.order_by("pk").values_list(*names).iterator():
        if any(clean_value(field, value) is not value for field, value in zip(fields, values, strict=True)):
            yield model._base_manager.get(pk=pk)
        elif issubclass(model, Revision) and _is_unclean_revision(revision := model._base_manager.get(pk=pk)):
            yield revision


def _is_unclean_revision(revision: Revision) -> bool:
    content_model = revision.content_type.model_class()
    return content_model is not None and clean_content(content_model, revision.content) != revision.content


def _is_taken(instance: models.Model, changed: Sequence[str]) -> bool:
    """Whether another row has what must be this one's alone. Rows without a value count as equal, as Wagtail's redirects are looked up."""
    options = instance._meta
    alone: list[Sequence[str]] = [(field.name,) for field in options.concrete_fields if field.unique]
    alone += options.unique_together
    alone += [rule.fields for rule in options.constraints if isinstance(rule, models.UniqueConstraint)]
    others = type(instance)._base_manager.exclude(pk=instance.pk)
    return any(
        others.filter(**{name: getattr(instance, name) for name in names}).exists()
        for names in alone
        if not set(names).isdisjoint(changed)
    )


def _save(instance: models.Model, changed: Sequence[str]) -> None:
    if isinstance(instance, Page):
        instance.save(clean=False, update_fields=changed)
    else:
        instance.save(update_fields=changed)
