"""The forms in which editors write pages: dates as they are typed in Vietnam, lists that can be searched, plain labels."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from news.models import Announcement, Article, PriceSeries, Programme
from policies.models import LegalDocument, PlaceGroup, SupportScheme
from site_core.models import Place, SitePage

pytestmark = pytest.mark.django_db

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, SitePage)]


def form_of(model: Any, **data: Any) -> Any:
    return model.edit_handler.bind_to_model(model).get_form_class()(data=data or None, instance=model())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [("05/06/2026", dt.date(2026, 6, 5)), ("5-6-2026", dt.date(2026, 6, 5)), ("2026-06-05", dt.date(2026, 6, 5))],
)
def test_the_day_is_typed_first_in_every_language(language: str, typed: str, meant: dt.date) -> None:
    with translation.override(language):
        assert form_of(Article).fields["date"].clean(typed) == meant


@pytest.mark.parametrize("typed", ["05/06/2026 17:00", "05/06/2026", "2026-06-05 17:00:00"])
def test_an_instant_may_be_typed_with_or_without_its_hour(typed: str) -> None:
    with translation.override("vi"):
        instant = form_of(Announcement).fields["closes_at"].clean(typed)

    assert (instant.year, instant.month, instant.day, instant.hour) == (2026, 6, 5, 17 if ":" in typed else 0)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_date_is_shown_as_it_is_typed(language: str) -> None:
    with translation.override(language):
        field = form_of(Article, date="")["date"]
        shown = field.field.widget.format_value(dt.date(2026, 6, 5))
        assert field.field.clean(shown) == dt.date(2026, 6, 5)
        assert shown == "05/06/2026"


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_no_field_that_wagtail_brings_has_an_english_label(model: type[SitePage]) -> None:
    english = {"Title", "Page title", "Slug", "Title tag", "Meta description", "Show in menus"}
    with translation.override("vi"):
        handler = model.edit_handler.bind_to_model(model)  # type: ignore[attr-defined]
        form = handler.get_form_class()(instance=model())
        bound = handler.get_bound_panel(instance=model(), form=form, request=None)
        headings = {str(panel.heading) for tab in bound.children for panel in _panels(tab)}

    assert {"Tiêu đề", "Đường dẫn"} <= headings
    assert headings.isdisjoint(english)


def _panels(panel: Any) -> list[Any]:
    return [panel, *(part for child in getattr(panel, "children", ()) for part in _panels(child))]


def test_places_are_ticked_in_groups_and_found_without_diacritics() -> None:
    ward = Place.objects.get(code="09400", valid_to=None)
    field = form_of(Article).fields["places"]
    page = BeautifulSoup(field.widget.render("places", [str(ward.pk)], {"id": "id_places"}), "html.parser")

    rows = page.select("label")
    assert len(rows) == Place.objects.count()
    assert [row.get_text(strip=True) for row in rows if row.select("input[checked]")] == ["Phường Thuận Thành"]
    assert next(row for row in rows if "Phường Thuận Thành" in row.text)["data-words"].startswith("phuong thuan thanh")
    assert any("Xã Song Liễu" in row.text and "Thị xã Thuận Thành" in row.text for row in rows)
    assert page.select_one(".tick-list-heading").get_text() == "Xã, phường hiện nay"  # type: ignore[union-attr]
    assert page.select("input.tick-list-filter:not([name])")


def test_what_is_ticked_is_what_is_kept(admin_client: Any) -> None:
    chosen = Place.objects.filter(code__in=("09400", "09409"), valid_to=None)
    ticked = [str(place.pk) for place in chosen]
    admin_client.post("/admin/snippets/policies/placegroup/add/", {"key": "thu", "label": "thử", "places": ticked})

    assert set(PlaceGroup.objects.get(key="thu").places.all()) == set(chosen)


def test_a_short_list_has_no_filter() -> None:
    field = form_of(SupportScheme).fields["intentions"]

    assert "tick-list-filter" not in field.widget.render("intentions", [], {})


@pytest.mark.parametrize("model", [Announcement, SupportScheme])
def test_a_call_may_open_in_the_morning_of_the_day_on_which_it_closes(model: Any) -> None:
    """A closing day without an hour, at 00:00, stands for the whole day."""
    zone = timezone.get_default_timezone()
    day = model(title="Một ngày", slug="mot-ngay", code="mot-ngay", promise="x") if model is SupportScheme else model()
    day.opens_at = dt.datetime(2026, 6, 5, 8, tzinfo=zone)
    day.closes_at = dt.datetime(2026, 6, 5, tzinfo=zone)
    day.clean()

    day.closes_at = dt.datetime(2026, 6, 4, tzinfo=zone)
    with pytest.raises(ValidationError, match="sau"):
        day.clean()


@pytest.mark.parametrize(
    ("model", "begins", "ends", "field"),
    [
        (Programme, {"year_from": 2025}, 2021, "year_to"),
        (LegalDocument, {"effective_from": dt.date(2026, 1, 1)}, dt.date(2025, 1, 1), "effective_to"),
    ],
)
def test_nothing_ends_before_it_begins(model: Any, begins: dict[str, Any], ends: Any, field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        model(**begins, **{field: ends}).clean()
    assert set(caught.value.message_dict) == {field}


def test_two_prices_on_one_day_are_an_error_of_the_form_and_not_of_the_database(admin_client: Any) -> None:
    points = {
        f"points-{n}-{name}": value
        for n in range(2)
        for name, value in {"date": "05/06/2026", "price": "1000", "ORDER": str(n + 1), "id": ""}.items()
    }
    counts = {f"points-{name}": value for name, value in {"TOTAL_FORMS": 2, "INITIAL_FORMS": 0}.items()}
    response = admin_client.post(
        "/admin/snippets/news/priceseries/add/",
        {"name": "Giấy thử", "key": "giay-thu", "unit": "đồng/kg", "source": "", **points, **counts},
    )

    assert response.status_code == 200
    assert not PriceSeries.objects.filter(key="giay-thu").exists()
