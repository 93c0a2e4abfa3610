"""Every number that an editor types in a form of the admin is read as Vietnamese write it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import models
from wagtail.admin.forms.models import register_form_field_override

from site_core.numbers.forms import DecimalNumberField, FloatNumberField, WholeNumberField
from site_core.numbers.measures import QUANTITY, WHOLE, Measure


def measure_of(field: models.Field[Any, Any]) -> Measure:
    """What a field of a model counts: what its model says, else a plain number."""
    named: dict[str, Measure] = getattr(field.model, "measures", {})
    plain = WHOLE if isinstance(field, models.IntegerField) else QUANTITY
    return named.get(field.name, plain)


def register() -> None:
    """Have the forms of Wagtail's admin use the fields of `forms.py`."""
    for model_field, form_field in (
        (models.IntegerField, WholeNumberField),
        (models.DecimalField, DecimalNumberField),
        (models.FloatField, FloatNumberField),
    ):
        register_form_field_override(model_field, override=partial(_override, form_field))


def _override(form_field: Callable[..., Any], field: models.Field[Any, Any]) -> dict[str, Any]:
    """The arguments of the form field; Wagtail's own numbers (a port) are left as they are."""
    if field.model.__module__.startswith("wagtail."):
        return {}
    return {"form_class": partial(form_field, measure=measure_of(field))}
