"""How near a typed word is to the words of a list: its own diacritics, none, others, the same sound, begun, one stroke away."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis.sounds import sound
from search.analysis.spelling import one_stroke, shortened
from search.analysis.tokens import Token
from site_core.text.syllables import TONES

# What a word counts for that is not written as it should be, against one that is (1).
WITHOUT_MARKS = 0.95
HOOK_FOR_TILDE = 0.9
TONE_LEFT_OUT = 0.85
SAME_SOUND = 0.75
OTHER_LETTER_SAME_TONE = 0.65
OTHER_TONE = 0.6
BEGUN = 0.6
ONE_STROKE = 0.55
OTHER_LETTER = 0.5
ONE_STROKE_OF_THREE = 0.35

AS_WRITTEN = 0.95
"""From here on a word counts as the one that was typed: equal, or typed without any marks."""

_HOOK_AND_TILDE = {"\u0309", "\u0303"}

# Letters that Vietnamese has not, and what those who use them mean by them.
_FOREIGN = str.maketrans({"f": "ph", "z": "d", "j": "gi"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by every form under which they are looked for. It never changes."""

    by_folded: dict[str, tuple[Token, ...]]
    by_sound: dict[str, tuple[Token, ...]]
    by_shortened: dict[str, tuple[str, ...]]
    ordered: tuple[str, ...]

    @classmethod
    def build(cls, words: Iterable[Token]) -> Lexicon:
        distinct = {word.exact: word for word in words}
        by_folded: dict[str, list[Token]] = {}
        by_sound: dict[str, list[Token]] = {}
        by_shortened: dict[str, set[str]] = {}
        for word in distinct.values():
            by_folded.setdefault(word.folded, []).append(word)
            by_sound.setdefault(sound(word), []).append(word)
            for form in shortened(word.folded):
                by_shortened.setdefault(form, set()).add(word.folded)
        return cls(
            {key: tuple(found) for key, found in by_folded.items()},
            {key: tuple(found) for key, found in by_sound.items()},
            {key: tuple(sorted(found)) for key, found in by_shortened.items()},
            tuple(sorted(by_folded)),
        )

    def near(self, typed: Token, *, begun: bool) -> dict[str, float]:
        """Exact forms of the words that may be meant, each with how surely (0 to 1). `begun`: the word may not be complete yet."""
        found: dict[str, float] = {}

        def add(words: Iterable[Token], worth: float) -> None:
            for word in words:
                found[word.exact] = max(found.get(word.exact, 0.0), worth)

        for word in self.by_folded.get(typed.folded, ()):
            add([word], same_letters(typed, word))
        if typed.folded.isdigit():
            return found
        foreign = typed.folded.translate(_FOREIGN)
        if foreign != typed.folded:
            add(self.by_folded.get(foreign, ()), SAME_SOUND)
        if len(typed.folded) > 1:
            for word in self.by_sound.get(sound(typed), ()):
                alike = not typed.accented or _tone(typed.exact) == _tone(word.exact)
                add([word], SAME_SOUND if alike else OTHER_TONE)
        if begun:
            for folded in self._begun(typed.folded):
                add(self.by_folded[folded], BEGUN)
        if len(typed.folded) > 2:
            for folded in self._one_stroke_away(typed.folded):
                shortest = min(len(folded), len(typed.folded))
                worth = ONE_STROKE if shortest > 3 else ONE_STROKE_OF_THREE if shortest == 3 else 0.0
                add(self.by_folded[folded] if worth else (), worth)
        return found

    def _begun(self, folded: str) -> Iterable[str]:
        for at in range(bisect_left(self.ordered, folded), len(self.ordered)):
            if not self.ordered[at].startswith(folded):
                return
            yield self.ordered[at]

    def _one_stroke_away(self, folded: str) -> set[str]:
        near = {word for form in shortened(folded) for word in self.by_shortened.get(form, ())}
        return {word for word in near if word != folded and one_stroke(folded, word)}


def same_letters(typed: Token, meant: Token) -> float:
    """What a word counts for that has the letters of another when both are without marks."""
    if typed.exact == meant.exact:
        return 1.0
    if not typed.accented:
        return WITHOUT_MARKS
    mine, other = _tone(typed.exact), _tone(meant.exact)
    if typed.exact.removesuffix(mine) != meant.exact.removesuffix(other):
        return OTHER_LETTER_SAME_TONE if mine == other else OTHER_LETTER
    if {mine, other} == _HOOK_AND_TILDE:
        return HOOK_FOR_TILDE
    return OTHER_TONE if mine else TONE_LEFT_OUT


def _tone(exact: str) -> str:
    """The tone mark, which the exact form has at its end."""
    return exact[-1:] if exact[-1:] in TONES else ""
