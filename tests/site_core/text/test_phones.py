"""Telephone numbers of Vietnam, and numbers that nobody should have typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_core.text.personal_numbers import personal_numbers
from site_core.text.phones import phone_number, written_phone

MOBILE = st.from_regex(r"0[35789][0-9]{8}", fullmatch=True)
FIXED = st.from_regex(r"02[0-9]{9}", fullmatch=True)
SIGN = st.sampled_from(["", " ", ".", "-", "  ", ". "])


@given(
    number=MOBILE | FIXED, prefix=st.sampled_from(["0", "+84", "84", "0084", "+84 0", "+84(0)", ""]), signs=st.data()
)
def test_a_number_is_read_however_it_is_written(number: str, prefix: str, signs: st.DataObject) -> None:
    typed = prefix + "".join(digit + signs.draw(SIGN) for digit in number[1:])
    assert phone_number(typed) == number


@given(st.text(max_size=30))
def test_any_text_is_a_number_in_one_form_or_none(text: str) -> None:
    number = phone_number(text)
    assert number is None or (phone_number(number) == number and phone_number(written_phone(number)) == number)


@pytest.mark.parametrize(
    "typed",
    [
        "0912 345 678 (zalo)",
        "Zalo: 0912345678",
        "SĐT 0912.345.678",
        "số 0912 345 678",
        "0912345678 (Zalo, Viber)",
        "đt: +84912345678",
    ],
)
def test_what_people_write_beside_a_number_is_passed_over(typed: str) -> None:
    assert phone_number(typed) == "0912345678"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0",
        "12345",
        "0123456789",
        "091234567",
        "09123456789",
        "0222382212",
        "113",
        "1900 1234",
        "zalo",
        "Lan 0912345678",
        "abc",
        "+1 212",
    ],
)
def test_what_no_subscriber_has_is_none(typed: str) -> None:
    assert phone_number(typed) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CCCD 027094001234 nhé", ["027094001234"]),
        ("căn cước 027.094.001.234", ["027.094.001.234"]),
        ("MST 2300100778", []),
        ("MST 0100109106 và 0100109106-001", ["0100109106", "0100109106-001"]),
        ("gọi 0912 345 678 hoặc 02223822123", []),
        ("máy giá 1.250.000.000 đồng, 600000000 đồng", []),
        ("120.000.000.000", []),
        ("năm 2021-2025, 45/2012/NĐ-CP", []),
    ],
)
def test_numbers_of_papers_are_found_and_money_and_telephones_are_not(text: str, found: list[str]) -> None:
    assert personal_numbers(text) == found
