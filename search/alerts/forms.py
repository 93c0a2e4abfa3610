"""The form on which one asks to be told."""

from __future__ import annotations

from django import forms

from search.alerts import wording

TRAP = "website"
"""A field that nobody sees: only programs fill it in."""
STAMP = "dau"


class AlertForm(forms.Form):
    thu_dien_tu = forms.EmailField(
        max_length=254, error_messages={"required": wording.EMAIL_NEEDED, "invalid": wording.EMAIL_WRONG}
    )
    dong_y = forms.BooleanField(error_messages={"required": wording.CONSENT_NEEDED})
