"""From everyday words to classes: what is written counts before what has the same letters, the whole before its parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.rows import SynonymRow
from search.analysis.vocabulary import Vocabulary
from search.understanding.match import only_sure
from search.understanding.trades import TradeRow, Trades

ROWS = [
    TradeRow("1520", "Sản xuất giày, dép", ("giày dép", "giày")),
    TradeRow("1622", "Sản xuất đồ gỗ xây dựng", ("cửa gỗ", "cửa")),
    TradeRow("1701", "Sản xuất bột giấy, giấy và bìa", ("giấy", "bìa")),
    TradeRow("1702", "Sản xuất giấy nhăn, bìa nhăn, bao bì từ giấy và bìa", ("thùng carton", "hộp giấy", "bao bì")),
    TradeRow("1709", "Sản xuất các sản phẩm khác từ giấy và bìa", ("giấy vệ sinh", "giấy")),
    TradeRow("2220", "Sản xuất sản phẩm từ plastic", ("đồ nhựa", "nhựa", "bao bì nhựa")),
    TradeRow("2814", "Sản xuất bi, bánh răng, hộp số", ("bánh răng",)),
    TradeRow("1071", "Sản xuất các loại bánh từ bột", ("bánh", "bánh mì")),
    TradeRow("1200", "Sản xuất sản phẩm thuốc lá", ("thuốc lào",)),
]
TRADES = Trades.build(ROWS, Vocabulary.build([SynonymRow("correction", ("cát tông", "carton"))]))
CODES = {row.code for row in ROWS}


def codes(text: str) -> list[str]:
    return [match.value for match in TRADES.ranked(text)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("giấy", ["1701", "1709"]),
        ("giay", ["1701", "1520", "1709"]),
        ("giày", ["1520"]),
        ("giấy vệ sinh", ["1709"]),
        ("bánh răng", ["2814"]),
        ("bao bif nhuwja", ["2220"]),
        ("ho65p gia61y", ["1702"]),
        ("thùng cát tông", ["1702"]),
        ("thung cactong", ["1702"]),
        ("thùng catton", ["1702"]),
        ("xưởng làm thùng carton", ["1702"]),
        ("THUNG CAR", ["1702"]),
        ("sản xuất giày dép", ["1520"]),
        ("đồ lhựa", ["2220"]),
        ("17", ["1701", "1702", "1709"]),
        ("mã ngành 1702", ["1702"]),
        ("17021", ["1702"]),
        ("1799", ["1701", "1702", "1709"]),
        ("zzz", []),
        ("", []),
    ],
)
def test_the_first_readings(typed: str, first: list[str]) -> None:
    assert codes(typed)[: len(first) or None] == first


@pytest.mark.parametrize(
    ("typed", "sure"),
    [
        ("giày", "1520"),
        ("nhựa", "2220"),
        ("xưởng thùng carton", "1702"),
        ("thung carton", "1702"),
        ("thùng cát tông", "1702"),
        ("17021", "1702"),
        ("12", "1200"),
        ("giấy", None),  # two classes
        ("giay", None),  # one syllable without marks
        ("nhua", None),
        ("cửa hàng", None),  # a shop makes no doors
        ("thùng catton", None),  # misspelled
        ("thùng carton 8 người", None),
        ("17", None),
    ],
)
def test_sure_is_only_one_known_term(typed: str, sure: str | None) -> None:
    found = only_sure(TRADES.ranked(typed))

    assert (found.value if found else None) == sure


def test_a_note_says_by_which_words_it_was_found() -> None:
    by_word, by_name, near = (TRADES.ranked(text)[0] for text in ("thùng carton", "bánh răng", "thùng catton"))

    assert by_word.note == "Gồm: thùng carton"
    assert by_word.label == "Sản xuất giấy nhăn, bìa nhăn, bao bì từ giấy và bìa (1702)"
    assert by_name.note == ""
    assert near.note == "Gần với: thùng carton"


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["giấy", "giay", "bánh", "17", "làm", "nhựa", "cua", "hop", "x"])).map(" ".join)
)
def test_any_text_has_an_answer_of_known_classes_each_once(text: str) -> None:
    found = TRADES.ranked(text, most=4)

    assert len(found) <= 4
    assert len({match.value for match in found}) == len(found)
    assert {match.value for match in found} <= CODES


@given(st.sampled_from([(row.code, term) for row in ROWS for term in row.everyday]))
def test_every_everyday_word_is_sure_of_its_class(pair: tuple[str, str]) -> None:
    code, term = pair

    assert code in {match.value for match in TRADES.ranked(term) if match.sure}
