"""Numbers of legal documents in queries and in documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.legal_numbers import own_terms, references
from search.analysis.text import clean
from search.analysis.tokens import tokenize


def terms(text: str) -> list[str]:
    cleaned = clean(text)
    return [reference.term() for reference in references(tokenize(cleaned), cleaned)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45/2012/NĐ-CP", ["nd 45/2012"]),
        ("nghị định 45", ["nd 45"]),
        ("nghi dinh so 45 nam 2012", ["nd 45/2012"]),
        ("NĐ45", ["nd 45"]),
        ("thông tư 28 2018 btc", ["tt 28/2018"]),
        ("tt 28/2018/tt-btc", ["tt 28/2018"]),
        ("Thông tư liên tịch 26/2014/TTLT-BTC-BCT", ["ttlt 26/2014"]),
        ("thông tư 26/2014/TTLT-BTC-BCT", ["ttlt 26/2014"]),
        ("quyết định 01/2020 bắc ninh", ["qd 1/2020"]),
        ("1881/QĐ-TTg", ["qd 1881"]),
        ("45/2012", ["45/2012"]),
        ("luật 148/2025/QH15", ["luat 148/2025"]),
        ("nghị định 45 và thông tư 28", ["nd 45", "tt 28"]),
        ("kế hoạch 5 năm", []),
        ("nghị định 2026", []),
        ("60 hộ, 17 cơ sở, 1/7/2025", []),
        ("nghị định số 99999999999999", []),
        ("nghị định", []),
    ],
)
def test_references(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_the_issuer_is_a_part_of_the_reference() -> None:
    text = "thông tư 28/2018/TT-BTC mức chi"
    reference = next(references(tokenize(text), text))
    tokens = tokenize(text)
    assert [t.folded for t in tokens[reference.start : reference.core_end]] == ["thong", "tu", "28", "2018"]
    assert [t.folded for t in tokens[reference.end :]] == ["muc", "chi"]
    assert reference.phrases() == ("thong tu 28", "28/2018")


def test_a_document_is_known_by_every_way_to_name_it() -> None:
    assert own_terms("Nghị định 45/2012/NĐ-CP Chính phủ") == ("nd 45", "45/2012", "nd 45/2012")
    assert own_terms("Quyết định 1881/QĐ-TTg", 2020) == ("qd 1881", "1881/2020", "qd 1881/2020")
    assert own_terms("Quyết định 1881/QĐ-TTg") == ("qd 1881",)
    assert own_terms("Sửa đổi Nghị định 45/2012/NĐ-CP và Thông tư 28/2018/TT-BTC")[0] == "nd 45"
    assert own_terms("Về khuyến công") == ()


@given(st.text(st.sampled_from("nđtqs 0123456789/-.số năm"), max_size=40))
def test_any_text_is_read(text: str) -> None:
    for term in terms(text):
        assert term.strip() == term
