"""The vocabulary that editors manage: synonyms, abbreviations, corrections, and the words that belong together.

It applies at query time only, so that a changed row counts at once and nothing is indexed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from search.analysis.rows import SynonymRow, UnitRow, default_units, directions
from search.analysis.sounds import said_alike, sound
from search.analysis.spelling import Speller
from search.analysis.tokens import Token, words

# Longest term that is looked up in a query, in words. The longest name of a kind of document or of a programme fits.
LONGEST = 8

# Fewer letters than this are no term written with other spaces, but words.
SHORTEST_JOINED = 6

# What a term found by way of a row counts for, against what was typed (1).
WEIGHTS = {"abbreviation": 0.95, "correction": 0.9, "synonym": 0.6, "expansion": 0.6}
TWO_WAY = frozenset({"synonym", "abbreviation"})

Key = TypeVar("Key", str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Target:
    """Another term that a row adds, with what a match of it counts for."""

    term: str
    words: tuple[Token, ...]
    weight: float
    kind: str


@dataclass(slots=True)
class Source:
    """A term of the vocabulary as written: what it leads to, and how exactly it must be typed."""

    term: str
    words: tuple[Token, ...]
    kinds: set[str] = field(default_factory=set)
    short: bool = False
    targets: list[Target] = field(default_factory=list)

    def matches(self, typed: Sequence[Token], accented: bool) -> bool:
        """Whether the words typed, equal when folded, may mean this term.

        A query without any diacritics may mean every term of its letters. In a query with diacritics a single word must agree
        in them, as «củ» and «cũ» are other words; an abbreviation need not. A single word of which one-way rows are all that is known
        must agree in any case: «toi» is «tôi» and not «tỏi», slang for a thousand million.
        """
        if self.short or len(typed) > 1 or self.same_as(typed):
            return True
        one_way = bool(self.targets) and not self.kinds and TWO_WAY.isdisjoint(target.kind for target in self.targets)
        return not (accented or one_way)

    @property
    def misspelled(self) -> bool:
        """Whether a row corrects the term."""
        return any(target.kind == "correction" for target in self.targets)

    def same_as(self, typed: Sequence[Token]) -> bool:
        return [w.exact for w in self.words] == [t.exact for t in typed]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the vocabulary knows of some words of a query.

    `spelled` is the term with its diacritics when there is only one that can be meant, otherwise empty. `guessed` says that no row has the
    words: they are a term misspelled.
    """

    vague: bool
    filler: bool
    trade: bool
    outside: bool
    targets: tuple[Target, ...]
    spelled: tuple[Token, ...] = ()
    guessed: bool = False


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Terms by their folded words. Build it once for a set of rows and keep it; it never changes."""

    sources: dict[tuple[str, ...], list[Source]]

    @classmethod
    def build(cls, rows: Iterable[SynonymRow], units: Iterable[UnitRow] | None = None) -> Vocabulary:
        """The vocabulary of the rows, and of the default units when none are given. A row that says nothing is passed over."""
        vocabulary = cls({})
        for unit in default_units() if units is None else units:
            source = vocabulary._source(unit.term)
            if source is not None:
                source.kinds.add(unit.kind)
        for row in rows:
            for start, end in directions(row):
                source = vocabulary._source(start)
                target = Target(end, words(end), WEIGHTS[row.kind], row.kind)
                if source is not None and target.words:
                    source.short |= row.kind == "abbreviation" and start == row.terms[0]
                    source.targets.append(target)
        return vocabulary

    def reach(self, typed: Sequence[Token]) -> int:
        """How many of some words, from the first one, may be one term: what is longer need not be asked for its meaning."""
        folded: tuple[str, ...] = ()
        sounds: tuple[str, ...] = ()
        letters = ""
        for length, word in enumerate(typed):
            folded, sounds, letters = (*folded, word.folded), (*sounds, sound(word)), letters + word.folded
            if self._beginnings.isdisjoint((folded, sounds, letters)):
                return length
        return len(typed)

    @cached_property
    def _beginnings(self) -> frozenset[tuple[str, ...] | str]:
        """How terms begin: their folded words, their sounds and their letters, each from the first on."""
        forms: list[tuple[str, ...] | str] = [*self.sources, *self._by_sound, *self._by_letters]
        return frozenset(form[:end] for form in forms for end in range(1, len(form) + 1))

    def meaning(self, typed: Sequence[Token], accented: bool, *, correct: bool = True) -> Meaning | None:
        """What some neighbouring words of a query mean; None when the vocabulary does not hold them as one term.

        `accented` says whether the query was typed with diacritics anywhere. A vague term does not lead to its synonyms, as nothing is
        found by it; and no other term leads to a vague one, by which everything would be. What a misspelling is put right to means what
        it does as it stands: unless `correct`, the words are not put right once more, so that rows which lead round in a circle end.
        """
        candidates = self.sources.get(tuple(token.folded for token in typed), [])
        candidates = [source for source in candidates if source.matches(typed, accented)]
        guessed = not candidates
        if guessed:
            candidates = self._misspelled(typed, accented)
            if not candidates:
                return None
        same = [source for source in candidates if source.same_as(typed)] or _likeliest(candidates)
        vague = any(source.kinds & {"vague", "filler"} for source in same)
        trade = all("trade" in source.kinds for source in same)
        outside = all("outside" in source.kinds for source in same)
        targets = [t for s in same for t in s.targets if _applies(t, s, typed, accented)]
        if not targets and all(source.misspelled for source in same):
            return None
        for target in [t for t in targets if t.kind == "correction" and correct]:
            meant = self.meaning(target.words, True, correct=False)
            if meant is not None:
                vague |= meant.vague
                trade |= meant.trade
                outside |= meant.outside
                targets += [
                    replace(t, weight=t.weight * target.weight) for t in meant.targets if t.kind != "correction"
                ]
        useful = [
            t
            for t in targets
            if t.kind == "correction" or (t.kind != "synonym" if vague else not self.is_vague(t.words))
        ]
        return Meaning(
            vague=vague,
            filler=all("filler" in source.kinds for source in same),
            trade=trade,
            outside=outside,
            targets=tuple({tuple(w.exact for w in t.words): t for t in reversed(useful)}.values())[::-1],
            spelled=next((t.words for t in targets if t.kind == "correction"), same[0].words if len(same) == 1 else ()),
            guessed=guessed,
        )

    def is_vague(self, term: Sequence[Token]) -> bool:
        """Whether a term as written in a row is one that never decides."""
        sources = self.sources.get(tuple(w.folded for w in term), [])
        return any("vague" in source.kinds and source.same_as(term) for source in sources)

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Exact forms of all words of all terms."""
        return frozenset(w.exact for sources in self.sources.values() for source in sources for w in source.words)

    def _misspelled(self, typed: Sequence[Token], accented: bool) -> list[Source]:
        """The words as a source that corrects them, when they are a term of several words misheard or written with other spaces."""
        letters = "".join(token.folded for token in typed)
        meant = self._by_letters.get(letters, []) if len(letters) >= SHORTEST_JOINED else []
        if not meant and len(typed) > 1:
            alike = self._by_sound.get(tuple(map(sound, typed)), [])
            meant = [source for source in alike if said_alike(typed, source.words, accented)]
        right = (Target(source.term, source.words, WEIGHTS["correction"], "correction") for source in meant[:1])
        return [Source("", tuple(typed), targets=[target]) for target in right]

    @cached_property
    def _by_sound(self) -> dict[tuple[str, ...], list[Source]]:
        return _grouped((tuple(map(sound, source.words)), source) for source in self._terms())

    @cached_property
    def _by_letters(self) -> dict[str, list[Source]]:
        return _grouped(("".join(w.folded for w in source.words), source) for source in self._terms())

    @cached_property
    def speller(self) -> Speller:
        """What mistyped words may have been meant for: also single ones, long enough only when borrowed, «carton»."""
        return Speller.build((source.words, source.term) for source in self._right())

    def _terms(self) -> Iterator[Source]:
        """Terms of several words that are right as they stand."""
        return (source for source in self._right() if len(source.words) > 1)

    def _right(self) -> Iterator[Source]:
        """Terms that are right as they stand."""
        return (source for sources in self.sources.values() for source in sources if not source.misspelled)

    def _source(self, term: str) -> Source | None:
        tokens = words(term)
        if not tokens or len(tokens) > LONGEST:
            return None
        found = self.sources.setdefault(tuple(t.folded for t in tokens), [])
        for source in found:
            if source.same_as(tokens):
                return source
        found.append(Source(term, tokens))
        return found[-1]


def _likeliest(candidates: list[Source]) -> list[Source]:
    """Of terms that are equal without diacritics those that the typed words mean: what is right before misspellings, «máy» before «mấy»."""
    right = [source for source in candidates if not source.misspelled] or candidates
    return [source for source in right if "filler" not in source.kinds] or right


def _applies(target: Target, source: Source, typed: Sequence[Token], accented: bool) -> bool:
    """Whether a row leads from a source to its target.

    One-way rows replace meaning, so they apply to what was typed as written there, or to several words without diacritics; and a
    correction of diacritics alone only to what has them.
    """
    if target.kind in TWO_WAY or source.same_as(typed):
        return True
    if accented or len(typed) == 1:
        return False
    return target.kind != "correction" or [w.folded for w in target.words] != [t.folded for t in typed]


def _grouped(pairs: Iterable[tuple[Key, Source]]) -> dict[Key, list[Source]]:
    groups: dict[Key, list[Source]] = {}
    for key, source in pairs:
        groups.setdefault(key, []).append(source)
    return groups
