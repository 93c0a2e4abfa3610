"""Fields of the admin for numbers: typed as Vietnamese write them, read by the one reader, shown back beside the field.

Every number of a form of the admin is such a field (`overrides.py`). What it counts is named by its model:
`measures = {"cap_million": MILLION_VND}`; what is not named there is a plain number.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from site_core.numbers import wording
from site_core.numbers.measures import QUANTITY, WHOLE, Measure
from site_core.numbers.reading import Question, Read, Refusal, read
from site_core.numbers.writing import in_decimals, read_back, write


def number_of(text: str, measure: Measure) -> Fraction:
    """The one number that an editor typed. Raises ValidationError, with what to write instead."""
    match read(text, replace(measure, how_band=""), trust_units=True):
        case Read(band) if band.is_point:
            return band.lo
        case Read():
            raise ValidationError(wording.ONE_NUMBER.format(how=measure.how), code="band")
        case Question(instead=instead):
            raise ValidationError(instead, code="ambiguous")
        case Refusal(sentence):
            raise ValidationError(sentence, code="invalid")


def said_back(text: str, measure: Measure) -> tuple[str, bool]:
    """What stands beside a field in which this was typed: what would be stored, or why it cannot be; and whether it can."""
    if not text.strip():
        return "", True
    try:
        return read_back(number_of(text, measure), measure), True
    except ValidationError as error:
        return " ".join(error.messages), False


class NumberInput(forms.TextInput):
    """A text field for a number, with what is stored beside it.

    `by_value` names the measure by the value of the field `depends_on` of the same card, where it is that field that says
    what is counted.
    """

    class Media:
        css = {"all": ["css/number_field.css"]}
        js = ["js/number-field.js"]

    def __init__(
        self,
        measure: Measure,
        *,
        depends_on: str = "",
        by_value: Mapping[str, Measure] | None = None,
        attrs: Any = None,
    ) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})
        self.measure = measure
        self.depends_on = depends_on
        self.by_value = dict(by_value or {})

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, int | float | Decimal):
            return write(value, self.measure)
        return super().format_value(value)  # type: ignore[no-any-return]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        said, stored = ("", True) if self.by_value else said_back(self.format_value(value) or "", self.measure)
        context = {
            "input": super().render(name, value, attrs, renderer),
            "said": said if stored else "",
            "measure": self.measure.key,
            "depends_on": self.depends_on,
            "by_value": json.dumps({value: measure.key for value, measure in self.by_value.items()}),
        }
        return render_to_string("components/admin_number.html", context)


class _NumberField:
    """Reads what was typed before the field of Django checks it."""

    measure: Measure

    def __init__(self, *, measure: Measure, widget: Any = None, **kwargs: Any) -> None:
        self.measure = measure
        super().__init__(widget=NumberInput(measure) if widget is None else widget, **kwargs)  # type: ignore[call-arg]

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip():
            value = f"{in_decimals(number_of(value, self.measure)):f}"
        return super().to_python(value)  # type: ignore[misc]


class WholeNumberField(_NumberField, forms.IntegerField):
    """A whole number."""

    def __init__(self, *, measure: Measure = WHOLE, **kwargs: Any) -> None:
        super().__init__(measure=measure, **kwargs)


class DecimalNumberField(_NumberField, forms.DecimalField):
    """A number with decimals, kept exactly."""

    def __init__(self, *, measure: Measure = QUANTITY, **kwargs: Any) -> None:
        super().__init__(measure=measure, **kwargs)


class FloatNumberField(_NumberField, forms.FloatField):
    """A number with decimals, kept as the machine counts."""

    def __init__(self, *, measure: Measure = QUANTITY, **kwargs: Any) -> None:
        super().__init__(measure=measure, **kwargs)
