"""Snippets."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.highlight import LENGTH, _pattern, _spans, snippet, snippet_if_found
from search.analysis.text import clean, fold

STORY = (
    "Mở đầu không có gì. " * 30
    + "Xưởng mộc của ông Hòa ở Đồng Kỵ mua máy CNC, máy móc mới, và được khuyến công hỗ trợ. "
    + "Phần cuối cũng nhắc đến máy. " * 30
)


def plain(shown: str) -> str:
    return html.unescape(re.sub(r"</?mark>", "", shown)).strip("… ")


def test_the_window_holds_most_of_what_was_asked_for() -> None:
    shown = snippet(STORY, [("may", "moc"), ("khuyen", "cong"), ("may",)])
    assert "<mark>máy móc</mark>" in shown
    assert "<mark>khuyến công</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(plain(shown)) <= LENGTH + 20


def test_the_longest_phrase_is_marked_as_one() -> None:
    assert snippet("Mua máy móc.", [("may",), ("may", "moc")]) == "Mua <mark>máy móc</mark>."


def test_without_a_match_it_is_the_beginning() -> None:
    shown = snippet(STORY, [("rong",)])
    assert shown.startswith("Mở đầu không có gì.")
    assert "<mark>" not in shown


def test_words_are_whole_and_numbers_are_read_as_written() -> None:
    assert snippet("Máy, mayo, Số 09, 60.000 tấn, 4.5", [("may",), ("9",), ("60000",), ("45",)]) == (
        "<mark>Máy</mark>, mayo, Số <mark>09</mark>, <mark>60.000</mark> tấn, 4.5"
    )
    assert snippet("Nghị định 45/2012/NĐ-CP", [("45", "2012")]) == "Nghị định <mark>45/2012</mark>/NĐ-CP"
    assert snippet("kỹ thuật, kĩ thuật", [("ki", "thuat")]).count("<mark>") == 2


def test_html_is_shown_as_text() -> None:
    assert snippet('<b>"Máy" & <script>', [("may",)]) == "&lt;b&gt;&quot;<mark>Máy</mark>&quot; &amp; &lt;script&gt;"


def test_a_text_without_any_of_the_phrases_gives_no_snippet() -> None:
    assert snippet_if_found("Mua máy", [("may",)], fold("Mua máy")) == "Mua <mark>máy</mark>"
    assert snippet_if_found("Mua mây mưa", [("mua", "may", "xe")], fold("Mua mây mưa")) is None
    assert snippet_if_found("gì đó", [], "gi do") is None


def test_a_phrase_begins_and_ends_with_a_word() -> None:
    """Whatever its first letter, and whatever stands before it."""
    phrases = [("an", "toan"), ("toan",), ("2026",)]
    assert snippet("Quan toàn, an toàn; ban 12026 02026", phrases) == (
        "Quan <mark>toàn</mark>, <mark>an toàn</mark>; ban 12026 <mark>02026</mark>"
    )
    assert snippet("an-toàn _toàn", phrases) == "<mark>an-toàn</mark> _toàn"


@given(st.text(max_size=600), st.lists(st.tuples(st.text(st.sampled_from("abc9"), min_size=1, max_size=2)), max_size=3))
def test_a_snippet_is_a_piece_of_the_text_with_marks_only(text: str, phrases: list[tuple[str, ...]]) -> None:
    cleaned = clean(text)
    shown = snippet(cleaned, phrases)
    assert set(re.findall(r"<[^>]*>", shown)) <= {"<mark>", "</mark>"}
    assert shown.count("<mark>") == shown.count("</mark>")
    assert plain(shown).strip("… ") in " ".join(cleaned.split())


TEXTS = st.lists(
    st.sampled_from(
        [
            "ho",
            "tro",
            "ho tro",
            "hotro",
            "may",
            "may moc",
            "0",
            "045",
            "45",
            "60.000",
            "_",
            "–",
            ",",
            " ",
            "  ",
            "\n",
            "h",
            "đ",
        ]
    ),
    max_size=20,
).map("".join)
WORDS = st.sampled_from(["ho", "tro", "may", "moc", "h", "cho", "45", "2", "60000"])


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.lists(st.lists(WORDS, max_size=3).map(tuple), max_size=5).map(tuple))
def test_phrases_are_found_where_one_expression_for_all_finds_them(
    text: str, phrases: tuple[tuple[str, ...], ...]
) -> None:
    pattern = _pattern(phrases)
    found = [(m.start(), m.end(), m.group()) for m in pattern.finditer(text)] if pattern else []
    assert _spans(text, phrases) == found
