"""Pressing the button of a report as a browser does, with nothing but what the page holds."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.test import Client

from site_core.models import User


def press_again(user: User, report: str, address: str) -> HttpResponse:
    """The answer to the button that posts to the address, of a site that checks where a form comes from."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user)
    html = browser.get(report).content.decode()
    form = re.search(rf'<form action="{re.escape(address)}" method="post">(.*?)</form>', html, re.DOTALL)
    assert form, "the report has no such button"
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form[1])
    return browser.post(address, {"csrfmiddlewaretoken": token[1]} if token else {})
