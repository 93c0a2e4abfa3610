"""The amount of support in a few words: a rate says what it is a part of."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.test import Client

from news.models import Announcement
from policies import wording
from policies.headline import headline_amount, share
from policies.models import SupportItem, SupportScheme

TODAY = dt.date(2026, 11, 25)


def item(**values: object) -> SimpleNamespace:
    empty = {"rate_percent": None, "cap_million": None, "cap_unit": "", "valid_from": None, "valid_to": None}
    return SimpleNamespace(**{**empty, "base": "investment", "confirmed": True, **values})


def test_every_base_has_its_words() -> None:
    assert set(wording.SHARE_OF) == set(SupportItem.Base.values)


@pytest.mark.parametrize(
    ("rate", "base", "written"),
    [
        (50, "investment", "50% chi phí"),
        (50, "interest", "50% tiền lãi vay"),
        (80, "booth", "80% tiền thuê gian hàng"),
        (100, "ticket", "100% tiền vé máy bay"),
        (100, "fixed", "100% chi phí, theo giá trúng thầu hoặc định mức"),
    ],
)
def test_a_rate_says_what_it_is_a_part_of(rate: int, base: str, written: str) -> None:
    assert share(item(rate_percent=rate, base=base)) == written


def test_the_ceiling_comes_before_the_rate() -> None:
    found = item(rate_percent=50, cap_million=500, cap_unit="cơ sở", base="interest")

    assert headline_amount([found], TODAY) == ("tối đa 500 triệu đồng/cơ sở", "")
    assert headline_amount([item(rate_percent=100, base="ticket", confirmed=False)], TODAY) == (
        "100% tiền vé máy bay",
        "chưa xác nhận",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "written"), [("lai-suat", "50% tiền lãi vay"), ("may-moc", "50% chi phí")])
def test_a_page_says_of_what_the_rate_is(client: Client, code: str, written: str) -> None:
    page = SupportScheme.objects.get(code=code)

    assert written in client.get(page.url).content.decode()


@pytest.mark.django_db
def test_nobody_is_told_that_a_scheme_without_dates_is_open_all_the_time(client: Client) -> None:
    page = client.get(SupportScheme.objects.get(code="may-moc").url).content.decode()
    call = client.get(Announcement.objects.get(opens_at=None, closes_at=None).url).content.decode()

    assert "Chưa có đợt đăng ký" in page
    assert "Nhận thường xuyên" not in page
    assert "Nhận thường xuyên" in call
