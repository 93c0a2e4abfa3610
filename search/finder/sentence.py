"""What somebody says of a plan in one sentence, taken apart into answers: «xưởng thùng carton 8 người, mua máy 600 triệu».

Pure: what trades, places and wishes are called is handed in. Nothing is decided here: what was heard is shown, to be confirmed or mended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from policies.eligibility import OUTSIDE
from search.analysis.question import Question
from search.analysis.text import fold
from search.analysis.tokens import Token, words

# Longest name of a trade or a place that is looked up, in words.
LONGEST_NAME = 6

_NUMBER = r"\d[\d.,]*"
_BAND = rf"(?:{_NUMBER}\s*(?:-|–|den|toi)\s*)?"
_WORDED = r"(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_MONEY = re.compile(
    rf"(?<![\w.,])({_BAND}(?:{_NUMBER}|{_WORDED})\s*(?:tram\s*|chuc\s*)?(?:ty|ti|trieu|tr|cu)\b"
    rf"(?:\s*ruoi\b|\s*{_NUMBER}\s*(?:trieu|tr)\b)?(?:\s*(?:dong|vnd|d)\b)?)"
)
_PEOPLE = re.compile(rf"(?<![\w.,])({_BAND}{_NUMBER})\s*(?:nguoi|tho|lao dong|cong nhan|nhan cong|nhan vien|ld|cn)\b")
_YEARS = re.compile(r"(?<![\w.,])(\d{1,2})\s*nam\b(?!\s*(?:nua|toi|sau))")
_TURNOVER = re.compile(r"doanh (?:thu|so)\D{0,25}$")
_CAPITAL = re.compile(r"(?:tong|nguon) von\D{0,15}$")

FORMS: dict[str, tuple[str, ...]] = {
    "household": ("hộ kinh doanh", "hộ gia đình", "hộ cá thể", "hộ sản xuất", "xưởng gia đình", "hkd"),
    "enterprise": ("công ty", "doanh nghiệp", "cty", "dntn", "công ty tnhh", "công ty cổ phần", "doanh nghiệp tư nhân"),
    "cooperative": ("hợp tác xã", "htx"),
    "cooperative_group": ("tổ hợp tác", "tht"),
    "artisan": ("nghệ nhân",),
    "founder": (
        "sắp mở",
        "định mở",
        "muốn mở",
        "chuẩn bị mở",
        "sắp thành lập",
        "chuẩn bị thành lập",
        "chưa thành lập",
        "chưa đăng ký",
    ),
}
"""How people call their legal form (loại hình)."""

SEVERAL = "?"
PERHAPS = "~"

# What words name, as the value that answers; `SEVERAL` when they name several things, `PERHAPS` when they may name something but are too
# short to tell («go», «lang chu»), empty when they name nothing.
Named = Callable[[str], str]

# «máy sấy» is what somebody buys, and without marks «may …» is a machine, unless it names a trade of textiles and clothes.
_MACHINE, _CLOTHES = ("máy", "may"), ("13", "14")


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that was heard: the parameter of the finder's form and its value, and the words that said so."""

    parameter: str
    value: str
    words: str


@dataclass(slots=True)
class _Sentence:
    """A sentence and which of its characters have been understood."""

    question: Question
    taken: list[range] = field(default_factory=list)

    def is_free(self, start: int, end: int) -> bool:
        return all(end <= span.start or span.stop <= start for span in self.taken)

    def take(self, start: int, end: int) -> str:
        self.taken.append(range(start, end))
        return self.question.text[start:end]

    def runs(self, longest: int) -> Iterator[tuple[Token, ...]]:
        """Free words side by side, longest runs first, from the left."""
        tokens = self.question.tokens
        for length in range(min(longest, len(tokens)), 0, -1):
            for start in range(len(tokens) - length + 1):
                run = tokens[start : start + length]
                together = all(token.joined for token in run[1:])
                if together and self.is_free(run[0].start, run[-1].end):
                    yield run


def hear(question: Question, wishes: Mapping[str, Iterable[str]], place: Named, trade: Named) -> tuple[Heard, ...]:
    """What the sentence says, each fact once at most.

    `wishes` are the ways of saying what one wants, by the value of the intention. `place` and `trade` say what some words name.
    """
    sentence = _Sentence(question)
    heard = [
        *_numbers(sentence),
        *_phrases(sentence, {("intention", value): found for value, found in wishes.items()} | _FORMS),
        *_named(sentence, "place", place, shortest=2),
        *_named(sentence, "industry", _no_machine(trade, accented=question.accented)),
    ]
    return tuple(_once(heard))


