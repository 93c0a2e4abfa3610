"""The words of a long text for the index: what `tokenize` and `pairs` give, without the offsets, in a quarter of the time.

A rebuild takes apart every text of the site. Most of what stands between two spaces has been seen before, so it is looked up.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from search.analysis.text import exact_form, folded_form
from search.analysis.tokens import _JOINT, pair
from site_core.text.lookalikes import replace_lookalikes

# A word as in `tokens`, with no group but the one around it, so that `split` gives what stands between words and the words in turn.
_CUT = re.compile(r"([^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|(?<!\d)\d{1,3}(?:\.\d{3})+(?!\d)|\d+)")


class Forms(NamedTuple):
    """The words of a text in order, exact and folded, and its folded pairs of words that belong together."""

    exact: list[str]
    folded: list[str]
    pairs: list[str]


class _Piece(NamedTuple):
    """What stands between two spaces: its words and pairs, and what stands before the first word and after the last."""

    exact: tuple[str, ...]
    folded: tuple[str, ...]
    pairs: tuple[str, ...]
    before: str
    after: str


def forms(text: str) -> Forms:
    """Forms of the words of a text that has been through `searchable`."""
    found = Forms([], [], [])
    since = None  # what stands since the last word; None before the first
    for piece in replace_lookalikes(text).split(" "):
        exact, folded, pairs, before, after = _piece(piece)
        if since is not None and not folded:
            since = f"{since} {before}"
        if not folded:
            continue
        if since is not None and (not (since or before) or _joins(f"{since} {before}")):
            found.pairs.append(f"{found.folded[-1]}_{folded[0]}")
        found.exact.extend(exact)
        found.folded.extend(folded)
        if pairs:
            found.pairs.extend(pairs)
        since = after
    return found


@lru_cache(maxsize=20_000)
def _piece(text: str) -> _Piece:
    parts = _CUT.split(text)
    both = [_of_word(word) for word in parts[1::2]]
    folded = tuple(form for _, form in both)
    return _Piece(
        exact=tuple(form for form, _ in both),
        folded=folded,
        pairs=tuple(
            pair(a, b) for a, b, between in zip(folded, folded[1:], parts[2:-1:2], strict=False) if _joins(between)
        ),
        before=parts[0],
        after=parts[-1],
    )


def _of_word(word: str) -> tuple[str, str]:
    if word[0].isdecimal():
        number = word.replace(".", "").lstrip("0") or "0"
        return number, number
    return exact_form(word), folded_form(word)


def _joins(between: str) -> bool:
    return _JOINT.fullmatch(between) is not None
