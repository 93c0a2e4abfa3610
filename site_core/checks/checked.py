"""The rules of one thing, and the error that says which page does not keep them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db.models import Model
from django.utils.text import capfirst


class NotReady(ValidationError):
    """A page cannot go public as it is; it says why, by field, and `page` which."""

    def __init__(self, errors: dict[str, list[ValidationError]], page: Any) -> None:
        super().__init__(errors)
        self.page = page


class Checked:
    """A model with rules that a draft need not keep."""

    as_draft = False
    """Whether it is being saved as a draft at this moment."""

    def check_quality(self) -> None:
        """Raise ValidationError for what must not be published. A type extends it."""

    def errors_of_whole(self, rows: Mapping[str, Sequence[Any]] | None = None) -> Iterable[str]:
        """What must not be published although each part of the page is right by itself, in sentences. A type extends it.

        `rows` are those that a form is about to save, by relation; without them the page's own count.
        """
        return ()

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]  # of the model that it is mixed into
        if not self.as_draft:
            self.check_quality()


def reasons(error: ValidationError, model: type[Model]) -> list[str]:
    """The sentences of an error, each after the name of what it is about: «Tóm tắt: …»."""
    if not hasattr(error, "error_dict"):
        return list(map(str, error.messages))
    return [
        f"{label}: {message}" if (label := _label(model, name)) else message
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def together(error: ValidationError | None, more: Iterable[tuple[str, str]]) -> dict[str, list[ValidationError]]:
    """The errors by field, with more of them as (field, sentence)."""
    errors: dict[str, list[ValidationError]] = error.update_error_dict({}) if error else {}
    for name, sentence in more:
        errors.setdefault(name, []).append(ValidationError(sentence))
    return errors


def _label(model: type[Model], name: str) -> str:
    if name == NON_FIELD_ERRORS:
        return ""
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return ""
    if field.auto_created and not field.concrete:
        return capfirst(str(field.related_model._meta.verbose_name_plural))
    return capfirst(str(field.verbose_name))
