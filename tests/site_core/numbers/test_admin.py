"""Numbers in the forms of the admin: typed as Vietnamese write them, stored exactly, shown back."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import models
from django.test import Client
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.blocks import BaseStreamBlock, Block
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from news.models import PricePoint, PriceSeries, Programme, Project
from policies.models import SupportItem, SupportScheme
from site_core.blocks.number import NumberBlock
from site_core.numbers import MEASURES
from site_core.numbers.forms import FloatNumberField, NumberInput, WholeNumberField
from site_core.numbers.overrides import measure_of

pytestmark = pytest.mark.django_db

OURS = [
    model
    for model in apps.get_models()
    if model.__module__.split(".")[0] in ("site_core", "policies", "news", "search")
]
NUMBERS = (models.IntegerField, models.DecimalField, models.FloatField)


def filled_in(html: str) -> dict[str, Any]:
    """What the form of a page of the admin would send, its StreamFields emptied."""
    form = BeautifulSoup(html, "html.parser").select_one("form#page-edit-form, form[data-edit-form]")
    assert form
    sent: dict[str, Any] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        name = str(control["name"])
        if control.name == "select":
            sent[name] = [option["value"] for option in control.select("option[selected]")]
        elif control.name == "textarea":
            sent[name] = control.text.lstrip("\n")
        elif control.get("type") not in ("checkbox", "radio") or control.has_attr("checked"):
            sent.setdefault(name, []).append(control.get("value", ""))
    return sent


def streams(page: Page) -> dict[str, str]:
    """Emptied StreamFields."""
    return {f"{field.name}-count": "0" for field in page._meta.get_fields() if isinstance(field, StreamField)}


def edited(client: Client, page: Page, **changes: str) -> Any:
    """The answer to the edit form of a page sent with some fields changed, and published."""
    address = f"/admin/pages/{page.pk}/edit/"
    sent = filled_in(client.get(address).content.decode())
    # Rules that are emptied, or replaced, would not pass the golden cases.
    without_cases = {
        name.replace("-answers", "-DELETE"): "on" for name in sent if re.fullmatch(r"golden_cases-\d+-answers", name)
    }
    sent |= streams(page) | without_cases | changes | {"action-publish": "action-publish"}
    return client.post(address, sent)


def scheme() -> tuple[SupportScheme, SupportItem]:
    items = SupportItem.objects.filter(cap_million__isnull=False, page__live=True)
    item = items.select_related("page").first()
    assert item
    return item.page, item


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1.000", 1000),
        ("1000", 1000),
        ("1 000", 1000),
        ("1 tỷ", 1000),
        ("1,25 tỷ đồng", 1250),
        ("300.000.000 đồng", 300),
        ("5.000 tỷ đồng", 5_000_000),
    ],
)
def test_the_ceiling_of_a_scheme_is_stored_as_it_is_typed(admin_client: Client, typed: str, stored: int) -> None:
    page, item = scheme()
    number = list(page.support_items.all()).index(item)

    response = edited(admin_client, page, **{f"support_items-{number}-cap_million": typed})

    assert response.status_code == 302, _errors(response)
    assert SupportItem.objects.get(pk=item.pk).cap_million == stored


def test_what_is_stored_is_shown_beside_the_field(admin_client: Client) -> None:
    page, item = scheme()
    number = list(page.support_items.all()).index(item)
    edited(admin_client, page, **{f"support_items-{number}-cap_million": "1.000"})

    html = BeautifulSoup(admin_client.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    field = html.select_one(f"input[name=support_items-{number}-cap_million]")
    assert field
    assert field["value"] == "1.000"
    assert field["type"] == "text"
    assert field["inputmode"] == "decimal"
    assert field.parent
    assert field.parent.get_text(strip=True) == "= 1.000 triệu đồng, tức 1 tỷ đồng"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1,000", "“1,000” có thể hiểu sai. Hãy ghi “1.000” nếu là 1 tỷ đồng; “1” nếu là 1 triệu đồng."),
        ("300.000.000", "Hãy ghi “300” nếu là 300 triệu đồng"),
        ("300-500", "Ở đây chỉ ghi một số"),
        ("nhiều", "Chưa đọc được “nhiều”"),
        ("-5", "không có số âm"),
        ("2tr5", "Hãy ghi “2” nếu là 2 triệu đồng; “3” nếu là 3 triệu đồng."),
    ],
)
def test_what_may_be_misread_is_refused_with_what_to_write(admin_client: Client, typed: str, told: str) -> None:
    page, item = scheme()
    number = list(page.support_items.all()).index(item)

    response = edited(admin_client, page, **{f"support_items-{number}-cap_million": typed})

    assert response.status_code == 200
    html = BeautifulSoup(response.content, "html.parser")
    assert told in html.get_text()
    assert "khoảng thì ghi" not in html.get_text(), "a field of the admin takes one number"
    field = html.select_one(f"input[name=support_items-{number}-cap_million]")
    assert field
    assert field["value"] == typed, "what was typed is kept"
    assert SupportItem.objects.get(pk=item.pk).cap_million == item.cap_million


CRITERION = {
    "routes-count": "1",
    "routes-0-deleted": "",
    "routes-0-order": "0",
    "routes-0-type": "route",
    "routes-0-id": "",
    "routes-0-value-key": "ho",
    "routes-0-value-label": "Hộ kinh doanh",
    "routes-0-value-who": "household",
    "routes-0-value-who_clause": "",
    "routes-0-value-criteria-count": "1",
    "routes-0-value-criteria-0-deleted": "",
    "routes-0-value-criteria-0-order": "0",
    "routes-0-value-criteria-0-type": "number",
    "routes-0-value-criteria-0-id": "",
    "routes-0-value-criteria-0-value-strength": "hard",
    "routes-0-value-criteria-0-value-clause": "",
}
CARD = "routes-0-value-criteria-0-value"


@pytest.mark.parametrize(
    ("fact", "lo", "hi", "stored"),
    [
        ("revenue", "3 tỷ", "50.000", (3000, 50_000)),
        ("revenue", "500 triệu", "1,25 tỷ", (500, 1250)),
        ("employees", "1.000", "mười nghìn người", (1000, 10_000)),
        ("years", "", "3 năm", (None, 3)),
    ],
)
def test_a_limit_on_a_card_is_read_in_the_unit_of_its_question(
    admin_client: Client, fact: str, lo: str, hi: str, stored: tuple[int | None, int | None]
) -> None:
    page, _ = scheme()
    card = {f"{CARD}-fact": fact, f"{CARD}-lo": lo, f"{CARD}-hi": hi}

    response = edited(admin_client, page, **CRITERION, **card)

    assert response.status_code == 302, _errors(response)
    value = SupportScheme.objects.get(pk=page.pk).routes.raw_data[0]["value"]["criteria"][0]["value"]
    assert (value["lo"], value["hi"]) == stored


@pytest.mark.parametrize(
    ("fact", "lo", "told"),
    [
        ("employees", "1,000", "Hãy ghi “1.000” nếu là 1.000 người; “1” nếu là 1 người."),
        ("employees", "3 tỷ", "Hãy ghi số người"),
        ("revenue", "3 người", "Hãy ghi số tiền"),
    ],
)
def test_a_limit_that_may_be_misread_is_refused_on_its_card(
    admin_client: Client, fact: str, lo: str, told: str
) -> None:
    page, _ = scheme()

    response = edited(admin_client, page, **CRITERION, **{f"{CARD}-fact": fact, f"{CARD}-lo": lo, f"{CARD}-hi": ""})

    assert response.status_code == 200
    assert told in _data_of_streams(response)
    assert lo in _data_of_streams(response)


def test_a_stored_limit_is_shown_as_vietnamese_write_it() -> None:
    block = SupportScheme._meta.get_field("routes").stream_block.child_blocks["route"]
    number = block.child_blocks["criteria"].child_blocks["number"].child_blocks["lo"]

    assert number.get_form_state(3000) == "3.000"
    assert number.get_form_state("1,000") == "1,000"
    assert number.get_form_state(None) is None


def test_a_price_is_typed_with_dots(admin_client: Client) -> None:
    sent = {"name": "Giấy thử", "key": "giay-thu", "unit": "đồng/kg", "source": ""}
    counts = {"points-TOTAL_FORMS": "1", "points-INITIAL_FORMS": "0", "points-MIN_NUM_FORMS": "0"}
    point = {"points-0-date": "05/06/2026", "points-0-price": "15.000", "points-0-ORDER": "1", "points-0-id": ""}

    response = admin_client.post("/admin/snippets/news/priceseries/add/", {**sent, **counts, **point})

    assert response.status_code == 302
    assert PricePoint.objects.get(series__key="giay-thu").price == Decimal(15_000)
    series = PriceSeries.objects.get(key="giay-thu")
    html = admin_client.get(f"/admin/snippets/news/priceseries/edit/{series.pk}/").content.decode()
    assert 'value="15.000"' in html
    assert "= 15.000 đồng" in html


def test_a_year_has_no_dot_and_the_port_of_a_site_is_left_alone(admin_client: Client) -> None:
    programme = Programme.objects.first()
    site = Site.objects.get()
    assert programme

    html = admin_client.get(f"/admin/pages/{programme.pk}/edit/").content.decode()
    assert f'name="year_from" value="{programme.year_from}"' in html
    assert f'value="{site.port}"' in admin_client.get(f"/admin/sites/edit/{site.pk}/").content.decode()


@pytest.mark.parametrize(
    ("query", "said", "read"),
    [
        ("text=1.000&measure=million_vnd", "= 1.000 triệu đồng, tức 1 tỷ đồng", True),
        ("text=50&measure=percent", "= 50%", True),
        ("text=&measure=people", "", True),
        ("text=1.000&measure=nothing", "= 1.000", True),
        ("text=500.000.000&measure=million_vnd", "“500.000.000” có thể hiểu sai.", False),
    ],
)
def test_what_is_being_typed_is_read_back(admin_client: Client, query: str, said: str, read: bool) -> None:
    answer = json.loads(admin_client.get(f"/admin/numbers/?{query}").content)

    assert answer["said"].startswith(said)
    assert answer["read"] is read


def test_only_editors_have_numbers_read_back(client: Client) -> None:
    assert client.get("/admin/numbers/?text=1").status_code == 302


# --- every number of a form ---


def test_every_number_that_a_model_keeps_is_typed_as_vietnamese_write_it() -> None:
    found = 0
    for model in OURS:
        for field in model._meta.get_fields():
            if isinstance(field, NUMBERS) and field.model is model and field.editable and not field.auto_created:
                form_field = formfield_for_dbfield(field)
                if form_field is not None:
                    found += 1
                    assert isinstance(form_field.widget, NumberInput), f"{model.__name__}.{field.name}"
    assert found > 8


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_the_unit_of_a_field_is_that_of_its_label(model: Any) -> None:
    units = {"triệu đồng": "million_vnd", "đồng": "vnd", "%": "percent"}
    for field in model._meta.get_fields():
        if isinstance(field, NUMBERS) and "(" in str(field.verbose_name):
            unit = str(field.verbose_name).rsplit("(", 1)[1].rstrip(")")
            assert measure_of(field).key in ((units[unit],) if unit in units else ("quantity", "whole")), field
    assert set(getattr(model, "measures", {})) <= {field.name for field in model._meta.get_fields()}


def test_every_number_of_a_stream_is_typed_as_vietnamese_write_it() -> None:
    blocks = [
        block
        for model in OURS
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
        for block in _blocks(field.stream_block)
    ]
    numbers = [block for block in blocks if type(block).__name__ in ("IntegerBlock", "DecimalBlock", "FloatBlock")]

    assert not numbers
    assert any(isinstance(block, NumberBlock) for block in blocks)


def test_a_number_that_was_not_changed_is_not_a_change() -> None:
    field = WholeNumberField(measure=MEASURES["million_vnd"], required=False)

    assert not field.has_changed(1000, "1.000")
    assert field.has_changed(1000, "1.001")
    assert field.has_changed(1000, "1,000")
    assert field.clean("") is None


def test_a_number_with_decimals_has_a_comma() -> None:
    field = FloatNumberField(required=False)

    assert field.clean("21,18") == 21.18
    assert field.widget.format_value(21.18) == "21,18"
    assert field.clean(field.widget.format_value(1.234)) == 1.234
    assert Project.measures["total_million"] is MEASURES["million_vnd"]


def _blocks(block: Block) -> list[Block]:
    children = [*getattr(block, "child_blocks", {}).values()]
    if (child := getattr(block, "child_block", None)) is not None:
        children.append(child)
    assert children or not isinstance(block, BaseStreamBlock)
    return [block, *(inner for child in children for inner in _blocks(child))]


def _data_of_streams(response: Any) -> str:
    """What the blocks of a page are told: values and errors, packed into an attribute as JSON."""
    html = BeautifulSoup(response.content, "html.parser")
    packed = [
        str(value) for tag in html.select("[data-block], [data-w-block-data-value]") for value in tag.attrs.values()
    ]
    packed += [str(value) for tag in html.select("[data-w-block-arguments-value]") for value in tag.attrs.values()]
    return "".join(packed).encode().decode("unicode_escape", "ignore") + "".join(packed)


def _errors(response: Any) -> str:
    html = BeautifulSoup(response.content, "html.parser")
    return " ".join(tag.get_text(" ", strip=True) for tag in html.select(".error-message, .messages, .help-critical"))
