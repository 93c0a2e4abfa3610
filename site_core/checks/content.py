"""The rules of what a page holds besides its own fields: its blocks and its rows. Django's `full_clean` asks neither."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import TextField
from modelcluster.models import get_all_child_relations
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField

from site_core.checks import wording
from site_core.checks.checked import reasons


def content_errors(page: Any) -> Iterator[tuple[str, str]]:
    """What is wrong in the blocks and the rows of a page, and in the whole of them, as (field, sentence)."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(page, field.name)
            try:
                field.stream_block.clean(value)
            except ValidationError as error:
                yield from ((field.name, sentence) for sentence in sentences(field.stream_block, value, error))
        elif isinstance(field, TextField) and len(getattr(page, field.name)) > (field.max_length or math.inf):
            # Django leaves that to forms.
            length = len(getattr(page, field.name))
            yield field.name, wording.TOO_LONG.format(longest=field.max_length, length=length)
    for relation in get_all_child_relations(page):
        if not relation.related_model._meta.app_label.startswith("wagtail"):
            yield from _row_errors(page, relation)
    yield from ((NON_FIELD_ERRORS, sentence) for sentence in page.errors_of_whole())


def _row_errors(page: Any, relation: Any) -> Iterator[tuple[str, str]]:
    """Rows are asked one by one; that they belong to the page need not be asked."""
    name = relation.get_accessor_name()
    for number, row in enumerate(getattr(page, name).all(), start=1):
        try:
            row.full_clean(exclude={relation.field.name}, validate_unique=False)
        except ValidationError as error:
            for sentence in reasons(error, type(row)):
                yield name, wording.ROW.format(number=number, sentence=sentence)


def sentences(block: Block, value: Any, error: ValidationError) -> Iterator[str]:
    """The sentences of a block's error, each after the names of the blocks that lead to it: «3. Ảnh: Mô tả: …»."""
    for about, inner, inside, part in _parts(block, value, error):
        yield from (f"{about}: {sentence}" for sentence in sentences(inner, inside, part))
    of_the_whole = error.non_block_errors.as_data() if hasattr(error, "block_errors") else [error]  # type: ignore[attr-defined]
    yield from (str(message) for part in of_the_whole for message in part.messages)


def _parts(block: Block, value: Any, error: ValidationError) -> Iterator[tuple[str, Block, Any, ValidationError]]:
    for key, part in getattr(error, "block_errors", {}).items():
        match block:
            case StreamBlock():
                yield f"{key + 1}. {value[key].block.label}", value[key].block, value[key].value, part
            case StructBlock():
                yield str(block.child_blocks[key].label), block.child_blocks[key], value[key], part
            case ListBlock():
                yield str(key + 1), block.child_block, value[key], part
