"""What a person may have meant who mistyped: the term of the vocabulary, or the place, that is one stroke away.

One stroke is a letter too many, too few or another one, two letters changed round, or a space; diacritics do not count. The terms are kept
by every form that they have with one letter left out, so that a look-up costs the same for any number of terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.analysis.tokens import Token

# Shorter words have too many neighbours.
SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Speller:
    """Terms as they are written, by their letters without diacritics and spaces, and by these with one left out."""

    terms: dict[str, str]
    near: dict[str, tuple[str, ...]]

    @classmethod
    def build(cls, written: Iterable[tuple[Sequence[Token], str]]) -> Speller:
        """The speller of terms given as (words, term as written); the first of equal letters counts."""
        terms: dict[str, str] = {}
        near: dict[str, tuple[str, ...]] = {}
        for words, term in written:
            letters = "".join(word.folded for word in words)
            if len(letters) >= SHORTEST and letters not in terms:
                terms[letters] = term
                for form in shortened(letters):
                    near[form] = (*near.get(form, ()), letters)
        return cls(terms, near)

    def meant(self, words: Sequence[Token]) -> str:
        """The term of the letters of some words or one stroke away, as written; empty when there is none, or more than one is as near."""
        letters = "".join(word.folded for word in words)
        if len(letters) < SHORTEST - 1:
            return ""
        if letters in self.terms:
            return self.terms[letters]
        candidates = {n for form in shortened(letters) for n in self.near.get(form, ()) if one_stroke(letters, n)}
        return self.terms[candidates.pop()] if len(candidates) == 1 else ""


def shortened(letters: str) -> Iterator[str]:
    """The letters, and the letters with any one left out."""
    yield letters
    for i in range(len(letters)):
        yield letters[:i] + letters[i + 1 :]


def one_stroke(typed: str, meant: str) -> bool:
    """Whether one stroke makes one of the other: a letter more, less or other, or two neighbours changed round."""
    if len(typed) > len(meant):
        typed, meant = meant, typed
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), len(typed))
    if len(typed) < len(meant):
        return len(meant) - len(typed) == 1 and typed[at:] == meant[at + 1 :]
    swapped = typed[at + 1 : at + 2] + typed[at : at + 1] + typed[at + 2 :]
    return typed[at + 1 :] == meant[at + 1 :] or swapped == meant[at:]
