"""Words of a text: where they stand, and which of them belong together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.text import clean, fold
from search.analysis.tokens import pairs, tokenize


def folded(text: str) -> list[str]:
    return [token.folded for token in tokenize(clean(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hỗ trợ, mua máy!", ["ho", "tro", "mua", "may"]),
        ("45/2012/NĐ-CP", ["45", "2012", "nd", "cp"]),
        ("NĐ45 và TT28", ["nd", "45", "va", "tt", "28"]),
        ("01/2020/QĐ-UBND", ["1", "2020", "qd", "ubnd"]),
        ("60.000 tấn, 1.000.000 đồng", ["60000", "tan", "1000000", "dong"]),
        ("2,5 tỷ; 1.5; 12.2026; 000", ["2", "5", "ti", "1", "5", "12", "2026", "0"]),
        ("snake_case e-mail", ["snake", "case", "e", "mail"]),
        ("", []),
        ("…!?", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert folded(text) == words


@given(st.text(max_size=200))
def test_offsets_cut_the_original(text: str) -> None:
    cleaned = clean(text)
    end = 0
    for token in tokenize(cleaned):
        assert end <= token.start < token.end <= len(cleaned)
        end = token.end
        piece = cleaned[token.start : token.end]
        if piece.isalpha():
            assert fold(cleaned)[token.start : token.end] == token.folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("khu công nghiệp", ["khu_cong", "cong_nghiep"]),
        ("máy móc, thiết bị", ["may_moc", "thiet_bi"]),
        ("xong. Máy", []),
        ("dòng một\ndòng hai", ["dong_mot", "dong_hai"]),
        ("45/2012/NĐ-CP", ["45_2012", "2012_nd", "nd_cp"]),
        ("TP.Bắc Ninh", ["tp_bac", "bac_ninh"]),
        ("khoa học & công nghệ", ["khoa_hoc", "hoc_cong", "cong_nghe"]),
        ("(máy) móc", []),
    ],
)
def test_pairs_stay_within_a_phrase(text: str, expected: list[str]) -> None:
    assert pairs(tokenize(clean(text))) == expected
