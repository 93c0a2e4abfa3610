"""From what owners call their place to what the finder can be told: a unit of now, a former district, or outside.

A former commune, town or ward and a craft village lead to the unit of now that they lie in; every other province leads to `outside`.
Words for the type of unit never decide whether something is found, as the units changed type three times in five years; they order equals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from search.analysis.place_names import unit_word
from search.analysis.text import searchable
from search.analysis.tokens import Token, tokenize, words
from search.analysis.typing import decode_typing
from search.understanding.match import MOST, MOST_CHARACTERS, Match
from search.understanding.phrases import Found, Phrase, PhraseBook

# What is far less near than the best is noise beside it.
SHARE_OF_BEST = 0.7

# Longest name, in words, with the word for its type.
LONGEST = 8

# Letters that stand for the type of unit before a name.
_SHORT_UNIT_WORDS = {"p": "commune", "f": "commune", "x": "commune", "h": "district", "q": "district", "t": "province"}

# Words before a name that say where something lies, and no type of unit.
_BEFORE = {
    *(
        ("lang", "nghe"),
        ("lang",),
        ("thon",),
        ("xom",),
        ("khu", "pho"),
        ("khu",),
        ("to", "dan", "pho"),
        ("o",),
        ("tai"),
    ),
    *(("ccn",), ("kcn",), ("cum", "cong", "nghiep"), ("khu", "cong", "nghiep")),
}
# «Cũ» behind a name, also without its mark.
_FORMER = frozenset({"cu\u0303", "cu"})

# Those of them after which the name is that of a works area, which may lie in another unit.
_AREAS = {("ccn",), ("kcn",), ("cum", "cong", "nghiep"), ("khu", "cong", "nghiep")}


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One name of a place, and what the finder is told of it.

    `name` may begin with the type of unit. `level` is commune, district or province. `rank` orders names of the same letters, the smaller
    first. `within` are names of wider units, folded and without their types, by which people tell apart places of one name. `vague`: the
    name stands for more than `value`, so that it is never sure.
    """

    value: str
    label: str
    name: str
    level: str
    rank: int
    note: str = ""
    within: frozenset[tuple[str, ...]] = frozenset()
    vague: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of what was typed: a name, with the level that the word before it speaks of, or words that are none."""

    words: tuple[Token, ...]
    type: tuple[str, ...] = ()
    levels: frozenset[str] = frozenset()
    area: bool = False
    known: bool = False
    former: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Places by all their names. Build it once for a set of names and keep it; it never changes."""

    names: tuple[PlaceName, ...]
    book: PhraseBook
    whole: Mapping[tuple[str, ...], tuple[Phrase, ...]] = field(repr=False)

    @classmethod
    def build(cls, names: Iterable[PlaceName]) -> Places:
        kept = tuple(names)
        phrases = [Phrase(_proper(one.name), str(at), one.name, one.rank) for at, one in enumerate(kept)]
        whole: dict[tuple[str, ...], tuple[Phrase, ...]] = {}
        for phrase in phrases:
            key = tuple(word.folded for word in phrase.words)
            whole[key] = (*whole.get(key, ()), phrase)
        return cls(kept, PhraseBook.build(phrases), whole)

    def ranked(self, text: str, most: int = MOST) -> tuple[Match, ...]:
        """At most `most` places that somebody may mean who typed `text`, the likeliest first.

        Any text is accepted: with or without diacritics, raw Telex or VNI, misspelled, with wider units after it («Song Hồ, Thuận
        Thành»); a key of a unit. Empty only where nothing is near. `sure` is set only where the whole text is one name, with the words
        for its type and the wider units; a single syllable typed without diacritics and without its type, «ho», is never sure.
        """
        key = text.strip()
        if by_key := next((one for one in self.names if one.value == key), None):
            return (Match(key, by_key.label, sure=True),)
        tokens = self._tokens(text)
        if not tokens:
            return ()
        parts = self._divided(tokens)
        outside = self._elsewhere(parts)
        if outside:
            return outside
        first, *wider = parts
        around = {tuple(word.folded for word in part.words) for part in wider}
        complete = all(part.known for part in parts)
        candidates = [self._candidate(found, first, around) for found in self.book.find(first.words)]
        if not complete:
            candidates += [self._candidate(found, first, set()) for found in self.book.find(tokens)]
        return self._best(candidates, first, complete)[:most]

    def _tokens(self, text: str) -> tuple[Token, ...]:
        cleaned = " ".join(searchable(text[:MOST_CHARACTERS]).split())
        return tuple(tokenize(decode_typing(cleaned, self.book.knows)))

    def _divided(self, tokens: tuple[Token, ...]) -> list[_Part]:
        """What was typed, cut into names as long as they may be; words between them that are none stand for themselves."""
        parts: list[_Part] = []
        at = 0
        while at < len(tokens):
            type_, levels, start, area = _before(tokens, at)
            end = self._name_end(tokens, start)
            if start > at and (own := self._name_end(tokens, at)):
                type_, levels, start, area, end = (), frozenset(), at, False, own
            if end:
                parts.append(_Part(tokens[start:end], type_, levels, area, known=True))
            elif parts and not parts[-1].known:
                parts[-1] = replace(parts[-1], words=(*parts[-1].words, tokens[at]))
                end = at + 1
            else:
                start = min(start, len(tokens) - 1)
                parts.append(_Part((tokens[start],), type_, levels, area))
                end = start + 1
            at = end
            if parts[-1].known and end < len(tokens) and tokens[end].exact in _FORMER:
                parts[-1], at = replace(parts[-1], former=True), end + 1
        return parts

    def _name_end(self, tokens: Sequence[Token], start: int) -> int:
        """Where the longest name ends that begins at a word, written as it is or without diacritics; 0 when none does."""
        for end in range(min(len(tokens), start + LONGEST), start, -1):
            typed = tokens[start:end]
            known = self.whole.get(tuple(word.folded for word in typed), ())
            if any(_same(typed, phrase.words) for phrase in known):
                return end
        return 0

    def _elsewhere(self, parts: Sequence[_Part]) -> tuple[Match, ...]:
        """Outside, where a province elsewhere stands after a place: «Tân Tiến, Hà Nội»."""
        for part in parts[1:]:
            phrases = self.whole.get(tuple(word.folded for word in part.words), ()) if part.known else ()
            meant = [self.names[int(phrase.value)] for phrase in phrases]
            if meant and all(one.level == "province" and not one.vague for one in meant):
                return (Match(meant[0].value, meant[0].label, meant[0].note, sure=True),)
        return ()

    def _candidate(
        self, found: Found, part: _Part, around: set[tuple[str, ...]]
    ) -> tuple[tuple[float, ...], PlaceName, bool]:
        """A name with what orders it, the smallest first, and whether all of the part is that name."""
        one = self.names[int(found.phrase.value)]
        typed_type = bool(part.type) and _type(one.name) != part.type
        apart = bool(around) and around.isdisjoint(one.within)
        order = (
            not found.whole,
            apart,
            bool(part.levels) and one.level not in part.levels,
            round(-found.score, 2),
            typed_type,
            one.rank,
        )
        return tuple(map(float, order)), one, found.whole

    def _best(
        self, candidates: list[tuple[tuple[float, ...], PlaceName, bool]], part: _Part, complete: bool
    ) -> tuple[Match, ...]:
        """One match a value, in order; sure are those that agree best with what was said. Where the type of unit was said, they alone
        are meant."""
        ordered = sorted(candidates, key=lambda one: one[0])
        if not ordered:
            return ()
        near = -ordered[0][0][3] * SHARE_OF_BEST
        bare = len(part.words) == 1 and not part.type and not part.words[0].accented
        wider = {
            one.value: one.note
            for _, one, whole in ordered
            if whole and one.vague and not part.former and part.type in ((), _type(one.name))
        }
        kept: dict[str, Match] = {}
        for order, one, whole in ordered:
            if one.value in kept or (not whole and -order[3] < near):
                continue
            agrees = order[:3] == ordered[0][0][:3]
            bare_syllable = bare and _proper(one.name)[0].accented
            sure = whole and complete and agrees and not (wider or one.vague or part.area or bare_syllable)
            kept[one.value] = Match(one.value, one.label, wider.get(one.value, one.note), sure, whole and complete)
        sure_ones = tuple(match for match in kept.values() if match.sure)
        return sure_ones if sure_ones and part.levels else tuple(kept.values())


