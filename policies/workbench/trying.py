"""Answers of one establishment, typed by an editor, and what the draft says to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import Truncator

from policies.eligibility import FACTS, UNKNOWN, Profile, ProfileError, Reference, Scheme
from policies.eligibility.facts import Fact
from policies.workbench import wording
from site_core.text.sorting import name_first, place_key

WORDS_OF_OPTION = 14


class TryForm(forms.Form):
    """The questions that the scheme asks, and the cost; each may be left open."""

    def __init__(self, data: Mapping[str, Any] | None, scheme: Scheme, reference: Reference) -> None:
        super().__init__(data)
        self.reference = reference
        for name, fact in asked_facts(scheme).items():
            self.fields[name] = _field(fact, scheme, reference)

    def clean(self) -> dict[str, Any]:
        given = {name: [text] for name, text in self.cleaned_data.items() if text}
        try:
            self.profile = Profile.parse(given, self.reference)
        except ProfileError as error:
            for wrong in error.errors:
                self.add_error(wrong.parameter, wrong.message_vi)
        return self.cleaned_data


def asked_facts(scheme: Scheme) -> dict[str, Fact]:
    """What the verdict and the amount depend on, in the order of the registry."""
    asked = {fact.name for route in scheme.routes for c in route.all_criteria for fact in c.question}
    return {name: fact for name, fact in FACTS.items() if name in asked | {"legal_form", "investment", "intention"}}


def _field(fact: Fact, scheme: Scheme, reference: Reference) -> forms.Field:
    shared: dict[str, Any] = {"label": fact.label, "required": False}
    if fact.kind == "number":
        shared["label"] = wording.IN_UNIT.format(label=fact.label, unit=fact.unit)
        return forms.CharField(help_text=wording.NUMBER_HELP, max_length=40, **shared)
    return forms.ChoiceField(choices=[("", wording.NOT_SAID), *_choices(fact, scheme, reference)], **shared)


def _choices(fact: Fact, scheme: Scheme, reference: Reference) -> Iterable[tuple[str, str]]:
    if fact.kind == "place":
        names = sorted(reference.place_names.items(), key=lambda pair: place_key(pair[1]))
        return [(code, name_first(name)) for code, name in names]
    if fact.kind == "industry":
        return [
            (code, Truncator(f"{code} {name}").words(WORDS_OF_OPTION, truncate="…"))
            for code, name in sorted(reference.industries.items())
        ]
    if fact.kind == "intention":
        return [(scheme.code, scheme.title)]
    return [(option.value, option.label) for option in fact.options if option.value != UNKNOWN]
