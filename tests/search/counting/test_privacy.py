"""What is counted holds nothing about a person."""

from __future__ import annotations

import pytest

from search.counting.privacy import MAX_LENGTH, countable
from search.query.quality import read_judged


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("  Hỗ trợ   MUA máy ", "ho tro mua may"),
        ("Thông tư 28/2018/TT-BTC", "thong tu 28/2018/tt-btc"),
        ("nghị định 45/2012 và 235/2025", "nghi dinh 45/2012 va 235/2025"),
        ("nghị định 45/2012, 1288/2024", "nghi dinh 45/2012, 1288/2024"),
        ("khuyến công 2021-2025", "khuyen cong 2021-2025"),
        ("chương trình 2021 - 2025 2026 - 2030", "chuong trinh 2021 - 2025 2026 - 2030"),
        ("hỗ trợ 300 triệu 50%", "ho tro 300 trieu 50%"),
        ("hội chợ 20/11/2026", "hoi cho 20/11/2026"),
        ("28/2018", "28/2018"),
        ("= -1+HYPERLINK(máy)", "1+hyperlink(may)"),
        ("", ""),
    ],
)
def test_words_are_folded(typed: str, counted: str) -> None:
    assert countable(typed) == counted


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "hồ sơ của anh Nam 0912 345 678",
        "gọi 0912.345.678",
        "+84 912-345-678",
        "(0222) 3 822 123",
        "3822123",
        "o912 345 678",
        "０９１２３４５６７８",
        "09\u200b12\u200b345678",
        "0912/345/678",
        "0912 2034 567",
        "cccd 027094001234",
        "027 094 001 234",
        "cmnd 125 034 567",
        "mã số thuế 2300 123 456-001",
        "nguyen.van.a@gmail.com",
        "nguyen van a gmail com",
        "x" * (MAX_LENGTH + 1),
    ],
)
def test_what_may_tell_who_it_was_is_not_counted(typed: str) -> None:
    assert countable(typed) == ""


def test_what_owners_ask_is_counted() -> None:
    judged = [query.query for query in read_judged()]
    assert [query for query in judged if not countable(query) and len(query) <= MAX_LENGTH] == []
