"""A number in a StreamField, typed as Vietnamese write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from site_core.numbers.forms import NumberInput, WholeNumberField, number_of
from site_core.numbers.measures import WHOLE, Measure


class NumberBlock(blocks.FieldBlock):
    """A whole number in the unit of `measure`.

    Where another field of the same card says what is counted, `depends_on` names it and `by_value` the measures of its
    values; the card then reads the number (`read_numbers`) before the block checks it.

    In migrations it is Wagtail's block for whole numbers: what it keeps is the same.
    """

    def __init__(
        self,
        measure: Measure = WHOLE,
        *,
        depends_on: str = "",
        by_value: Mapping[str, Measure] | None = None,
        required: bool = True,
        help_text: str = "",
        min_value: int | None = None,
        max_value: int | None = None,
        **kwargs: Any,
    ) -> None:
        self.depends_on = depends_on
        self.by_value = dict(by_value or {})
        self.field = WholeNumberField(
            measure=measure,
            widget=NumberInput(measure, depends_on=depends_on, by_value=by_value),
            required=required,
            help_text=help_text,
            min_value=min_value,
            max_value=max_value,
        )
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        _, args, kwargs = super().deconstruct()
        ours = ("measure", "depends_on", "by_value")
        return "wagtail.blocks.IntegerBlock", list(args[1:]), {k: v for k, v in kwargs.items() if k not in ours}

    def measure_in(self, card: Mapping[str, Any]) -> Measure:
        """What the number counts on this card."""
        return self.by_value.get(str(card.get(self.depends_on)), self.field.measure)

    class Meta:
        icon = "order"


def read_numbers(card: blocks.StructBlock, value: blocks.StructValue) -> blocks.StructValue:
    """The value of a card with its typed numbers read, each in the unit that the card names.

    Raises StructBlockValidationError, with what to write instead, at the numbers that cannot be read.
    """
    numbers: dict[str, int] = {}
    wrong: dict[str, ValidationError] = {}
    for name, block in card.child_blocks.items():
        typed = value.get(name)
        if not isinstance(block, NumberBlock) or not isinstance(typed, str) or not typed.strip():
            continue
        try:
            numbers[name] = int(number_of(typed, block.measure_in(value)))
        except ValidationError as error:
            wrong[name] = error
    if wrong:
        raise blocks.StructBlockValidationError(block_errors=wrong)
    return blocks.StructValue(card, [*value.items(), *numbers.items()])
