"""What is asked to make the account of a commune."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.validators import ASCIIUsernameValidator

from news.accounts import wording
from news.models import PlacePage
from site_core.text.sorting import name_first, place_key


class _Units(forms.ModelChoiceField[PlacePage]):
    def label_from_instance(self, obj: Any) -> str:
        return name_first(obj.title)


class CommuneAccountForm(forms.Form):
    page = _Units(
        queryset=PlacePage.objects.none(),
        label="Xã, phường",
        empty_label="Chọn xã, phường",
        error_messages={"invalid_choice": wording.NO_PAGE},
    )
    last_name = forms.CharField(label="Họ và tên đệm", max_length=150)
    first_name = forms.CharField(label="Tên", max_length=150)
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=150,
        validators=[ASCIIUsernameValidator()],
        help_text="Chữ không dấu, chữ số, ví dụ: thuanthanh.lan",
    )
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        help_text="Có địa chỉ thì liên kết đặt mật khẩu được gửi đến; không thì bạn giao tận tay.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages = PlacePage.objects.live().filter(place__level="commune", place__valid_to=None, alias_of=None)
        field: Any = self.fields["page"]
        field.queryset = pages
        field.choices = [("", field.empty_label)] + [
            (page.pk, name_first(page.title)) for page in sorted(pages, key=lambda page: place_key(page.title))
        ]

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if get_user_model().objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(wording.USERNAME_TAKEN)
        return username
