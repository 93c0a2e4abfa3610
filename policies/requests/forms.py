"""The form of a request, and that by which its owner corrects it. Names of fields are those of the page."""

from __future__ import annotations

from typing import Any

from django import forms

from policies.eligibility import OUTSIDE
from policies.models import SupportRequest
from policies.models.requests import MOST_WISH
from policies.requests import wording
from policies.requests.asked import Asked
from policies.rules.reference import OUTSIDE_LABEL
from site_core.places.register import current_register
from site_core.text.personal_numbers import personal_numbers
from site_core.text.phones import phone_number, written_phone
from site_core.text.sorting import name_first, place_key

NAME, PHONE, EMAIL, PLACE, WISH = "ho_ten", "dien_thoai", "thu_dien_tu", "xa", "nhu_cau"
SEND, SEND_ALL = "gui", "tat-ca"
AGREE, AGREE_NEWS = "dong_y", "dong_y_tin"
HONEYPOT = "website"


class ContactForm(forms.Form):
    """How to reach the person, and where the workshop is."""

    ho_ten = forms.CharField(max_length=100, error_messages={"required": wording.NO_NAME})
    dien_thoai = forms.CharField(max_length=40, required=False)
    thu_dien_tu = forms.EmailField(max_length=254, required=False, error_messages={"invalid": wording.NOT_AN_EMAIL})
    xa = forms.ChoiceField(required=False, error_messages={"invalid_choice": wording.NOT_A_PLACE})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[PLACE].choices = place_choices()  # type: ignore[attr-defined]
        for name in (NAME, PHONE, EMAIL):
            limit = self.fields[name].max_length  # type: ignore[attr-defined]
            self.fields[name].error_messages["max_length"] = wording.TOO_LONG.format(most=limit)

    def clean_ho_ten(self) -> str:
        return " ".join(self.cleaned_data[NAME].split())

    def clean_dien_thoai(self) -> str:
        typed = self.cleaned_data[PHONE]
        number = phone_number(typed) if typed else ""
        if number is None:
            raise forms.ValidationError(wording.NOT_A_PHONE)
        return number

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not (data.get(PHONE) or data.get(EMAIL) or self.errors.get(PHONE) or self.errors.get(EMAIL)):
            self.add_error(PHONE, wording.NO_CONTACT)
        return data


class WishForm(ContactForm):
    """The same with what is wanted."""

    nhu_cau = forms.CharField(error_messages={"required": wording.NO_WISH})

    def clean_nhu_cau(self) -> str:
        wish: str = self.cleaned_data[WISH]
        if len(wish) > MOST_WISH:
            raise forms.ValidationError(wording.TOO_LONG_WISH.format(length=len(wish), most=MOST_WISH))
        if numbers := personal_numbers(wish):
            raise forms.ValidationError(wording.PERSONAL_NUMBER.format(numbers=", ".join(numbers)))
        return wish


class RequestForm(WishForm):
    """The whole form: besides, which answers go along and what is agreed to. No box is ticked for the person."""

    dong_y = forms.BooleanField(error_messages={"required": wording.NO_CONSENT})
    dong_y_tin = forms.BooleanField(required=False)

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked

    @property
    def ticked(self) -> set[str]:
        """The answers that the person has chosen so far."""
        chosen = set(self.data.getlist(SEND)) if self.is_bound else set()  # type: ignore[attr-defined]
        return chosen | {answer.fact for answer in self.asked.offered} if SEND_ALL in chosen else chosen

    def sent_answers(self) -> list[dict[str, str]]:
        """Those of them that can be read; a scheme that was wished for may have gone meanwhile."""
        return [answer.stored() for answer in self.asked.offered if answer.fact in self.ticked]


def initial_of(asked: Asked) -> dict[str, str]:
    """What an empty form holds already: what was searched for and the one commune that the answers name, to be seen and changed."""
    return {WISH: asked.text[:MOST_WISH], PLACE: asked.place}


def contact_of(request: SupportRequest) -> dict[str, str]:
    """What is held, as the person corrects it."""
    phone = written_phone(request.phone) if request.phone else ""
    return {NAME: request.name, PHONE: phone, EMAIL: request.email, PLACE: request.place, WISH: request.wish}


def place_choices() -> list[tuple[str, Any]]:
    """The communes of now by their names; «chưa rõ» and «ngoài địa bàn» are answers too."""
    communes = sorted(current_register().current_communes(), key=lambda unit: place_key(unit.name))
    return [
        ("", wording.PLACE_NOT_KNOWN),
        (wording.PLACES, [(unit.key, name_first(unit.name)) for unit in communes]),
        (wording.PLACE_ELSEWHERE, [(OUTSIDE, OUTSIDE_LABEL)]),
    ]


def place_name(key: str) -> str:
    """Name of a unit that a request names, as it stands in a sentence; empty where none is named."""
    if key == OUTSIDE:
        return OUTSIDE_LABEL
    unit = current_register().units.get(key)
    return unit.name if unit else ""
