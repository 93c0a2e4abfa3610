"""Pages that editors want first for certain queries. Pure: rows come in, keys of documents come out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from search.analysis.question import Question
from search.analysis.tokens import folded_words
from search.engines.plan import Clause, Flat, OneOf, Plus, Some

# More than any score of a document; each page is so much before the next one.
_STEP = 10_000.0


@dataclass(frozen=True, slots=True)
class BestBetRow:
    """What editors have chosen: for any of the phrases these documents come first, in this order. Keys as in search documents."""

    phrases: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class BestBets:
    """Chosen documents by the folded words of a query."""

    by_words: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def build(cls, rows: Iterable[BestBetRow]) -> BestBets:
        """The rows by their phrases; for a phrase of several rows, the documents of the first row come before those of the next."""
        by_words: dict[tuple[str, ...], tuple[str, ...]] = {}
        for row in rows:
            for phrase in row.phrases:
                words = folded_words(phrase)
                if words:
                    by_words[words] = tuple(dict.fromkeys((*by_words.get(words, ()), *row.keys)))
        return cls(by_words)

    def keys(self, question: Question) -> tuple[str, ...]:
        """Documents that come first for a question. It must be the phrase, whole; diacritics, capitals and signs do not count."""
        return self.by_words.get(tuple(word.folded for word in question.tokens), ())


def with_first(clause: Clause, keys: tuple[str, ...]) -> Clause:
    """The clause, with some documents found in any case and scored above all others, in their order."""
    if not keys:
        return clause
    chosen = tuple(OneOf("key", (key,)) for key in keys)
    above = tuple(Flat(one, _STEP * (len(keys) - rank)) for rank, one in enumerate(chosen))
    return Plus(Some((clause, *(Flat(one, 0.0) for one in chosen))), above)
