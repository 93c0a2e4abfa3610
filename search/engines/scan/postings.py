"""A small inverted index in memory, and clauses evaluated on it one by one. It is written to be read, not to be fast."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy

from search.engines.fields import TEXT_FIELDS, IndexedDocument
from search.engines.plan import (
    All,
    Best,
    Between,
    Clause,
    Everything,
    Flat,
    Not,
    Nothing,
    OneOf,
    Plus,
    Prefix,
    Some,
    Term,
    Weighted,
)

# BM25 as tantivy and Lucene have it.
_K1 = 1.2
_B = 0.75

# Numbers of the documents that a clause holds for, with their scores.
Found = dict[int, float]


class Postings:
    """Documents by what they hold, each under a number of its own. They never change: any number of threads may look into them.

    What `changed` returns shares with these whatever is the same in both.
    """

    def __init__(self) -> None:
        self.documents: dict[int, IndexedDocument] = {}
        self._by_key: dict[str, int] = {}
        self._last = 0
        self._terms: dict[str, dict[str, dict[int, int]]] = {}
        self._numbers: dict[str, dict[int, int]] = {}
        self._lengths: dict[str, dict[int, int]] = {field: {} for field in TEXT_FIELDS}
        self._words = dict.fromkeys(TEXT_FIELDS, 0)

    def changed(self, documents: Iterable[IndexedDocument], without: Iterable[str] = ()) -> Postings:
        """These with some documents more, the last of each key in place of those that have it, and without the documents of some keys."""
        documents = list({document.key: document for document in documents}.values())
        made = copy(self)
        made.documents, made._by_key, made._words = dict(self.documents), dict(self._by_key), dict(self._words)
        made._terms = {field: dict(terms) for field, terms in self._terms.items()}
        made._numbers = {field: dict(values) for field, values in self._numbers.items()}
        made._lengths = {field: dict(lengths) for field, lengths in self._lengths.items()}
        own: set[tuple[str, str]] = set()
        for key in {*without, *(document.key for document in documents)}:
            if number := made._by_key.pop(key, None):
                made._remove(number, own)
        for document in documents:
            made._add(document, own)
        return made

    def _add(self, document: IndexedDocument, own: set[tuple[str, str]]) -> None:
        """Take a document in. `own` are the fields and terms whose tables no other postings share."""
        self._last = number = self._last + 1
        self.documents[number], self._by_key[document.key] = document, number
        for field, words in document.texts.items():
            self._lengths[field][number] = len(words)
            self._words[field] += len(words)
        for field, counts in _counted(document):
            for term, count in counts.items():
                self._own(field, term, own)[number] = count
        for field, value in _valued(document):
            self._numbers.setdefault(field, {})[number] = value

    def _remove(self, number: int, own: set[tuple[str, str]]) -> None:
        """Forget a document."""
        document = self.documents.pop(number)
        for field in document.texts:
            self._words[field] -= self._lengths[field].pop(number)
        for field, counts in _counted(document):
            for term in counts:
                held = self._own(field, term, own)
                del held[number]
                if not held:
                    del self._terms[field][term]
        for field, _ in _valued(document):
            del self._numbers[field][number]

    def _own(self, field: str, term: str, own: set[tuple[str, str]]) -> dict[int, int]:
        """The documents that hold a term, as a table that may be written to."""
        terms = self._terms.setdefault(field, {})
        held = terms.get(term)
        if held is None or (field, term) not in own:
            held = terms[term] = dict(held or ())
            own.add((field, term))
        return held

    def found(self, clause: Clause) -> Found:
        """Documents that the clause holds for, with their scores."""
        match clause:
            case Term(field, term):
                return self._scored(field, term)
            case Prefix(field, start):
                begun = (numbers for term, numbers in self._held(field).items() if term.startswith(start))
                return {number: 1.0 for numbers in begun for number in numbers}
            case OneOf(field, terms):
                return {number: 1.0 for term in terms for number in self._held(field).get(term, ())}
            case Between(field, low, high):
                numbers = self._numbers.get(field, {}).items()
                return {n: 1.0 for n, v in numbers if (low is None or low <= v) and (high is None or v <= high)}
            case All(of):
                parts = [self.found(part) for part in of]
                return {n: sum(part[n] for part in parts) for n in parts[0] if all(n in part for part in parts[1:])}
            case Some(of, minimum):
                parts = [self.found(part) for part in of]
                held_by = Counter(number for part in parts for number in part)
                return {n: sum(part.get(n, 0.0) for part in parts) for n, count in held_by.items() if count >= minimum}
            case Best(of, share):
                return _best([self.found(part) for part in of], share)
            case Plus(inner, bonuses):
                extra = [self.found(bonus) for bonus in bonuses]
                return {n: score + sum(part.get(n, 0.0) for part in extra) for n, score in self.found(inner).items()}
            case Weighted(inner, weight):
                return {number: score * weight for number, score in self.found(inner).items()}
            case Flat(inner, score):
                return dict.fromkeys(self.found(inner), score)
            case Not(inner):
                held = self.found(inner)
                return {number: 0.0 for number in self.documents if number not in held}
            case Everything():
                return dict.fromkeys(self.documents, 1.0)
            case Nothing():
                return {}

    def _held(self, field: str) -> Mapping[str, Mapping[int, int]]:
        """The terms of a field, each with the documents that hold it and how often."""
        return self._terms.get(field, {})

    def _scored(self, field: str, term: str) -> Found:
        counts = self._held(field).get(term)
        if not counts:
            return {}
        if field not in self._lengths:
            return dict.fromkeys(counts, 1.0)
        lengths = self._lengths[field]
        size = len(self.documents)
        average = self._words[field] / size
        rarity = math.log(1 + (size - len(counts) + 0.5) / (len(counts) + 0.5))
        return {
            number: rarity * (1 + _K1) * count / (count + _K1 * (1 - _B + _B * _kept(lengths[number]) / average))
            for number, count in counts.items()
        }


def _counted(document: IndexedDocument) -> Iterator[tuple[str, Mapping[str, int]]]:
    """For each field how often the document holds each term."""
    for field, words in document.texts.items():
        yield field, Counter(words)
    for field, codes in document.codes.items():
        yield field, dict.fromkeys(codes, 1)
    for slot, route in enumerate(document.routes):
        yield f"r{slot}", dict.fromkeys(route.tokens, 1)


def _valued(document: IndexedDocument) -> Iterator[tuple[str, int]]:
    """The numbers of the document by field."""
    yield from document.numbers.items()
    for slot, route in enumerate(document.routes):
        for field, value in route.numbers.items():
            yield f"r{slot}_{field}", value


def _kept(length: int) -> int:
    """A length as tantivy and Lucene keep it, in one byte: exact up to 40, then by its four leading binary digits above 24."""
    shift = max(0, (length - 24).bit_length() - 4)
    return length if length <= 40 else 24 + ((length - 24) >> shift << shift)


def _best(parts: Sequence[Mapping[int, float]], share: float) -> Found:
    best: Found = {}
    for number in {number for part in parts for number in part}:
        scores = [part[number] for part in parts if number in part]
        best[number] = max(scores) + share * (sum(scores) - max(scores))
    return best
