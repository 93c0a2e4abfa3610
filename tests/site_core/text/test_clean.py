"""Text from outside, put right."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_core.text.clean import clean, clean_line, clean_markup

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS + VOWELS.upper() for tone in TONES] + list(
    "đĐ"
)
VIETNAMESE = st.text(st.sampled_from([*LETTERS, *"bcghkmnt 0129.,/"]), max_size=40)
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u034f\u061c\ufe0f\x00\x07\x1f\x7f\x9f\U000e0061"
SPACES = "\u00a0\u2002\u2009\u202f\u205f\u3000\t"
ANY = st.text() | st.text(
    st.sampled_from([*"aơđ<>&;=\"' #x\n", *TONES[1:], "\u0302", "\u031b", "\u0338", *UNSEEN, *SPACES, "😀", "ﬁ"])
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("khuyến\u00ad công", "khuyến công"),
        ("\ufeffHỗ\u200b trợ\u2069", "Hỗ trợ"),
        ("500\u00a0triệu\u202fđồng", "500 triệu đồng"),
        ("một\u3000hai\tba", "một hai ba"),
        ("một\r\nhai\rba\u2028bốn\x0bnăm", "một\nhai\nba\nbốn\nnăm"),
        ("chuông\x07", "chuông"),
        ("proﬁle, hiệu suất ﬃ", "profile, hiệu suất ffi"),
        ("Ðề án, ƉỀ ÁN", "Đề án, ĐỀ ÁN"),
        ("742 m², CO₂, ½, “trích” – №1 …", "742 m², CO₂, ½, “trích” – №1 …"),
        ("gia đình 👨\u200d👩\u200d👧 ❤\ufe0f", "gia đình 👨\u200d👩\u200d👧 ❤\ufe0f"),
        ("Москва, 東京", "Москва, 東京"),
    ],
)
def test_what_is_not_seen_goes_and_what_is_seen_stays(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a\u0301\u0302", "ấ"),
        ("á\u0302", "ấ"),
        ("a\u0323\u0302", "ậ"),
        ("o\u0301\u031b", "ớ"),
        ("o\u0315\u0323", "ợ"),
        ("uʼng", "ưng"),
        ("ế\u0301", "ế"),
        ("e\u0302\u0302\u0301", "ế"),
        ("d\u0335", "đ"),
        ("a\u0342", "ã"),
        ("h\u043e\u0302\u0303 trợ", "hỗ trợ"),
        ("e\u0302\u200b\u0301", "ế"),
    ],
)
def test_marks_in_odd_order_or_twice_are_put_right(typed: str, meant: str) -> None:
    assert clean(typed) == meant
    assert clean(typed.upper()) == meant.upper()


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    for door in (clean, clean_line, clean_markup):
        cleaned = door(text)
        assert door(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", clean(text))
    clean(text).encode()
    assert "\n" not in clean_line(text)


@given(VIETNAMESE)
def test_vietnamese_is_left_as_it_is_however_it_is_composed(text: str) -> None:
    assert clean(text) == text
    assert clean(unicodedata.normalize("NFD", text)) == text


@given(VIETNAMESE, st.data())
def test_what_is_not_seen_may_stand_anywhere(text: str, data: st.DataObject) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    at = data.draw(st.integers(0, len(decomposed)))
    assert clean(decomposed[:at] + data.draw(st.sampled_from(UNSEEN)) + decomposed[at:]) == text


@given(VIETNAMESE, st.randoms())
def test_the_order_of_the_marks_of_a_letter_does_not_matter(text: str, random: object) -> None:
    typed = []
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        random.shuffle(marks)  # type: ignore[attr-defined]
        typed += [base, *marks]
    assert clean("".join(typed)) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>Hỗ&shy;trợ&nbsp;&#x200b;mua <b>ma\u0301y</b></p>", "<p>Hỗtrợ mua <b>máy</b></p>"),
        ("<p>e&#770;&#769;</p>", "<p>ế</p>"),
        ("&lt;b&gt; &amp;nbsp; &quot; &eacute; &hellip;", "&lt;b&gt; &amp;nbsp; &quot; &eacute; &hellip;"),
        ('<a href="/tin/?a=1&amp;b=2" id="3">Ðề\u00ad</a>', '<a href="/tin/?a=1&amp;b=2" id="3">Đề</a>'),
        ('<embed alt="thơ\u0323 máy" id="1"/>', '<embed alt="thợ máy" id="1"/>'),
    ],
)
def test_markup_stays_what_it_is(typed: str, kept: str) -> None:
    assert clean_markup(typed) == kept


@given(
    st.lists(
        ANY.map(html.escape) | st.sampled_from(["<p>", "</p>", "<b>", "</b>", '<a linktype="page" id="3">', "<br/>"])
    )
)
def test_no_tag_is_lost_or_made(pieces: list[str]) -> None:
    markup = "".join(pieces)
    cleaned = clean_markup(markup)
    assert re.findall("[<>]", cleaned) == re.findall("[<>]", markup)
    assert re.findall("<[^<>]*>", cleaned) == re.findall("<[^<>]*>", markup)
