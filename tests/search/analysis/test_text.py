"""Characters: cleaning, folding, and the two forms of a word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.analysis.text import clean, exact_form, fold, folded_form
from search.analysis.tokens import tokenize

VIETNAMESE = st.text(
    st.sampled_from(
        "aàáảãạăằắẳẵặâầấẩẫậđeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵbcdghklmnpqrstvxAĐẾ 0129-/."
    )
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Hỗ trợ KHUYẾN CÔNG", "ho tro khuyen cong"),
        ("Đường đi", "duong di"),
        ("kỹ thuật, kĩ thuật", "ki thuat, ki thuat"),
        ("lý lí quý quí Mỹ", "li li qui qui mi"),
        ("y tế, thủy, tay, yên", "y te, thuy, tay, yen"),
        ("45/2012/NĐ-CP", "45/2012/nd-cp"),
        ("İstanbul ß", "istanbul ß"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text() | VIETNAMESE)
@example("İ")
@example("ǅ ﬁ ᾳ")
def test_folding_keeps_every_place_and_is_done_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(VIETNAMESE)
def test_case_and_composition_do_not_matter(text: str) -> None:
    for other in (text.upper(), unicodedata.normalize("NFD", text)):
        assert fold(clean(other)) == fold(clean(text))
        assert [t.exact for t in tokenize(clean(other))] == [t.exact for t in tokenize(clean(text))]


@given(st.text())
def test_cleaning_leaves_text_that_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert "\x00" not in cleaned
    assert clean(cleaned) == cleaned


def test_cleaning_keeps_what_is_read() -> None:
    assert clean("Hỗ\u00ad trợ\u200b \ufeff1\x00 \ud800\tx\r\ny") == "Hỗ trợ 1    x\ny"
    assert clean(unicodedata.normalize("NFD", "Đề án")) == "Đề án"


@pytest.mark.parametrize(
    "spellings",
    [("hoà", "hòa"), ("thuỷ", "thủy", "THUỶ"), ("khoẻ", "khỏe"), ("kỹ", "kĩ"), ("quý", "qúy", "quí"), ("lý", "lí")],
)
def test_spellings_of_one_word_have_one_exact_form(spellings: tuple[str, ...]) -> None:
    assert len({exact_form(word) for word in spellings}) == 1


@pytest.mark.parametrize(("word", "other"), [("hồ", "hố"), ("may", "máy"), ("mì", "mỹ"), ("đo", "do"), ("ban", "bàn")])
def test_other_words_have_other_exact_forms_and_one_folded_form(word: str, other: str) -> None:
    assert exact_form(word) != exact_form(other)
    assert folded_form(word) == folded_form(other)


@given(VIETNAMESE)
def test_the_folded_form_is_that_of_the_exact_form(word: str) -> None:
    for token in tokenize(clean(word)):
        assert folded_form(clean(token.exact)) == token.folded
        assert exact_form(token.exact) == token.exact