def _before(tokens: Sequence[Token], start: int) -> tuple[tuple[str, ...], frozenset[str], int, bool]:
    """What stands before a name: the word for its type, the levels it speaks of, where the name begins, whether it is a works area's."""
    at, area = start, False
    moved = True
    while moved:
        moved = False
        for length in (3, 2, 1):
            folded = tuple(word.folded for word in tokens[at : at + length])
            if len(folded) == length and at + length < len(tokens) and folded in _BEFORE:
                at, area, moved = at + length, area or folded in _AREAS, True
                break
    levels, end = unit_word(tokens, at)
    if end < len(tokens) and end > at:
        return _spelled_out(tokens[at:end]), levels, end, area
    short = _SHORT_UNIT_WORDS.get(tokens[at].exact)
    if short and at + 1 < len(tokens):
        return (), frozenset({short}), at + 1, area
    return (), frozenset(), at, area


_ABBREVIATED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("tp",): ("thanh", "pho"),
    ("tx",): ("thi", "xa"),
    ("tt",): ("thi", "tran"),
}


def _spelled_out(type_: Sequence[Token]) -> tuple[str, ...]:
    folded = tuple(word.folded for word in type_)
    return _ABBREVIATED.get(folded, folded)


def _type(name: str) -> tuple[str, ...]:
    """The word for the type of unit that a name begins with, folded; empty without one."""
    tokens = words(name)
    return tuple(word.folded for word in tokens[: unit_word(tokens, 0)[1]])


def _proper(name: str) -> tuple[Token, ...]:
    """The words of a name without its type."""
    tokens = words(name)
    return tokens[unit_word(tokens, 0)[1] :] or tokens


def _same(typed: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether each word is as it is written or without any diacritics."""
    return all(
        a.exact == b.exact or (not a.accented and a.folded == b.folded) for a, b in zip(typed, name, strict=True)
    )
