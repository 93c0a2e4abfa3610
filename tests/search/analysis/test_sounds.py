"""Spellings that sound alike: understood where they can only be a term misheard, never against what was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.rows import SynonymRow, UnitRow, default_units
from search.analysis.sounds import sound
from search.analysis.text import fold
from search.analysis.tokens import words
from search.analysis.vocabulary import Vocabulary
from search.engines.base import Engine
from tests.search.corpus import ask, codes, vocabulary


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("nông", "lông"),
        ("sản", "xản"),
        ("trình", "chình"),
        ("dây", "giây"),
        ("rây", "dây"),
        ("nghề", "ngề"),
        ("ghép", "gép"),
        ("kĩ", "cỹ"),
        ("gì", "dì"),
    ],
)
def test_words_that_sound_alike(a: str, b: str) -> None:
    assert sound(words(a)[0]) == sound(words(b)[0])


@pytest.mark.parametrize(
    ("a", "b"), [("đào", "dào"), ("máy", "náy"), ("nhà", "là"), ("chợ", "trẻ"), ("thợ", "tợ"), ("45", "46")]
)
def test_words_that_do_not(a: str, b: str) -> None:
    assert sound(words(a)[0]) != sound(words(b)[0])


def meant(typed: str, known: Vocabulary | None = None) -> str:
    tokens = words(typed)
    found = (known or vocabulary()).meaning(tokens, any(token.accented for token in tokens))
    return next((t.term for t in found.targets if t.kind == "correction"), "") if found and found.guessed else ""


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("sản suất xạch hơn", "sản xuất sạch hơn"),
        ("công nghiệp lông thôn", ""),
        ("triển nãm", "triển lãm"),
        ("nông ngiệp", "nông nghiệp"),
        ("chạm khắc", ""),
        ("trạm khắc", "chạm khắc"),
        ("dao thong nhan", ""),
        ("khuyencong", "khuyến công"),
        ("maymoc", "máy móc"),
        ("gia giay", ""),
        ("tuyễn dụng", ""),
        ("thợ dỏi", "thợ giỏi"),
        ("thợ dói", ""),
        ("xuc tien thuong mai", ""),
        ("suc tien thuong mai", "xúc tiến thương mại"),
    ],
)
def test_terms_misheard(typed: str, term: str) -> None:
    assert meant(typed) == term


def test_what_is_written_comes_before_what_it_sounds_like() -> None:
    known = Vocabulary.build(
        [SynonymRow("synonym", ("dao tiện", "dụng cụ")), SynonymRow("synonym", ("giao tiện", "chuyển"))],
        [UnitRow("unit", "máy")],
    )
    assert meant("dao tiện", known) == ""
    assert meant("rao tiện", known) in ("dao tiện", "giao tiện")


def test_a_misheard_term_is_what_it_is() -> None:
    found = vocabulary().meaning(words("trăn nuôi"), True)
    assert found is not None
    assert found.outside
    assert found.targets[0].term == "chăn nuôi"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("mô hình chình diễn", "mo-hinh-moi"),
        ("lãi xuất", "lai-suat"),
        ("xử ní nước thải", "o-nhiem-co-so"),
        ("maymoc", "may-moc"),
    ],
)
def test_misheard_terms_find(engine: Engine, query: str, first: str) -> None:
    assert codes(ask(engine, query))[:1] == [first]


@given(st.text(max_size=12))
def test_any_word_has_a_sound_that_its_diacritics_do_not_change(text: str) -> None:
    for word in words(text):
        assert sound(word)
        if not word.exact.startswith("đ"):
            assert sound(word) == sound(words(fold(text[:0]) + word.folded)[0])


SYLLABLES = sorted({word for unit in default_units() for word in unit.term.split()})


@given(
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=5).map(" ".join)
    | st.sampled_from([u.term for u in default_units()]),
    st.booleans(),
)
def test_what_is_out_of_reach_means_nothing(text: str, bare: bool) -> None:
    typed = words(fold(text) if bare else text)
    reach = vocabulary().reach(typed)
    for length in range(1, len(typed) + 1):
        if vocabulary().meaning(typed[:length], not bare) is not None:
            assert length <= reach
