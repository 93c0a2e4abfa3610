"""How what an editor typed is kept in a draft although it breaks a rule."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field
from wagtail.blocks import Block, FieldBlock, ListBlock, StreamBlock, StreamValue, StructBlock
from wagtail.blocks.list_block import ListValue

PLAIN = (str, int, float, bool, type(None))


def clean_as_far_as_possible(block: Block, value: Any) -> Any:
    """The cleaned value of a block; what breaks a rule inside stays as it was typed.

    Raises ValidationError for what cannot be kept at all.
    """
    try:
        return block.clean(value)
    except ValidationError as error:
        match block:
            case StreamBlock():
                return StreamValue(
                    block, [(c.block.name, clean_as_far_as_possible(c.block, c.value), c.id) for c in value]
                )
            case StructBlock():
                children = block.child_blocks
                return block._to_struct_value(
                    [(name, clean_as_far_as_possible(children[name], part)) for name, part in value.items()]
                )
            case ListBlock():
                child = block.child_block
                kept = [
                    ListValue.ListChild(child, clean_as_far_as_possible(child, bound.value), id=bound.id)
                    for bound in block.normalize(value).bound_blocks
                ]
                return ListValue(block, bound_blocks=kept)
            case FieldBlock():
                return _as_typed(block, value, error)
        raise


def _as_typed(block: FieldBlock, value: Any, error: ValidationError) -> Any:
    typed = block.value_for_form(value)
    try:
        return block.value_from_form(block.field.to_python(typed))
    except ValidationError:
        if isinstance(typed, PLAIN):
            return typed
    raise error


def fits(text: Any, field: Field[Any, Any]) -> bool:
    """Whether the column of a field can hold what was typed into it, right or wrong."""
    if not isinstance(text, str) or field.get_internal_type() not in ("CharField", "TextField"):
        return False
    return field.get_internal_type() == "TextField" or len(text) <= (field.max_length or 0)
