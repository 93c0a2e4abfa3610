"""Numbers of legal documents: «45/2012/NĐ-CP», «nghị định 45», «thông tư 28 2018», «NĐ45», «1881/QĐ-TTg»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.analysis.text import searchable
from search.analysis.tokens import Token, tokenize

# Kinds of document, in full and as they are abbreviated in numbers (Nghị định 30/2020/NĐ-CP, Phụ lục III), folded.
_KINDS: dict[tuple[str, ...], str] = {
    ("nghi", "dinh"): "nd",
    ("thong", "tu", "lien", "tich"): "ttlt",
    ("thong", "tu"): "tt",
    ("quyet", "dinh"): "qd",
    ("nghi", "quyet"): "nq",
    ("chi", "thi"): "ct",
    ("cong", "van"): "cv",
    ("ke", "hoach"): "kh",
    ("luat",): "luat",
    **{(short,): short for short in ("nd", "ttlt", "tt", "qd", "nq", "ct", "cv", "kh")},
}

# Words of daily use too («kế hoạch 5 năm»): they name a document only together with a year.
_ONLY_WITH_YEAR = frozenset({"kh", "ct", "cv", "luat"})

# Who issued it, as the end of a number: taken as a part of the reference, never as a word of its own.
_ISSUERS = frozenset({"cp", "ttg", "btc", "bct", "ubnd", "hdnd", "qh", "ubtvqh", "bkhdt", "bkhcn", "btnmt", "btttt"})

YEARS = range(1945, 2100)

# «7/2025» without a kind is a month, «1/7/2025» a day.
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Reference:
    """A legal document named in a text: words `start` to `core_end` are kind, number and year; up to `end` comes the issuer.

    `kind` and `year` are empty when they are not said.
    """

    start: int
    core_end: int
    end: int
    kind: str
    number: str
    year: str

    def term(self) -> str:
        """The term under which the index knows documents that the reference may mean."""
        number = f"{self.number}/{self.year}" if self.year else self.number
        return f"{self.kind} {number}".strip()

    def phrases(self) -> tuple[str, ...]:
        """How texts write it: by kind in full and number, and by number and year."""
        kind = next((" ".join(full) for full, short in _KINDS.items() if short == self.kind), "")
        by_kind = (f"{kind} {self.number}",) if kind else ()
        return (*by_kind, f"{self.number}/{self.year}") if self.year else by_kind


def references(tokens: Sequence[Token], text: str) -> Iterator[Reference]:
    """Legal documents named in the words of `text`, from left to right, without overlap.

    A bare number is none: it needs its kind («NĐ45») or its year after a stroke («45/2012»).
    """
    i = 0
    while i < len(tokens):
        found = _reference_at(i, tokens, text)
        if found is not None:
            yield found
        i = found.end if found else i + 1


def own_terms(text: str, year_of_issue: int | None = None) -> tuple[str, ...]:
    """Terms for the first legal document that a text names, in every way in which people refer to it.

    A number without a year («1881/QĐ-TTg») takes `year_of_issue` when it is known.
    """
    cleaned = searchable(text)
    reference = next(references(tokenize(cleaned), cleaned), None)
    if reference is None:
        return ()
    year = reference.year or (str(year_of_issue) if year_of_issue else "")
    kind, number = reference.kind, reference.number
    with_year = f"{number}/{year}" if year else ""
    terms = (f"{kind} {number}" if kind else "", with_year, f"{kind} {with_year}" if kind and year else "")
    return tuple(term for term in terms if term)


def _reference_at(start: int, tokens: Sequence[Token], text: str) -> Reference | None:
    kind, at = _kind_at(start, tokens)
    if kind and _is(tokens, at, "so"):
        at += 1
    if not _is_number(tokens, at) or len(tokens[at].folded) > 5:
        return None
    number = tokens[at].folded
    after_stroke = tokens[at].start > 0 and text[tokens[at].start - 1] == "/"
    at += 1
    stroke = at < len(tokens) and "/" in text[tokens[at - 1].end : tokens[at].start]
    year, core_end = _year_at(at, tokens, bool(kind)) if kind or stroke else ("", at)
    end = core_end
    if stroke or year:
        written, end = _kind_at(core_end, tokens)
        if written and end == core_end + 1:
            kind = written if kind in ("", "tt") else kind
        else:
            end = core_end
    end = _after_issuer(end, tokens)
    if not kind and (not year or after_stroke or int(number) <= _MONTHS):
        return None
    if not year and (kind in _ONLY_WITH_YEAR or (int(number) in YEARS and not stroke)):
        return None
    return Reference(start, core_end, end, kind, number, year)


def _year_at(at: int, tokens: Sequence[Token], after_kind: bool) -> tuple[str, int]:
    """The year that stands at a word, after «năm» or not, and the word after it; empty and `at` when none does."""
    word = at + 1 if after_kind and _is(tokens, at, "nam") else at
    if _is_number(tokens, word) and len(tokens[word].folded) == 4 and int(tokens[word].folded) in YEARS:
        return tokens[word].folded, word + 1
    return "", at


def _after_issuer(at: int, tokens: Sequence[Token]) -> int:
    """The word after the issuers that stand at a word; «QH15» is one of them."""
    while at < len(tokens) and tokens[at].joined and tokens[at].folded in _ISSUERS:
        at += 1
        if _is_number(tokens, at) and tokens[at - 1].end == tokens[at].start:
            at += 1
    return at


def _is(tokens: Sequence[Token], at: int, word: str) -> bool:
    return at < len(tokens) and tokens[at].folded == word


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].folded.isdecimal()


def _kind_at(i: int, tokens: Sequence[Token]) -> tuple[str, int]:
    """The kind of document that begins at a word, and the word after it; empty and `i` when none does."""
    for length in (4, 2, 1):
        kind = _KINDS.get(tuple(token.folded for token in tokens[i : i + length]))
        if kind is not None and len(tokens[i : i + length]) == length:
            return kind, i + length
    return "", i
