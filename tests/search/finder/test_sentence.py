"""A plan told in one sentence is heard: what, how many, how much, where, as what; and nothing that was not said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.place_names import Gazetteer
from search.analysis.question import take_apart
from search.analysis.vocabulary import Vocabulary
from search.finder.sentence import PERHAPS, hear

WORDS, PLACES = Vocabulary.build([]), Gazetteer.build([])
WISHES = {
    "may-moc,day-chuyen": ("mua máy", "đổi máy", "máy mới"),
    "nhan-hieu": ("nhãn hiệu", "đăng ký nhãn hiệu"),
    "tu-van,may-moc": ("cung cấp cho", "cho doanh nghiệp lớn"),
    "thanh-lap-dn": ("mở công ty",),
}
TRADES = {
    "bánh": "1071",
    "kẹo": "1073",
    "bánh kẹo": "1073",
    "máy sấy": "2819",
    "may mac": "1410",
    "thùng carton": "1702",
    "đồ gỗ": "3100",
    "thung carton": "1702",
    "do go": "3100",
    "go": PERHAPS,
}
NAMED_PLACES = {"song hồ": "09400", "song ho": "09400", "ho": PERHAPS, "o ho": PERHAPS}


def heard(text: str) -> dict[str, str]:
    question = take_apart(text, WORDS, PLACES)
    found = hear(
        question, WISHES, lambda name: NAMED_PLACES.get(name.lower(), ""), lambda name: TRADES.get(name.lower(), "")
    )
    return {one.parameter: one.value for one in found}


@pytest.mark.parametrize(("text", "expected"), [
    ("xưởng thùng carton 8 người, mua máy 600 triệu",
     {"employees_ghi": "8", "investment_ghi": "600 triệu", "intention": "may-moc,day-chuyen", "industry": "1702"}),
    ("xuong thung carton o song ho 8 nguoi mua may 600tr",
     {"employees_ghi": "8", "investment_ghi": "600tr", "intention": "may-moc,day-chuyen", "industry": "1702", "place": "09400"}),
    ("HTX đồ gỗ, doanh thu 3 tỷ, đăng ký nhãn hiệu",
     {"legal_form": "cooperative", "revenue_ghi": "3 tỷ", "intention": "nhan-hieu", "industry": "3100"}),
    ("công ty 10-15 công nhân làm hàng 5 năm, đổi máy hết 1 tỷ rưỡi",
     {"legal_form": "enterprise", "employees_ghi": "10-15", "years_ghi": "5", "investment_ghi": "1 tỷ rưỡi",
      "intention": "may-moc,day-chuyen"}),
    ("hộ kinh doanh muốn cung cấp cho doanh nghiệp lớn", {"legal_form": "household", "intention": "tu-van,may-moc"}),
    ("định mở công ty", {"intention": "thanh-lap-dn"}),
    ("mua máy mới và làm nhãn hiệu", {"intention": "may-moc,day-chuyen,nhan-hieu"}),
    ("tổng vốn 5 tỷ, mua máy 300-500 triệu",
     {"capital_ghi": "5 tỷ", "investment_ghi": "300-500 triệu", "intention": "may-moc,day-chuyen"}),
    ("năm 2025 tôi mất 3 năm nữa", {}),
    ("hai trăm triệu mua máy sấy", {"investment_ghi": "hai trăm triệu", "intention": "may-moc,day-chuyen"}),
    ("bánh kẹo, máy sấy 2 trăm củ", {"investment_ghi": "2 trăm củ", "industry": "1073"}),
    ("sap mo xuong may mac", {"legal_form": "founder", "industry": "1410"}),
    ("xuong go 8 nguoi", {"employees_ghi": "8", "industry_ghi": "go"}),
    ("xưởng go 8 người", {"employees_ghi": "8"}),
    ("ban do go o ho", {"industry": "3100", "place_ghi": "o ho"}),
    ("go o song ho, ho co bac", {"industry_ghi": "go", "place": "09400"}),
    ("cua ho", {}),
    ("mưa mây", {}),
    ("", {}),
])  # fmt: skip
def test_what_is_said_is_heard(text: str, expected: dict[str, str]) -> None:
    assert heard(text) == expected


@given(st.text(max_size=120))
def test_any_text_is_heard_without_an_error_and_each_fact_once(text: str) -> None:
    question = take_apart(text, WORDS, PLACES)
    found = hear(question, WISHES, lambda name: "x" if len(name) > 3 else "", lambda name: "")
    assert len({one.parameter for one in found}) == len(found)
    for one in found:
        assert all(part in question.text for part in one.words.split(", "))
