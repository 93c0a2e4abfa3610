"""Raw Telex and VNI by rule: whatever is typed without the keyboard software comes back, and nothing else changes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.question import take_apart
from search.analysis.rows import default_units
from search.analysis.text import exact_form
from search.analysis.typing import decode_typing
from site_core.text.syllables import TONES, is_syllable
from tests.search.corpus import gazetteer, vocabulary

TELEX = {"â": "aa", "ê": "ee", "ô": "oo", "đ": "dd", "ă": "aw", "ơ": "ow", "ư": "uw"}
VNI = {"â": "a6", "ê": "e6", "ô": "o6", "đ": "d9", "ă": "a8", "ơ": "o7", "ư": "u7"}
TELEX_TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", "sfrxj", strict=True))
VNI_TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", "12345", strict=True))

WORDS = sorted({word for unit in default_units() for word in unit.term.split() if word.isalpha() and is_syllable(word)})


def typed(word: str, letters: dict[str, str], tones: dict[str, str], tone_last: bool) -> str:
    """A word as it is typed with a keyboard of that method, the tone at the end of the word or right after its vowel."""
    keys, tone = [], ""
    for char in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", char)
        mark = next((part for part in parts if part in TONES), "")
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part != mark))
        keys.append(letters.get(base, base))
        if mark and tone_last:
            tone = tones[mark]
        elif mark:
            keys.append(tones[mark])
    return "".join(keys) + tone


def decoded(text: str) -> str:
    known = vocabulary().known_words
    return decode_typing(text, known.__contains__)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.booleans(), st.booleans())
def test_every_known_word_comes_back(words: list[str], telex: bool, tone_last: bool) -> None:
    letters, tones = (TELEX, TELEX_TONES) if telex else (VNI, VNI_TONES)
    text = " ".join(typed(word, letters, tones, tone_last) for word in words)
    assert [exact_form(word) for word in decoded(text).split()] == [exact_form(word) for word in words]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join))
def test_what_is_typed_well_stays(text: str) -> None:
    assert decoded(text) == text


@given(st.text("aădeêghiknotuwsfrxj123456789 đấộ/.-", max_size=30))
def test_decoding_comes_to_rest(text: str) -> None:
    once = decoded(text)
    assert decoded(once) == once
    assert len(once.split()) == len(text.split())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("thuaanj thanhf", "thuận thành"),
        ("ba81c ninh", "bắc ninh"),
        ("tw vaans", "tư vấn"),
        ("muwowjn mays", "mượn máy"),
        ("toi muoons mua mays cnc", "toi muốn mua máy cnc"),
        ("xuwowngr moocj", "xưởng mộc"),
        ("nghij ddinhj 45/2012", "nghị định 45/2012"),
        ("nhax hieeuj", "nhã hiệu"),
    ],
)
def test_places_and_neighbours_are_decoded_too(text: str, meant: str) -> None:
    assert take_apart(text, vocabulary(), gazetteer()).text == meant


@pytest.mark.parametrize(
    "text",
    ["tt28/2018", "nd45", "qd19", "h2o", "a4", "m2", "web", "data", "robot", "samsung", "TT 64/2024", "max 300 trieu"],
)
def test_numbers_and_borrowed_words_stay(text: str) -> None:
    assert take_apart(text, vocabulary(), gazetteer()).text == text


@pytest.mark.parametrize(
    "word", ["trợ", "nghiêng", "quỳnh", "khuyến", "giếng", "gì", "uỷ", "ủy", "truong", "nuoc", "quốc", "đuôi", "yên"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["trowj", "laser", "nước5", "nươc", "têt", "bank", "ngg", "aa", "quyể́n", "xoong", "", "đ", "k", "45"]
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
