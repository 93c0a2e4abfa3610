"""Places named in a query: units of then and of now, with or without diacritics and words for the type of unit.

Words for the type of unit (huyện, xã, phường …) never decide whether something is found: the units of Bắc Ninh changed type three times
in five years and people use the word they grew up with. They only mark a name as one, and order equals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from search.analysis.spelling import Speller
from search.analysis.tokens import Token, words

# Folded words for the type of unit, longest first, with the level they speak of. «Thành phố» may be of two levels.
_UNIT_WORDS: dict[tuple[str, ...], frozenset[str]] = {
    ("thanh", "pho"): frozenset({"district", "province"}),
    ("thi", "xa"): frozenset({"district"}),
    ("thi", "tran"): frozenset({"commune"}),
    ("tp",): frozenset({"district", "province"}),
    ("tx",): frozenset({"district"}),
    ("tt",): frozenset({"commune"}),
    ("huyen",): frozenset({"district"}),
    ("quan",): frozenset({"district"}),
    ("xa",): frozenset({"commune"}),
    ("phuong",): frozenset({"commune"}),
    ("tinh",): frozenset({"province"}),
}

# Who names a district and a commune alike means the wider one, unless a word for the type says otherwise.
_BREADTH = {"district": 0, "commune": 1, "province": 2}


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One name of one unit. A unit has a row for each name it ever had.

    `name` may begin with the type of unit. `level` is province, district or commune. `related` are the keys of the units of now that a
    former unit has become; empty for a unit of now.
    """

    key: str
    name: str
    level: str
    is_current: bool
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """Words `start` to `end` of a query name a place: units of that name, the likeliest first, and what they became.

    `name` are the words of the name alone; `spellings` are the phrases by which texts name it: the name, or for a name of one syllable the
    full name, as «Hồ» alone is a lake and half of «hồ sơ». `sure` says that a word for the type of unit stands before it, or that it is
    written with its own diacritics.
    """

    start: int
    end: int
    name: tuple[Token, ...]
    spellings: tuple[tuple[Token, ...], ...]
    keys: tuple[str, ...]
    related: tuple[str, ...]
    provinces: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Names of places by their folded words. Build it once for a set of rows and keep it; it never changes."""

    by_name: Mapping[tuple[str, ...], tuple[tuple[PlaceRow, tuple[Token, ...]], ...]]
    labels: Mapping[str, str]
    levels: Mapping[str, str]

    @classmethod
    def build(cls, rows: Iterable[PlaceRow]) -> Gazetteer:
        """The gazetteer of the rows; the last row of a key gives the name that is shown."""
        by_name: dict[tuple[str, ...], list[tuple[PlaceRow, tuple[Token, ...]]]] = {}
        labels, levels = {}, {}
        for row in rows:
            labels[row.key], levels[row.key] = row.name, row.level
            tokens = words(row.name)
            name = tokens[unit_word(tokens, 0)[1] :] or tokens
            if name:
                by_name.setdefault(tuple(t.folded for t in name), []).append((row, name))
        return cls({folded: tuple(found) for folded, found in by_name.items()}, labels, levels)

    def named(self, tokens: Sequence[Token], accented: bool) -> list[NamedPlace]:
        """All places that the words of a query may name. They may overlap.

        `accented` says whether the query was typed with diacritics anywhere. A name of one syllable («Hồ», «Chũ») counts only after
        its type of unit, and so does a name written with other diacritics than its own.
        """
        found = []
        for start in range(len(tokens)):
            levels, at = unit_word(tokens, start)
            for end in range(at + 1, min(len(tokens), at + 5) + 1):
                place = self._place(tokens, start, at, end, levels, accented)
                if place is not None:
                    found.append(place)
        return found

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Exact forms of all words of all names."""
        return frozenset(word.exact for found in self.by_name.values() for _, name in found for word in name)

    @cached_property
    def speller(self) -> Speller:
        """What mistyped names of several words may have been meant for."""
        return Speller.build(
            (name, row.name[name[0].start : name[-1].end]) for (row, name), *_ in self.by_name.values() if len(name) > 1
        )

    def _place(
        self, tokens: Sequence[Token], start: int, at: int, end: int, levels: frozenset[str], accented: bool
    ) -> NamedPlace | None:
        name = tuple(tokens[at:end])
        rows = self.by_name.get(tuple(t.folded for t in name), ())
        if not rows or (end - at == 1 and at == start):
            return None
        written = [t.exact for t in name]
        as_written = [row for row, own in rows if [t.exact for t in own] == written]
        if accented and not as_written and (at == start or end - at == 1):
            return None
        chosen = as_written if as_written and accented else [row for row, _ in rows]
        ranked = sorted(
            chosen, key=lambda row: (row.level not in levels, _BREADTH.get(row.level, 9), not row.is_current, row.key)
        )
        keys = tuple(dict.fromkeys(row.key for row in ranked if row.level != "province"))
        provinces = tuple(dict.fromkeys(row.key for row in ranked if row.level == "province"))
        related = tuple(
            dict.fromkeys(key for row in ranked if row.level != "province" for key in row.related if key not in keys)
        )
        spellings = (name,) if len(name) > 1 else tuple(dict.fromkeys(words(row.name) for row in ranked))
        sure = at > start or bool(as_written and accented)
        return NamedPlace(start, end, name, spellings, keys, related, provinces, sure)


def unit_word(tokens: Sequence[Token], start: int) -> tuple[frozenset[str], int]:
    """Levels that the type of unit at a word speaks of, and the word after it; nothing and `start` when none stands there."""
    for length in (2, 1):
        levels = _UNIT_WORDS.get(tuple(t.folded for t in tokens[start : start + length]))
        if levels is not None:
            return levels, start + length
    return frozenset(), start