def _no_machine(trade: Named, *, accented: bool) -> Named:
    """What words name as a trade, but for the machines that somebody wants to buy."""

    def value(said: str) -> str:
        machine, _, what = said.lower().partition(" ")
        if machine not in _MACHINE or (accented and machine != "máy"):
            return trade(said)
        found = trade(said) if what and machine == "may" else ""
        return found if found.startswith(_CLOTHES) else ""

    return value


_FORMS = {("legal_form", value): found for value, found in FORMS.items()}


def _numbers(sentence: _Sentence) -> Iterator[Heard]:
    folded = fold(sentence.question.text)
    for match in _MONEY.finditer(folded):
        before = folded[: match.start()]
        fact = "revenue" if _TURNOVER.search(before) else "capital" if _CAPITAL.search(before) else "investment"
        yield Heard(f"{fact}_ghi", said := sentence.take(*match.span(1)).strip(), said)
    for fact, pattern in (("employees", _PEOPLE), ("years", _YEARS)):
        for match in pattern.finditer(folded):
            if sentence.is_free(*match.span()):
                number = sentence.question.text[slice(*match.span(1))]
                yield Heard(f"{fact}_ghi", number.strip(), sentence.take(*match.span()))


def _phrases(sentence: _Sentence, phrases: Mapping[tuple[str, str], Iterable[str]]) -> Iterator[Heard]:
    """The phrases that are said, a longer one before those within it."""
    known = {
        tuple(word.folded for word in spelled): (key, spelled)
        for key, found in phrases.items()
        for spelled in map(words, found)
        if spelled
    }
    for run in sentence.runs(max(map(len, known), default=0)):
        key, spelled = known.get(tuple(word.folded for word in run), ((), ()))
        if key and all(map(_says, run, spelled)):
            yield Heard(*key, sentence.take(run[0].start, run[-1].end))


def _named(sentence: _Sentence, fact: str, name: Named, shortest: int = 1) -> Iterator[Heard]:
    """The first of the longest names. Words around a name that add nothing to it are not part of it; where it may mean several things it is
    as if it had been typed at the question, which then asks back. So is what is only perhaps a name, of `shortest` words at least, in a
    sentence without diacritics: where they were typed, a word without them has none."""
    found: list[tuple[range, str]] = []
    for run in reversed(list(sentence.runs(LONGEST_NAME))):
        span = range(run[0].start, run[-1].end)
        value = name(sentence.question.text[span.start : span.stop])
        if value == PERHAPS and (sentence.question.accented or len(run) < shortest):
            continue
        inside = [(other, known) for other, known in found if span.start <= other.start and other.stop <= span.stop]
        adds = all(any(word.start in other for other, _ in inside) for word in run)
        if value and (adds or not any(value == known for _, known in inside)):
            found.append((span, value))
    if not found:
        return
    span, value = max(found, key=lambda one: _weight(sentence, *one))
    said = sentence.take(span.start, span.stop)
    yield Heard(f"{fact}_ghi", said, said) if value in (SEVERAL, PERHAPS) else Heard(fact, value, said)


def _weight(sentence: _Sentence, span: range, value: str) -> tuple[bool, bool, int, int]:
    """Which of several names counts: one for certain before a perhaps, a place here before one elsewhere, more words before fewer,
    the first before later ones."""
    return value != PERHAPS, value != OUTSIDE, len(words(sentence.question.text[span.start : span.stop])), -span.start


def _says(typed: Token, spelled: Token) -> bool:
    """Whether a word typed may be this one: with its own diacritics, or without any."""
    return typed.exact == spelled.exact or not typed.accented


def _once(heard: Iterable[Heard]) -> Iterator[Heard]:
    """Each parameter once: several wishes are one answer, of anything else what was heard first counts."""
    found: dict[str, Heard] = {}
    for one in heard:
        earlier = found.get(one.parameter)
        if earlier is None:
            found[one.parameter] = one
        elif one.parameter == "intention":
            values = dict.fromkeys([*earlier.value.split(","), *one.value.split(",")])
            found[one.parameter] = Heard("intention", ",".join(values), f"{earlier.words}, {one.words}")
    yield from found.values()
