"""Characters that are taken for a letter or a digit."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.text import exact_form, folded_form, searchable
from search.analysis.text import fold as search_fold
from search.analysis.tokens import folded_words, words
from site_core.text.lookalikes import replace_lookalikes, spell_out
from site_core.text.plain import fold, fold_letters
from tests.site_core.text.test_clean import LETTERS

CYRILLIC = dict(zip("aceopxyijshAEOPCTXBMHKIY", "асеорхуіјѕһАЕОРСТХВМНКІУ", strict=True))
ALIKE = {
    "plain": lambda letter: letter,
    "full width": lambda letter: chr(ord(letter) + 0xFEE0) if letter.isascii() else letter,
    "bold": lambda letter: (
        unicodedata.lookup(f"MATHEMATICAL BOLD {_case(letter)} {letter.upper()}") if letter.isascii() else letter
    ),
    "Cyrillic": lambda letter: CYRILLIC.get(letter, letter),
    "eth": lambda letter: {"đ": "ð", "Đ": "Ð"}.get(letter, letter),
    "African d": lambda letter: {"đ": "ɖ", "Đ": "Ɖ"}.get(letter, letter),
    "gha": lambda letter: letter.replace("ư", "ƣ").replace("Ư", "Ƣ"),
}


def _case(letter: str) -> str:
    return "CAPITAL" if letter.isupper() else "SMALL"


@pytest.mark.parametrize("likeness", ALIKE)
@pytest.mark.parametrize("letter", LETTERS)
def test_every_vietnamese_letter_is_read_in_every_likeness(likeness: str, letter: str) -> None:
    """Its base in another alphabet, with its marks behind it."""
    base, *marks = unicodedata.normalize("NFD", letter)
    drawn = "".join((ALIKE[likeness](base), *marks))
    if base in "uU" and "\u031b" in marks:
        drawn = ALIKE[likeness]("ưƯ"["uU".index(base)]) + "".join(mark for mark in marks if mark != "\u031b")
    for form in (fold, lambda text: search_fold(searchable(text)), lambda text: folded_form(searchable(text))):
        assert form(f"h{drawn}t") == form(f"h{letter}t")
    assert exact_form(f"h{drawn}t") == exact_form(f"h{letter}t")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("742 m² và 318 m³", "742 m2 và 318 m3"),
        ("CO₂, H₂SO₄", "CO2, H2SO4"),
        ("①②③ ❶ ⒈", "123 1 1"),
        ("ᴋʜᴜʏᴇɴ 🅲🅾🅽🅶", "KHUYEN CONG"),
        ("ｋｈｕｙếｎ　４５／２０１２", "khuyến 45/2012"),
        ("Ⅰ ⅴ Ⅹ", "I v X"),
        ("NĐ‑CP, 5−3, 1∕2", "NĐ-CP, 5-3, 1/2"),
        ("ı ɑ ſ ª º ᵃ ₙ ά ѐ", "i a s a o a n á è"),
        ("2025¹, 10³, ②2021", "2025¹, 10³, ②2021"),
    ],
)
def test_one_character_is_read_as_one(written: str, read: str) -> None:
    assert replace_lookalikes(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("profile ﬁ ﬀ ﬅ", "profile fi ff st"),
        ("½ héc-ta", "1 2 hec ta"),
        ("Chương Ⅲ, phụ lục ⅷ", "chuong iii phu luc viii"),
        ("№5 ⑫ ❿ ⒓ Máy™", "no 5 12 10 12 may tm"),
        ("30 ㎡, 5㎏", "30 m 2 5 kg"),
        ("ĳ ǆ", "ij dz"),
    ],
)
def test_one_character_that_stands_for_several_is_written_out(written: str, read: str) -> None:
    assert " ".join(folded_words(written)) == read


@given(st.text())
def test_folding_keeps_every_place_and_is_done_once(text: str) -> None:
    for form in (fold_letters, search_fold, replace_lookalikes):
        assert len(form(text)) == len(text)
        assert form(form(text)) == form(text)
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


def test_every_character_of_unicode_is_read_as_one_and_only_once() -> None:
    everything = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x20000))))
    read = " ".join(everything)
    assert replace_lookalikes(replace_lookalikes(read)) == replace_lookalikes(read)
    assert fold_letters(fold_letters(read)) == fold_letters(read)
    assert len(fold_letters(read)) == len(read)


@given(st.text())
def test_writing_out_is_done_once(text: str) -> None:
    assert spell_out(spell_out(text)) == spell_out(text)
    assert words(spell_out(text)) == words(spell_out(spell_out(text)))
