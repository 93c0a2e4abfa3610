"""From what owners call their trade to classes of the classification: everyday words first, official names after them, and codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.analysis.place_names import Gazetteer
from search.analysis.question import Question, take_apart
from search.analysis.text import searchable
from search.analysis.tokens import Token, folded_words, words
from search.analysis.typing import decode_typing
from search.analysis.vocabulary import Target, Vocabulary
from search.understanding import wording
from search.understanding.match import MOST, MOST_CHARACTERS, Match
from search.understanding.phrases import WHOLE, Found, Phrase, PhraseBook

# An official name says less of what people type than their own words for it.
WORTH_OF_NAME = 0.7

# What is far less near than the best is noise beside it.
SHARE_OF_BEST = 0.6

# Rows of the vocabulary that say how a word is written, and do not replace it by another.
_SAME_WORD = frozenset({"abbreviation", "correction"})

# «17021», «1702», «C1702», «mã ngành 1702», «17.02».
_CODE = re.compile(r"(?:m[ãa]\s*)?(?:ng[àa]nh\s*)?:?\s*[a-u]?\s*(\d[\d.\s]{0,8})", re.IGNORECASE)

# Words around a trade that do not tell which it is.
_AROUND = """
làm|làm nghề|sản xuất|chế tạo|gia công|xưởng|phân xưởng|nhà xưởng|cơ sở|cơ sở sản xuất|nhà máy|công ty|doanh nghiệp|hợp tác xã|htx|hộ
hộ gia đình|hộ kinh doanh|hộ sản xuất|gia đình|tổ hợp|tổ hợp tác|tổ sản xuất|nghề|làng nghề|ngành|ngành nghề|ngành sản xuất|chuyên
sản phẩm|các sản phẩm|mặt hàng|các loại|tôi|chúng tôi|mình|nhà tôi|em|đang|nhận|thợ|truyền thống|cổ truyền|thủ công
"""


@dataclass(frozen=True, slots=True)
class TradeRow:
    """A class: its code of four digits, its official name, and what people call the trade, their first words first."""

    code: str
    name: str
    everyday: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Trades:
    """The classes by everything that they are called. Build it once for a set of rows and keep it; it never changes."""

    names: Mapping[str, str]
    book: PhraseBook
    around: frozenset[tuple[str, ...]]
    vocabulary: Vocabulary

    @classmethod
    def build(cls, rows: Iterable[TradeRow], vocabulary: Vocabulary) -> Trades:
        kept = tuple(rows)
        around = (words(term) for line in _AROUND.strip().splitlines() for term in line.split("|"))
        return cls(
            names={row.code: row.name for row in kept},
            book=PhraseBook.build(phrase for row in kept for phrase in _phrases(row)),
            around=frozenset(tuple(word.exact for word in term) for term in around),
            vocabulary=vocabulary,
        )

    def ranked(self, text: str, most: int = MOST) -> tuple[Match, ...]:
        """At most `most` classes that somebody may mean who typed `text`, the likeliest first.

        Any text is accepted: with or without diacritics, raw Telex or VNI, misspelled; a code of two to five digits. Empty only where
        nothing is near. `sure` is set only where the whole text, but for words such as «xưởng», is one term that the editors wrote
        for the class or is its name; a single syllable typed without diacritics, «giay», is never sure.
        """
        if code := _CODE.fullmatch(text.strip()[:MOST_CHARACTERS]):
            return self._by_code(re.sub(r"\D", "", code[1]))[:most]
        best: dict[str, Found] = {}
        for found in self._found(text):
            held = best.get(found.phrase.value)
            if held is None or found.score > held.score:
                best[found.phrase.value] = found
        ranked = sorted(best.values(), key=lambda one: (-round(one.score, 2), one.phrase.place, one.phrase.value))
        near = ranked[0].score * SHARE_OF_BEST if ranked else 0.0
        return tuple(self._match(found) for found in ranked[:most] if found.score >= near or _is_sure(found))

    def _found(self, text: str) -> Iterator[Found]:
        """Phrases for what was typed, and for what the vocabulary of the site search puts in the place of a part of it."""
        decoded = decode_typing(
            " ".join(searchable(text[:MOST_CHARACTERS]).split()),
            lambda word: self.book.knows(word) or word in self.vocabulary.known_words,
        )
        question = take_apart(decoded, self.vocabulary, _NO_PLACES)
        typed = question.tokens
        if not typed:
            return
        light = self._light(typed)
        for found in self.book.find(typed, light):
            bare = _one_bare_syllable(typed, found.phrase)
            idle = bare and len(light) == len(typed)  # «toi» is «tôi» before it is «tời»
            yield found._replace(bare=bare, whole=found.whole and not idle)
        for other, target in _in_other_words(question):
            keeps = target.kind in _SAME_WORD
            for found in self.book.find(other, self._light(other)):
                score = found.score if keeps else min(found.score, found.phrase.worth)
                yield found._replace(score=score * target.weight, whole=found.whole and keeps)

    def _light(self, typed: Sequence[Token]) -> frozenset[int]:
        """Places of the words that stand around a trade."""
        accented = any(word.accented for word in typed)
        found: set[int] = set()
        for start in range(len(typed)):
            for end in range(start + 1, min(len(typed), start + 4) + 1):
                exact = tuple(word.exact for word in typed[start:end])
                if exact in self.around or (not accented and exact in _FOLDED_AROUND):
                    found.update(range(start, end))
        return frozenset(found)

    def _by_code(self, digits: str) -> tuple[Match, ...]:
        whole = digits[:4]
        if len(digits) in (4, 5) and whole in self.names:
            note = wording.LONGER_CODE.format(typed=digits, code=whole) if len(digits) == 5 else ""
            return (Match(whole, self._label(whole), note, sure=True),)
        for length in range(min(3, len(digits)), 0, -1):
            codes = [code for code in self.names if code.startswith(digits[:length])]
            if codes:
                note = wording.DIVISION.format(typed=digits[:length])
                sure = len(codes) == 1 and length == len(digits)
                return tuple(Match(code, self._label(code), note, sure) for code in codes)
        return ()

    def _match(self, found: Found) -> Match:
        code, term = found.phrase.value, found.phrase.term
        named = term in self.names[code]
        note = "" if named else (wording.ALSO_CALLED if found.score >= WHOLE * 0.9 else wording.NEAR).format(term=term)
        return Match(code, self._label(code), note, sure=_is_sure(found), whole=found.whole)

    def _label(self, code: str) -> str:
        return label(code, self.names[code])


def label(code: str, name: str) -> str:
    """A class as lists show it: «Sản xuất bao bì từ giấy (1702)»."""
    return f"{name} ({code})"


def _phrases(row: TradeRow) -> Iterator[Phrase]:
    for place, term in enumerate(row.everyday):
        yield Phrase(words(term), row.code, term, place)
    yield Phrase(words(row.name), row.code, row.name, len(row.everyday), WORTH_OF_NAME)


def _in_other_words(question: Question) -> Iterator[tuple[tuple[Token, ...], Target]]:
    """The words typed with one thing said otherwise, and the row that says so; what two concepts share is replaced where it stands."""
    at = {token.start: index for index, token in enumerate(question.tokens)}
    for concept in question.concepts:
        start = at[concept.words[0].start]
        for target in concept.targets:
            yield (*question.tokens[:start], *target.words, *question.tokens[start + len(concept.words) :]), target


def _is_sure(found: Found) -> bool:
    return found.whole and not found.bare


def _one_bare_syllable(typed: Sequence[Token], phrase: Phrase) -> bool:
    """Whether one syllable was typed without the marks that the term has."""
    return len(phrase.words) == 1 and phrase.words[0].accented and not any(word.accented for word in typed)


_NO_PLACES = Gazetteer.build(())
_FOLDED_AROUND = frozenset(folded_words(term) for line in _AROUND.strip().splitlines() for term in line.split("|"))
