"""What the admin gives out as CSV opens in Excel: UTF-8 with a byte order mark, once, whichever report it is."""

from __future__ import annotations

import codecs
import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

pytestmark = pytest.mark.django_db

REPORTS = [
    "search_files:index",
    "search_unfound:index",
    "search_waiting:index",
    "background_steps:index",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:page_types_usage",
    "wagtailredirects:index",
]


@pytest.mark.parametrize("name", REPORTS)
def test_a_csv_begins_with_the_mark(admin_client: Client, name: str) -> None:
    Redirect.objects.create(old_path="/cũ", redirect_link="/mới")
    response = admin_client.get(reverse(name), {"export": "csv"})
    content = response.getvalue()
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert content.count(codecs.BOM_UTF8) == 1
    assert content.startswith(codecs.BOM_UTF8)
    headings, *_ = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert all(headings)


def test_a_workbook_is_left_alone(admin_client: Client) -> None:
    assert admin_client.get(reverse("search_files:index"), {"export": "xlsx"}).getvalue().startswith(b"PK")
