"""The words of a long text for the index: what `tokenize` and `pairs` give, without the offsets, in less than half the time.

A rebuild takes apart every text of the site. Cutting at words and looking up each word's forms costs far less than making a token of each.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from search.analysis.text import exact_form, folded_form
from search.analysis.tokens import _JOINT

# A word as in `tokens`, with no group but the one around it, so that `split` gives what stands between words and the words in turn.
_CUT = re.compile(r"([^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|(?<!\d)\d{1,3}(?:\.\d{3})+(?!\d)|\d+)")


class Forms(NamedTuple):
    """The words of a text in order, exact and folded, and its folded pairs of words that belong together."""

    exact: list[str]
    folded: list[str]
    pairs: list[str]


def forms(text: str) -> Forms:
    """Forms of the words of a text that has been through `clean`."""
    pieces = _CUT.split(text)
    both = list(map(_of_word, pieces[1::2]))
    folded = [form for _, form in both]
    joined = map(_joins, pieces[2:-1:2])
    return Forms(
        [form for form, _ in both],
        folded,
        # As `tokens.pair` writes them; a call for each would cost as much as all the rest of the line.
        [f"{a}_{b}" for a, b, belong in zip(folded, folded[1:], joined, strict=False) if belong],
    )


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[str, str]:
    if word[0].isdecimal():
        number = word.replace(".", "").lstrip("0") or "0"
        return number, number
    return exact_form(word), folded_form(word)


@lru_cache(maxsize=1_000)
def _joins(between: str) -> bool:
    return _JOINT.fullmatch(between) is not None
