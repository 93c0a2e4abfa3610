"""Phrases that name something, found by what somebody typed: the whole phrase before single words, the nearest instead of nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log
from typing import NamedTuple

from search.analysis.tokens import Token
from search.understanding.lexicon import AS_WRITTEN, Lexicon

# What a word counts for that says little, against its own weight.
LIGHT = 0.15

# What a score begins with when all that was typed is one phrase: any of these comes before any that is only near.
WHOLE = 2.0

# So many phrases are looked at closely.
MOST_SCORED = 80

# Below this a phrase has too little in common with what was typed to be shown.
LEAST = 0.25


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term for `value`. `place` is where it stands among the terms of its value: the first are its own; `worth` (0 to 1) is what it
    counts for."""

    words: tuple[Token, ...]
    value: str
    term: str
    place: int = 0
    worth: float = 1.0


class Found(NamedTuple):
    """A phrase with its score. `whole`: all that was typed is this phrase, with its own diacritics or with none; words that say little
    may stand beside it. `bare`: it is one syllable, typed without the marks that it has, and may as well be another word."""

    phrase: Phrase
    score: float
    whole: bool
    bare: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PhraseBook:
    """Phrases by their words. Build it once for a set of phrases and keep it; it never changes."""

    phrases: tuple[Phrase, ...]
    by_word: dict[str, tuple[int, ...]]
    lexicon: Lexicon
    weights: dict[str, float]

    @classmethod
    def build(cls, phrases: Iterable[Phrase]) -> PhraseBook:
        kept = tuple(phrase for phrase in phrases if phrase.words)
        by_word: dict[str, list[int]] = {}
        values: dict[str, set[str]] = {}
        for at, phrase in enumerate(kept):
            for word in dict.fromkeys(phrase.words):
                by_word.setdefault(word.exact, []).append(at)
                values.setdefault(word.exact, set()).add(phrase.value)
        total = len({phrase.value for phrase in kept})
        return cls(
            kept,
            {word: tuple(dict.fromkeys(found)) for word, found in by_word.items()},
            Lexicon.build(word for phrase in kept for word in phrase.words),
            {word: log(1 + total / len(found)) for word, found in values.items()},
        )

    def knows(self, exact: str) -> bool:
        """Whether an exact form is a word of a phrase."""
        return exact in self.weights

    def find(self, typed: Sequence[Token], light: Collection[int] = ()) -> list[Found]:
        """The phrases that come near to some words, best first. `light` are the places of the words that say little."""
        last = len(typed) - 1
        near = [self.lexicon.near(word, begun=at == last) for at, word in enumerate(typed)]
        rare = max(self.weights.values(), default=1.0)
        own = [max((self.weights[word] for word in found), default=rare) for found in near]
        weights = [weight * (LIGHT if at in light else 1.0) for at, weight in enumerate(own)]
        scored = (self._scored(self.phrases[at], near, weights, light) for at in self._likely(near, weights))
        return sorted(
            (found for found in scored if found.score >= LEAST),
            key=lambda found: (-round(found.score, 3), found.phrase.place, found.phrase.value, found.phrase.term),
        )

    def _likely(self, near: Sequence[dict[str, float]], weights: Sequence[float]) -> list[int]:
        """The phrases that share most with what was typed, of equals the shortest: others have too little in common to come first."""
        shared: dict[int, float] = {}
        for found, weight in zip(near, weights, strict=True):
            best: dict[int, float] = {}
            for word, worth in found.items():
                for at in self.by_word[word]:
                    best[at] = max(best.get(at, 0.0), worth)
            for at, worth in best.items():
                shared[at] = shared.get(at, 0.0) + weight * worth
        return nsmallest(MOST_SCORED, shared, key=lambda at: (-shared[at], len(self.phrases[at].words), at))

    def _scored(
        self, phrase: Phrase, near: Sequence[dict[str, float]], weights: Sequence[float], light: Collection[int]
    ) -> Found:
        """How much of what was typed the phrase says, and how much of the phrase was typed."""
        pairs = _aligned([word.exact for word in phrase.words], near, weights)
        common = sum(weights[at] * worth for at, _, worth in pairs)
        said = sum(self.weights[phrase.words[of].exact] * worth for _, of, worth in pairs)
        recall = common / sum(weights)
        precision = said / sum(self.weights[word.exact] for word in phrase.words)
        covered = {at for at, _, _ in pairs}
        telling = set(range(len(near))) - set(light)
        complete = (
            len(pairs) == len(phrase.words) and telling <= covered and (bool(telling) or len(covered) == len(near))
        )
        sureness = min((worth for _, _, worth in pairs), default=0.0)
        if complete and sureness >= AS_WRITTEN:
            extra = len(near) - len(covered)
            return Found(phrase, (WHOLE + sureness - 0.01 * extra) * phrase.worth, True)
        balanced = 2 * recall * precision / (recall + precision) if pairs else 0.0
        return Found(phrase, balanced * phrase.worth, False)


def _aligned(
    words: Sequence[str], near: Sequence[dict[str, float]], weights: Sequence[float]
) -> list[tuple[int, int, float]]:
    """Typed words paired with words of a phrase in the same order, so that most is paired: (typed, word of the phrase, how surely)."""
    rows, columns = len(near), len(words)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for at in range(rows - 1, -1, -1):
        for of in range(columns - 1, -1, -1):
            worth = near[at].get(words[of], 0.0)
            paired = weights[at] * worth + best[at + 1][of + 1] if worth else 0.0
            best[at][of] = max(paired, best[at + 1][of], best[at][of + 1])
    pairs, at, of = [], 0, 0
    while at < rows and of < columns and best[at][of] > 0:
        if best[at][of] == best[at + 1][of]:
            at += 1
        elif best[at][of] == best[at][of + 1]:
            of += 1
        else:
            pairs.append((at, of, near[at][words[of]]))
            at, of = at + 1, of + 1
    return pairs
