"""The form of all pages: a draft is saved whatever is missing in it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.base import BlockField

from site_core import codes
from site_core.checks import wording
from site_core.checks.drafts import clean_as_far_as_possible, fits


class SitePageForm(WagtailAdminPageForm):
    """Wagtail defers what is required; this defers all rules, and keeps what was typed.

    Only what cannot be kept is refused even then: a day that does not exist, letters for a number, an address or a code that
    another page has.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: set[str] = set()

    def defer_required_fields(self) -> None:
        super().defer_required_fields()
        # Wagtail would defer the rules of blocks by changing the blocks, which are shared with the other threads of this process.
        for field in self.fields.values():
            if isinstance(field, BlockField):
                field.is_deferred_validation = False

    def is_valid(self) -> bool:
        """Ask the page and its rows, which must keep their rules unless a draft is saved."""
        things = [self.instance, *(form.instance for formset in self.formsets.values() for form in formset)]
        for thing in things:
            thing.as_draft = self.is_deferred_validation
        try:
            return bool(super().is_valid()) and (self.is_deferred_validation or self._is_right_as_a_whole())
        finally:
            for thing in things:
                thing.as_draft = False

    def _is_right_as_a_whole(self) -> bool:
        """Ask the page with the rows as they are about to be saved."""
        if not self.instance.alias_of_id:
            rows = {name: _kept_rows(formset) for name, formset in self.formsets.items()}
            for sentence in self.instance.errors_of_whole(rows):
                self.add_error(None, sentence)
        return not self.errors

    def _clean_fields(self) -> None:
        super()._clean_fields()
        if self.is_deferred_validation:
            for name in [name for name in self._errors if name in self.fields]:
                self._keep(name)

    def _keep(self, name: str) -> None:
        """Take back the error of a field, if what was typed can be kept."""
        field, typed = self.fields[name], self[name].data
        if isinstance(field, BlockField):
            try:
                typed = clean_as_far_as_possible(field.block, typed)
            except ValidationError:
                return
        elif name in ("title", "slug", "code") or not fits(typed, self._meta.model._meta.get_field(name)):
            return
        self.cleaned_data[name] = typed
        self._kept.add(name)
        del self._errors[name]

    def _get_validation_exclusions(self) -> set[str]:
        exclusions: set[str] = super()._get_validation_exclusions()
        return exclusions | self._kept

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        code = cleaned.get("code")
        if code and code != self.initial.get("code") and codes.is_taken(code, self.instance):
            self.add_error("code", wording.CODE_TAKEN.format(code=code))
        return cleaned


def _kept_rows(formset: Any) -> list[Any]:
    """The rows of a valid formset but for those that are deleted or were left empty, in the editor's order."""
    if formset.can_order:
        return [form.instance for form in formset.ordered_forms]
    return [form.instance for form in formset.forms if form not in formset.deleted_forms and form.has_changed()]
