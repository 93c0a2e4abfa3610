"""Queries taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.question import MAX_CHARACTERS, MAX_WORDS, Question, take_apart
from tests.search.corpus import gazetteer, vocabulary


def question(text: str) -> Question:
    return take_apart(text, vocabulary(), gazetteer())


def parts(text: str) -> list[str]:
    """Concepts as written, marked with what they are."""
    asked = question(text)
    marks = {"place": "P", "document": "D", "filler": "f", "trade": "t", "outside": "x"}
    written = []
    for concept in asked.concepts:
        kind = next((mark for name, mark in marks.items() if getattr(concept, name)), "v" if concept.vague else "")
        piece = asked.text[concept.words[0].start : concept.words[-1].end]
        written.append(f"{kind}:{piece}" if kind else piece)
    return written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hỗ trợ mua máy mới cho xưởng gỗ", ["v:hỗ trợ", "v:mua", "máy", "v:mới", "f:cho", "v:xưởng", "t:gỗ"]),
        ("khu công nghiệp xin hỗ trợ", ["khu công nghiệp", "f:xin", "v:hỗ trợ"]),
        ("công nghiệp hỗ trợ", ["công nghiệp hỗ trợ"]),
        ("dao tao nghe may cong nghiep", ["dao tao nghe", "may cong nghiep"]),
        ("hợp tác xã Thuận Thành", ["hợp tác xã", "P:Thuận Thành"]),
        ("thị trấn hồ", ["P:hồ"]),
        ("hồ sơ", ["hồ sơ"]),
        ("nghị định 45/2012/NĐ-CP khuyến công", ["D:nghị định 45/2012", "v:khuyến công"]),
        ("khuyến nông vay vốn", ["x:khuyến nông", "vay vốn"]),
        ("máy xúc lật đời 2020", ["máy", "xúc lật đời", "v:2020"]),
        ("máy máy máy", ["máy"]),
    ],
)
def test_concepts(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_only_the_beginning_of_a_long_text_counts() -> None:
    asked = question("máy xúc " * 10_000)
    assert len(asked.text) <= MAX_CHARACTERS
    assert len(asked.tokens) <= MAX_WORDS
    assert len(question("a b " * 100).tokens) == MAX_WORDS


def test_nothing_typed_is_not_the_same_as_nothing_said() -> None:
    assert question(" \x00\u200b\n").empty
    assert not question("?").empty
    assert question("?").concepts == ()


@settings(max_examples=300)
@given(st.text(max_size=300))
def test_any_text_is_taken_apart(text: str) -> None:
    asked = question(text)
    covered = [word for concept in asked.concepts for word in concept.words]
    assert set(covered) <= set(asked.tokens)
