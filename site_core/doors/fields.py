"""What the fields of a model hold, cleaned. A field's kind decides how: one line, several, rich text, a stream, the name of a file."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField

from site_core.text.clean import clean, clean_line, clean_markup


def clean_instance(instance: models.Model, only: Collection[str] | None = None) -> list[str]:
    """Clean the texts of an instance that is about to be saved, all or only the fields named; return the names of those that changed.

    A file is renamed only as long as it is not stored: afterwards its name is where it lies.
    """
    changed = []
    for field in text_fields(type(instance)):
        if field.attname in instance.__dict__ and (only is None or field.name in only):
            value = getattr(instance, field.attname)
            cleaned = clean_value(field, value)
            if cleaned is not value:
                setattr(instance, field.attname, cleaned)
                changed.append(field.name)
    for field in instance._meta.concrete_fields:
        if isinstance(field, models.FileField) and field.attname in instance.__dict__:
            file = getattr(instance, field.attname)
            if file and not file._committed:
                file.name = clean_line(file.name)
    return changed


def clean_content(model: type[models.Model], content: dict[str, Any]) -> dict[str, Any]:
    """What a revision of an instance of the model holds, as Wagtail writes it, with its texts and those of its children cleaned."""
    cleaned = dict(content)
    for field in text_fields(model):
        if isinstance(value := content.get(field.name), str):
            cleaned[field.name] = _clean_written_stream(value) if _is_stream(field) else clean_value(field, value)
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if isinstance(children := content.get(name), list):
            cleaned[name] = [clean_content(relation.related_model, child) for child in children]
    return cleaned


def text_fields(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    """The fields of a model that hold text."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField) or _is_stream(field):
            yield field


def clean_value(field: models.Field[Any, Any], value: Any) -> Any:
    """What a text field holds, cleaned; the very same object when there is nothing to clean."""
    if isinstance(value, StreamValue):
        written = value.get_prep_value()
        cleaned = _clean_tree(written)
        return value if cleaned == written else StreamValue(value.stream_block, cleaned, is_lazy=True)
    if not isinstance(value, str):
        return value
    if isinstance(field, RichTextField):
        text = clean_markup(value)
    else:
        text = clean(value) if isinstance(field, models.TextField) else clean_line(value)
    return value if text == value else text


def _is_stream(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, StreamField)


def _clean_written_stream(written: str) -> str:
    return json.dumps(_clean_tree(json.loads(written))) if written else written


def _clean_tree(value: Any) -> Any:
    """The raw value of a block. Any of its texts may be rich text, and a plain text is cleaned as such all the same."""
    if isinstance(value, str):
        return clean_markup(value)
    if isinstance(value, dict):
        return {key: _clean_tree(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_clean_tree(part) for part in value]
    return value
