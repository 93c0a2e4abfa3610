"""What a request says, cleaned before anything reads it: parameters, fields of forms, names of files that are sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from site_core.text.clean import clean, clean_line

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class CleanInputMiddleware:
    """Clean what was typed, so that what is searched, compared and checked is what will be stored.

    Passwords are left as they are. So is JSON, in which the editor counts characters: its texts are cleaned when they are saved.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.GET = _cleaned(request.GET)
        if request.method == "POST" and request.content_type in FORMS:
            request.POST = _cleaned(request.POST)
            for _, files in request.FILES.lists():
                for file in files:
                    file.name = clean_line(file.name or "")
        return self.get_response(request)


def _cleaned(given: QueryDict) -> Any:
    changed = {
        name: cleaned
        for name, values in given.lists()
        if "password" not in name and (cleaned := [_clean(value) for value in values]) != values
    }
    if not changed:
        return given
    made = given.copy()
    for name, values in changed.items():
        made.setlist(name, values)
    made._mutable = False
    return made


def _clean(value: str) -> str:
    return value if _is_json(value) else clean(value)


def _is_json(value: str) -> bool:
    if not value.startswith(("{", "[")):
        return False
    try:
        json.loads(value)
    except ValueError:
        return False
    return True
