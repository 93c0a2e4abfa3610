"""The last page helps without the database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import RequestFactory

from site_core.models import SiteSettings
from site_core.views import server_error


@pytest.mark.django_db
def test_it_names_whom_to_ask_and_asks_no_database(
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = SiteSettings(centre_name="Trung tâm", phone="0222 3 822 222", email="hoi@example.vn")
    monkeypatch.setattr(SiteSettings, "known", centre)

    with django_assert_num_queries(0):
        answer = server_error(RequestFactory().get("/tin-tuc/"))

    page = answer.content.decode()
    assert answer.status_code == 500
    assert 'href="tel:02223822222"' in page
    assert 'href="mailto:hoi@example.vn"' in page
    assert "/static/css/site.css" in page


def test_it_stands_where_nothing_was_ever_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SiteSettings, "known", None)
    page = server_error(RequestFactory().get("/")).content.decode()
    assert "Lỗi là của chúng tôi" in page
    assert "tel:" not in page


@pytest.mark.django_db
def test_what_was_read_last_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SiteSettings, "known", None)
    settings = SiteSettings.load()
    settings.phone = "0222 3 999 999"
    settings.save()
    SiteSettings.current()
    assert SiteSettings.known is not None
    assert SiteSettings.known.phone == "0222 3 999 999"
