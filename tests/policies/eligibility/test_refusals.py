"""A rule that makes no sense is refused in words for an editor, to the letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from policies.eligibility import IndustryIn, NumberRange, OneOf, PlaceIn, Route, Unasked
from policies.eligibility.facts import FACTS, SIZE, registry_order

WHO = OneOf("legal_form", frozenset({"enterprise"}))
RANGE = "cần ít nhất một mức; mức thấp không âm và không lớn hơn mức cao."


@pytest.mark.parametrize(("make", "message"), [
    (lambda: OneOf("employees", frozenset({"8"})), "Không thể đặt điều kiện cho “employees” theo cách này."),
    (lambda: OneOf("exports", frozenset()), "Điều kiện về “Hàng xuất khẩu” cần ít nhất một giá trị."),
    (lambda: OneOf(SIZE, frozenset()), "Điều kiện về “Quy mô” cần ít nhất một giá trị."),
    (lambda: OneOf("exports", frozenset({"a", "b"})), "Điều kiện về “Hàng xuất khẩu” không có giá trị: a, b."),
    (lambda: OneOf(SIZE, frozenset({"to"})), "Điều kiện về “Quy mô” không có giá trị: to."),
    (lambda: NumberRange("exports", 1), "Không thể đặt điều kiện cho “exports” theo cách này."),
    (lambda: NumberRange("employees"), f"Điều kiện về “Số lao động” {RANGE}"),
    (lambda: NumberRange("employees", 9, 1), f"Điều kiện về “Số lao động” {RANGE}"),
    (lambda: IndustryIn(frozenset({"17"}), " "), "Nhóm ngành nghề hoặc địa bàn cần có tên."),
    (lambda: IndustryIn(frozenset(), "Giấy"), "Điều kiện về “Giấy” cần ít nhất một giá trị."),
    (lambda: IndustryIn(frozenset({"1", "2"}), "Giấy"), "Điều kiện về “Giấy” không có giá trị: 1, 2."),
    (lambda: PlaceIn(frozenset({"d262"}), "Nơi"), "Điều kiện về “Nơi” không có giá trị: d262."),
    (lambda: Unasked(" "), "Điều kiện do Trung tâm xác nhận cần có nội dung."),
    (
        lambda: Unasked("có danh hiệu", strength="hard"),
        "Điều không hỏi người dân thì không thể là điều kiện bắt buộc: “có danh hiệu”.",
    ),
    (lambda: Unasked("x", strength="soft"), "Mức độ của điều kiện không hợp lệ: soft."),
    (lambda: Route("a", "Hộ", Unasked("x")), "Đối tượng “Hộ” phải bắt đầu bằng điều kiện bắt buộc về loại hình."),
])  # fmt: skip
def test_what_an_editor_reads(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        make()


def test_any_collection_of_values_is_kept_as_a_set() -> None:
    assert OneOf("exports", ["yes"]).accepted == frozenset({"yes"})  # type: ignore[arg-type]
    assert {type(rule.codes) for rule in (IndustryIn(["17"], "x"), PlaceIn(["09400"], "x"))} == {frozenset}  # type: ignore[arg-type]
    assert isinstance(OneOf("exports", ["yes"]).accepted, frozenset)  # type: ignore[arg-type]


def test_the_size_stands_before_the_numbers_that_it_follows_from() -> None:
    order = sorted((*FACTS, SIZE, "other"), key=registry_order)
    assert order[:5] == ["legal_form", "industry", "place", "size", "employees"]
    assert order[-1] == "other"
