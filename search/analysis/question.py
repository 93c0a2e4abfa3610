"""What a person typed, taken apart into the things that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from search.analysis.legal_numbers import Reference, references
from search.analysis.place_names import Gazetteer, NamedPlace
from search.analysis.text import searchable
from search.analysis.tokens import Token, tokenize
from search.analysis.typing import decode_typing
from search.analysis.vocabulary import LONGEST, Meaning, Target, Vocabulary

# Nobody types more than this; what is longer was pasted, and its beginning says what it is about.
MAX_CHARACTERS = 200
MAX_WORDS = 32

# Whoever filters, turns the page or gives another answer asks the same question again.
KEPT_QUESTIONS = 512

# Letters of a unit or a formula, which digits follow at once: m3, km2, CO2, ISO9001.
MOST_LETTERS_OF_SYMBOL = 3


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a query speaks of: some neighbouring words, and other terms that mean it.

    `known` says that the vocabulary holds it as one term, and `spelled` is how it writes it, when that is certain; words side by side that
    it does not know are one concept too, which need not be said in the same way. For `vague`, `filler`, `trade` and `outside` see
    `UnitRow`. A `symbol` is a unit or a formula, whose letters and digits stand together: «m3» is neither an m nor a 3. A concept may be a
    place or a legal document; its words count as words all the same.
    """

    words: tuple[Token, ...]
    targets: tuple[Target, ...] = ()
    spelled: tuple[Token, ...] = ()
    known: bool = False
    vague: bool = False
    filler: bool = False
    trade: bool = False
    outside: bool = False
    symbol: bool = False
    place: NamedPlace | None = None
    document: Reference | None = None

    @property
    def unknown(self) -> bool:
        """Whether nothing is known of the words: they may be misspelled."""
        return not (self.known or self.vague or self.symbol or self.place or self.document)


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A query taken apart. `accented` says whether it was typed with diacritics anywhere. What is asked again is the same object."""

    text: str
    tokens: tuple[Token, ...]
    concepts: tuple[Concept, ...]
    accented: bool

    @property
    def empty(self) -> bool:
        """Whether nothing was typed, or nothing but spaces. Signs without any word are something, and find nothing."""
        return not self.text


@lru_cache(maxsize=KEPT_QUESTIONS)
def take_apart(typed: str, vocabulary: Vocabulary, gazetteer: Gazetteer) -> Question:
    """The question that a person typed. Any string is accepted; only its beginning counts when it is very long."""
    text = " ".join(searchable(typed[: 4 * MAX_CHARACTERS]).split())[:MAX_CHARACTERS]
    text = decode_typing(text, lambda word: word in vocabulary.known_words or word in gazetteer.known_words)
    tokens = tuple(tokenize(text)[:MAX_WORDS])
    accented = any(token.accented for token in tokens)
    concepts = tuple(_runs_joined(_best_division(text, tokens, accented, vocabulary, gazetteer)))
    return Question(text, tokens, _without_repeats(concepts), accented)


def _best_division(
    text: str, tokens: tuple[Token, ...], accented: bool, vocabulary: Vocabulary, gazetteer: Gazetteer
) -> Iterator[Concept]:
    """Concepts in the order of the words, divided so that long terms stay whole: the sum of squared lengths is largest."""
    candidates: list[list[tuple[float, int, Concept]]] = [[] for _ in tokens]
    for reference in references(tokens, text):
        concept = Concept(tokens[reference.start : reference.core_end], document=reference)
        candidates[reference.start].append(((reference.end - reference.start) ** 2 + 1, reference.end, concept))
    for place in gazetteer.named(tokens, accented):
        concept = Concept(place.name, place=place)
        preference = 0.5 if place.sure else -0.5
        candidates[place.start].append(((place.end - place.start) ** 2 + preference, place.end, concept))
    for start in range(len(tokens)):
        if _is_symbol(tokens[start : start + 2]) and tokens[start].exact not in vocabulary.known_words:
            candidates[start].append((2**2 - 0.1, start + 2, Concept(tokens[start : start + 2], symbol=True)))
        for end in range(start + 1, start + vocabulary.reach(tokens[start : start + LONGEST]) + 1):
            meaning = vocabulary.meaning(tokens[start:end], accented)
            if meaning is not None:
                concept = _known_concept(tokens[start:end], meaning, gazetteer)
                preference = -0.05 if meaning.guessed else 0.0
                candidates[start].append(((end - start) ** 2 + preference, end, concept))
        candidates[start].append((0.9, start + 1, _plain_concept(tokens[start])))
    best: list[tuple[float, int, Concept | None]] = [(0.0, len(tokens), None)] * (len(tokens) + 1)
    for start in range(len(tokens) - 1, -1, -1):
        best[start] = max(
            ((score + best[end][0], end, concept) for score, end, concept in candidates[start]),
            key=lambda choice: choice[:2],
        )
    at = 0
    while at < len(tokens):
        _, at, chosen = best[at]
        if chosen is not None:
            yield chosen


def _known_concept(typed: tuple[Token, ...], meaning: Meaning, gazetteer: Gazetteer) -> Concept:
    concept = Concept(
        words=typed,
        targets=meaning.targets,
        spelled=meaning.spelled,
        known=True,
        vague=meaning.vague,
        filler=meaning.filler,
        trade=meaning.trade,
        outside=meaning.outside,
    )
    for target in meaning.targets:
        if target.kind == "correction":
            places = [p for p in gazetteer.named(target.words, True) if p.end - p.start == len(target.words)]
            if places:
                return replace(concept, place=places[0])
    return concept


def _is_symbol(pair: tuple[Token, ...]) -> bool:
    """Whether two words are a few plain letters with digits right behind them."""
    if len(pair) < 2 or pair[0].end != pair[1].start or pair[0].accented:
        return False
    letters, digits = pair[0].folded, pair[1].folded
    return letters.isalpha() and len(letters) <= MOST_LETTERS_OF_SYMBOL and digits.isdecimal()


def _plain_concept(word: Token) -> Concept:
    """A word that nothing is known of. A number alone never decides: it is a size, a year, a share."""
    return Concept((word,), vague=word.folded.isdigit())


def _runs_joined(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """The concepts with neighbouring unknown words made one: most Vietnamese words have two syllables."""
    run: Concept | None = None
    for concept in concepts:
        if run and concept.unknown and concept.words[0].joined:
            run = replace(run, words=run.words + concept.words)
            continue
        if run:
            yield run
        run = concept if concept.unknown else None
        if not concept.unknown:
            yield concept
    if run:
        yield run


def _without_repeats(concepts: tuple[Concept, ...]) -> tuple[Concept, ...]:
    return tuple({tuple(word.exact for word in concept.words): concept for concept in concepts}.values())
