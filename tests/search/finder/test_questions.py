"""The quick way to a text's words gives what the careful one gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.forms import forms
from search.analysis.text import clean
from search.analysis.tokens import pairs, tokenize

# What texts of the law are made of, and what has tripped tokenizers.
PIECES = st.sampled_from(
    [
        "Nghị",
        "định",
        "45",
        "/",
        "2012",
        "/NĐ-CP",
        " ",
        "  ",
        "\n",
        ",",
        ". ",
        ".",
        "300.000.000",
        "007",
        "0",
        "0,5",
        "½",
        "hoà",
        "kỹ",
        "TP.",
        "đồng",
        "ậ",
        "́",
        "_",
        "’",
        "–",
        "①",
        "٣",
        "東",
        "\xa0",
        "b5c",
    ]
)


def agree(text: str) -> None:
    cleaned = clean(text)
    tokens = tokenize(cleaned)
    found = forms(cleaned)
    assert found.exact == [token.exact for token in tokens]
    assert found.folded == [token.folded for token in tokens]
    assert found.pairs == pairs(tokens)


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_on_what_texts_are_made_of(text: str) -> None:
    agree(text)


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=60))
def test_on_any_text(text: str) -> None:
    agree(text)


@pytest.mark.parametrize("text", ["", " ", "a", "Thông tư 28/2018/TT-BTC, mức 60.000 đồng. Điều 1."])
def test_on_the_ends(text: str) -> None:
    agree(text)
