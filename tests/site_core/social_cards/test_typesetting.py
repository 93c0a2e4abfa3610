"""Lines of Vietnamese: nothing lost, nothing too long, no word broken that need not be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_core.social_cards.typesetting import balanced, fit, numbers_kept, shortened, wrap

WORDS = st.lists(st.text("aăâbcđeêghôơuưyỹ0123/–", min_size=1, max_size=14), max_size=30).map(" ".join)


def length_in(size: int):
    return lambda text: len(text) * size / 10


@given(WORDS, st.integers(1, 40))
def test_nothing_is_lost_and_nothing_is_too_long(text: str, width: int) -> None:
    lines = wrap(text, len, width)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= width for line in lines)


@given(WORDS, st.integers(15, 60))
def test_balance_needs_no_more_lines_and_breaks_no_word(text: str, width: int) -> None:
    greedy = wrap(text, len, width)
    lines = balanced(text, len, width, len(greedy))

    assert " ".join(lines) == " ".join(text.split(" ")).strip() or not text
    assert len(lines) <= max(1, len(greedy))


def test_lines_are_of_much_the_same_length() -> None:
    text = "Nhà nước hỗ trợ tối đa một nửa tiền mua máy"

    assert [len(line) for line in wrap(text, len, 40)] == [39, 3]
    assert max(len(line) for line in balanced(text, len, 40, 2)) <= 26


def test_the_largest_size_that_fits_is_taken() -> None:
    text = "một hai ba bốn"

    assert fit(text, (40, 20, 10), length_in, 100, lambda size: 100 // size).size == 40
    assert fit(text, (40, 20, 10), length_in, 40, lambda size: 40 // size) == fit(
        text, (20, 10), length_in, 40, lambda size: 40 // size
    )


def test_a_word_is_broken_only_where_no_size_holds_it() -> None:
    long = "a" * 30

    assert fit(long, (40, 20, 10), length_in, 60, lambda size: 9).size == 20
    assert fit(long, (40,), length_in, 60, lambda size: 9).lines == ("a" * 15, "a" * 15)


def test_what_does_not_fit_is_cut_with_a_sign() -> None:
    setting = fit("một hai ba bốn năm sáu", (10,), length_in, 10, lambda size: 2)

    assert setting.cut
    assert setting.lines == ("một hai ba", "bốn năm…")
    assert shortened("một, hai", len, 6) == "một…"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("có 17 cơ sở", "có 17\xa0cơ sở"),
        ("6.400 triệu", "6.400\xa0triệu"),
        ("Nghị định 45/2012", "Nghị định 45/2012"),
        ("B2 máy", "B2 máy"),
    ],
)
def test_a_number_keeps_its_word(text: str, held: str) -> None:
    assert numbers_kept(text) == held
    assert wrap(held, len, 8)[0].count("\xa0") == held[:8].count("\xa0")
