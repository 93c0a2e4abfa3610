"""Demand → plan: counts and money by commune and scheme, judged by the rules of now; nothing personal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from policies.models import ErasedCount, State
from policies.workbench.demand import FIGURES, Wanted, demand, together
from tests.policies.eligibility.builders import ARTISANS, GOOD_BASE, MACHINES, MAY_MOC, profile
from tests.policies.requests.test_clock import request
from tests.policies.workbench.test_lint_report import editor_below

TODAY = dt.date(2026, 11, 26)
SCHEMES = [MAY_MOC, ARTISANS]
FITS = f"legal_form=household&{GOOD_BASE}"


def wanted(query: str, scheme: str = "may-moc", place: str = "09400") -> Wanted:
    return Wanted(place, scheme, profile(query))


def test_requests_are_counted_and_costed_by_commune_and_scheme() -> None:
    rows = demand(
        [
            wanted(f"{FITS}&investment=600"),
            wanted(f"{FITS}&investment=400-500"),
            wanted(f"{FITS}&investment=200-"),
            wanted(FITS),
            wanted("legal_form=household&place=09400&investment=100"),
            wanted(f"{FITS}&investment=100", place="09409"),
        ],
        {("09400", "may-moc"): 2},
        SCHEMES,
        TODAY,
    )
    first, second = rows
    assert (first.place, first.asked, first.erased, first.eligible, first.open, first.unmet) == ("09400", 7, 2, 4, 1, 0)
    # A cost without an upper end has no own funds that could be added.
    assert (first.costed, first.support_million, first.own_funds_million) == (2, 300 + 250, 300 + 250)
    assert (second.place, second.asked, second.support_million) == ("09409", 1, 50)


def test_who_asks_for_a_scheme_means_its_cost_whatever_its_rate_is_of() -> None:
    booth = replace(MAY_MOC, benefits=(replace(MACHINES, base="booth"),))
    (row,) = demand([wanted(f"{FITS}&investment=100")], {}, [booth], TODAY)
    assert row.support_million == 50


def test_what_no_scheme_is_for_is_unmet_and_what_names_none_is_judged_by_all() -> None:
    lost = "legal_form=household&place=outside&industry=1702&counterpart=yes&other_funding=no"
    (row,) = demand([wanted(lost, ""), wanted(FITS, ""), wanted("", "")], {}, SCHEMES, TODAY)
    assert (row.asked, row.eligible, row.open, row.unmet) == (3, 1, 1, 1)
    (gone,) = demand([wanted(FITS, "khong-con")], {}, SCHEMES, TODAY)
    assert (gone.asked, gone.eligible, gone.costed) == (1, 0, 0)


def test_added_up_by_commune_or_scheme_nothing_is_lost_and_who_did_not_ask_has_a_row_of_noughts() -> None:
    rows = demand(
        [wanted(f"{FITS}&investment=600"), wanted(FITS, "dao-tao"), wanted(FITS, place="09409"), wanted("", "", "")],
        {("09400", "may-moc"): 2},
        SCHEMES,
        TODAY,
    )
    places = together(rows, "place", ["09400", "09427"])
    assert [(row.place, row.asked, row.support_million) for row in places] == [
        ("", 1, 0),
        ("09400", 4, 300),
        ("09409", 1, 0),
        ("09427", 0, 0),
    ]
    schemes = together(rows, "scheme", ["may-moc", "dao-tao", "sxsh"])
    assert {row.scheme: row.asked for row in schemes} == {"": 1, "may-moc": 4, "dao-tao": 1, "sxsh": 0}
    for figure in FIGURES:
        sums = {sum(getattr(row, figure) for row in some) for some in (rows, places, schemes)}
        assert len(sums) == 1, figure


@pytest.mark.django_db
def test_the_report_has_no_names_and_can_be_exported(admin_client: Client) -> None:
    answers = [
        {"fact": name, "value": value}
        for name, value in (pair.split("=") for pair in f"{FITS}&investment=600".split("&"))
    ]
    shared: dict[str, Any] = {"place": "09400", "scheme_code": "may-moc", "answers": answers, "name": "Bà Cúc"}
    request(dt.date(2026, 3, 2), **shared)
    request(dt.date(2026, 3, 3), **shared, state=State.WITHDRAWN)
    ErasedCount.objects.create(
        month=dt.date(2026, 1, 1), place="09400", scheme_code="may-moc", state=State.ADVISED, asked=False, number=4
    )
    address = "/admin/reports/nhu-cau-theo-xa/"
    text = admin_client.get(address).content.decode()
    assert "Phường Thuận Thành" in text
    assert "Cộng: 5 nhu cầu, 1 đủ điều kiện; hỗ trợ ước tính tối đa 300 triệu đồng" in text
    exported = admin_client.get(f"{address}?export=csv").getvalue().decode()
    assert 'Phường Thuận Thành,"Hỗ trợ mua máy móc, thiết bị tiên tiến",5,1,0,0,1,300,300,4' in exported
    assert admin_client.get(f"{address}?export=xlsx").getvalue()[:2] == b"PK"
    for said in (text, exported):
        assert "Cúc" not in said
        assert "0912345678" not in said
    last = timezone.localdate().year
    assert f'<option value="{last}"' in text or f'value="{last}"' in text
    assert admin_client.get(f"{address}?year=1999").status_code == 200
    assert editor_below(None, "a").get(address).status_code == 302
