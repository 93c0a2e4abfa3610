"""From a question that has been taken apart to the clause that selects and scores documents. Weights live here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis.legal_numbers import YEARS
from search.analysis.place_names import NamedPlace
from search.analysis.question import Concept, Question
from search.analysis.tokens import Token, pair, words
from search.engines.plan import All, Best, Clause, Everything, Flat, Not, Nothing, OneOf, Plus, Some, Term, Weighted
from search.query.wanted_kinds import asks_how, named_kind

# What a match in a text counts for. Titles and the other names of a thing say what it is.
TEXT_WEIGHTS = {"title": 3.0, "keywords": 2.5, "summary": 1.5, "body": 1.0, "attachment": 0.5}

# Where a document says what it is about.
ABOUT = ("title", "keywords", "summary")

# The names of the places of a document are looked at for places only; they would count every word of a name otherwise.
PLACE_WEIGHTS = {**TEXT_WEIGHTS, "place": 0.5}

# Of the score of a word, the share that its diacritics bring when the query was typed with them.
EXACT_SHARE = 0.5

# A thing said in several texts of a document counts once, and this share for each further time.
REPEATED = 0.15

# Vague words order what other words have found. Neighbours that stay neighbours say that the words belong together.
VAGUE_WEIGHT = 0.25
NEIGHBOURS_WEIGHT = 0.45

# What people look for first when they do not say: what they can apply for, then how.
KIND_SCORES = {("scheme",): 2.0, ("guide",): 1.5, ("programme", "project", "announcement"): 0.5}
IN_FORCE_SCORE = 0.5

# More than any document that answers a question in part can have.
WHOLE_SCORE = 1_000.0

# A page of the kind that the question names, and a guide when it asks how.
NAMED_KIND_SCORE = 4.0
HOW_SCORE = 3.0
KIND_IN_PLACE_SCORE = 15.0

# Everything has a short public name, its code: «sxsh», «nhan-hieu». Who types it means the thing of that name.
NAME_SCORE = 8.0

# A document named by its number is that document, whatever else is typed.
NAMED_DOCUMENT_SCORE = 60.0

# A query that is only a place wants the page of the place, then what concerns it. Beside other words a place counts for less.
PLACE_PAGE_SCORE = 40.0
PLACE_SCORE = 12.0
SUCCESSOR_SCORE = 6.0
BESIDE_WORDS = 0.25


@dataclass(frozen=True, slots=True)
class _Parts:
    """The concepts of a question by what they do: some decide, some name places, some only order, each with its weight."""

    deciding: tuple[Concept, ...]
    places: tuple[Concept, ...] = ()
    ordering: tuple[tuple[Concept, float], ...] = ()


def text_clause(question: Question, *, relaxed: bool = False) -> Clause:
    """Documents that answer the question, scored.

    A document must speak of both of two things asked for, or of half of more; a place stands for one of them, and a document that is
    named by its number is found in any case. Words that the vocabulary does not know, and trades, as support is open to all, only order
    what known words find; without known words they decide too. Without any of these places decide, then vague words. `relaxed` asks for
    less, see `can_relax`.
    """
    if question.empty:
        return Everything()
    if not question.concepts:
        return Nothing()
    parts = _relaxed_parts(question) if relaxed else _parts(question)
    minimum = 1 if relaxed else _minimum(len(parts.deciding))
    alone = not (parts.deciding or parts.ordering)
    deciding = tuple(_concept(concept, question.accented, loose=relaxed) for concept in parts.deciding)
    places = tuple(_place(concept, question.accented, alone=alone) for concept in parts.places)
    bonuses = (
        *(Weighted(_concept(concept, question.accented), weight) for concept, weight in parts.ordering),
        *_neighbours(question.concepts),
        *(Flat(OneOf("kind", kinds), score) for kinds, score in KIND_SCORES.items()),
        Flat(OneOf("legal_status", ("in_force",)), IN_FORCE_SCORE),
        *((Flat(OneOf("kind", ("guide",)), HOW_SCORE),) if asks_how(question) else ()),
        *_of_kind_in_place(question),
    )
    if not deciding:
        return Plus(Some(places), bonuses)
    required = tuple(_outside(concept) for concept in parts.deciding if concept.outside)
    named = tuple(OneOf("document", (c.document.term(),)) for c in parts.deciding if c.document)
    instead = ((All((Some(places), Some(deciding, minimum - 1))),) if minimum > 1 and places else ()) + named
    if not (required or instead):
        return Plus(Some(deciding, minimum), (*places, *bonuses))
    enough = Some((Some(deciding, minimum), *instead))
    return Plus(Flat(All((enough, *required)), 0.0), (*deciding, *places, *bonuses))


def in_part(question: Question, whole: Clause) -> Clause:
    """Documents that answer a part of the question, after those for which `whole` holds."""
    return Some((text_clause(question, relaxed=True), Plus(Flat(whole, WHOLE_SCORE), (whole,))))


def to_the_word(question: Question) -> Clause:
    """Documents that answer the question and hold the words of which nothing is known too."""
    unknown = (_concept(concept, question.accented) for concept in question.concepts if concept.unknown)
    return All((text_clause(question), *unknown))


def can_relax(question: Question) -> bool:
    """Whether asking for less may find more, for a question to which nothing answers wholly.

    One of the things that the vocabulary knows is then enough, or the place; where all words are unknown, two thirds of them.
    """
    parts = _parts(question)
    unknown_run = any(len(concept.words) > 1 and not _recognised(concept) for concept in parts.deciding)
    return unknown_run or len(parts.deciding) + bool(parts.places) > 1


def _parts(question: Question) -> _Parts:
    meant = [concept for concept in question.concepts if not concept.filler]
    places = tuple(concept for concept in meant if concept.place)
    trades = tuple(concept for concept in meant if concept.trade and not concept.place)
    vague = tuple(concept for concept in meant if concept.vague and not concept.place)
    others = tuple(c for c in meant if not (c.vague or c.trade or c.place))
    deciding = tuple(filter(_recognised, others))
    ordering = trades + tuple(concept for concept in others if not _recognised(concept))
    if not deciding:
        deciding, ordering = others + trades, ()
    if not deciding and not places:
        return _Parts(vague or question.concepts)
    return _Parts(deciding, places, (*((concept, 1.0) for concept in ordering), *map(_vague, vague)))


def _relaxed_parts(question: Question) -> _Parts:
    parts = _parts(question)
    recognised = tuple(concept for concept in parts.deciding if _recognised(concept))
    if not recognised and not parts.places:
        return parts
    others = tuple((concept, 1.0) for concept in parts.deciding if not _recognised(concept))
    return _Parts(recognised, parts.places, (*others, *parts.ordering))


def _vague(concept: Concept) -> tuple[Concept, float]:
    """A vague concept with its weight: a year says which of many is meant."""
    word = concept.words[0].folded
    return concept, 1.0 if word.isdecimal() and len(word) == 4 and int(word) in YEARS else VAGUE_WEIGHT


def _recognised(concept: Concept) -> bool:
    return concept.known or concept.symbol or concept.document is not None


def _minimum(concepts: int) -> int:
    """How many of the things asked for a document must speak of: both of two, half of more."""
    return concepts if concepts <= 2 else (concepts + 1) // 2


def _concept(concept: Concept, accented: bool, *, loose: bool = False) -> Clause:
    """Documents that speak of the concept in any of its terms, in any of their texts."""
    if len(concept.words) > 1 and not _recognised(concept):
        return _unknown_words(concept.words, accented, loose)
    if concept.symbol:
        return Best(tuple(Weighted(_exactly(text, concept.words), of) for text, of in TEXT_WEIGHTS.items()), REPEATED)
    parts = _in_texts(concept.words, accented, known=accented and _as_spelled(concept))
    names = [_name(concept.words, 1.0)]
    for target in concept.targets:
        # Nobody typed it: the folded words of a known term say enough, and every clause takes time.
        parts += _in_texts(target.words, False, target.weight, known=True)
        names.append(_name(target.words, target.weight))
    if concept.document is not None:
        for phrase in concept.document.phrases():
            parts += _in_texts(words(phrase), accented=False)
        parts.append(Flat(OneOf("document", (concept.document.term(),)), NAMED_DOCUMENT_SCORE))
    kind = named_kind(concept)
    if kind:
        parts.append(Flat(OneOf("kind", (kind,)), NAMED_KIND_SCORE))
    return Plus(Best(tuple(parts), REPEATED), (Best(tuple(names)),))


def _as_spelled(concept: Concept) -> bool:
    """Whether the words are written as the vocabulary has them, so that others of the same letters are not meant: «giá» is no «gia»."""
    return [word.exact for word in concept.spelled] == [word.exact for word in concept.words]


def _outside(concept: Concept) -> Clause:
    """What speaks of a matter that is not the Centre's. A scheme must be about it: one that mentions it in passing is not meant."""
    terms = (concept.spelled or concept.words, *(target.words for target in concept.targets))

    def spoken_of(texts: Iterable[str]) -> Clause:
        return Some(tuple(_exactly(text, term) for text in texts for term in terms))

    return Some((spoken_of(ABOUT), All((spoken_of(TEXT_WEIGHTS), Not(OneOf("kind", ("scheme",)))))))


def _exactly(text: str, term: tuple[Token, ...]) -> Clause:
    """The words of a term standing together in a text, each with its diacritics."""
    pairs = _folded_terms(text, term) if len(term) > 1 else ()
    return All((*pairs, *(Term(f"{text}_exact", word.exact) for word in term)))


def _unknown_words(run: tuple[Token, ...], accented: bool, loose: bool) -> Clause:
    """Documents that hold two thirds of words that stand side by side in the query, two of them side by side too.

    `loose` words may stand apart, but then those typed with diacritics must have them.
    """
    held = (Best(tuple(_in_texts((word,), accented, known=loose and accented)), REPEATED) for word in run)
    enough = Some(tuple(held), -(-2 * len(run) // 3))
    together = Some(tuple(_side_by_side(first, second) for first, second in pairwise(run)), max(1, len(run) // 2))
    return enough if loose and accented else All((enough, Weighted(together, NEIGHBOURS_WEIGHT)))


def _side_by_side(first: Token, second: Token) -> Clause:
    term = pair(first.folded, second.folded)
    return Best(tuple(Weighted(Term(f"{text}_pairs", term), weight) for text, weight in TEXT_WEIGHTS.items()))


def _name(term: Sequence[Token], weight: float) -> Clause:
    return Flat(OneOf("name", (" ".join(word.folded for word in term),)), NAME_SCORE * weight)


def _in_texts(term: tuple[Token, ...], accented: bool, weight: float = 1.0, *, known: bool = False) -> list[Clause]:
    return [Weighted(_in_text(text, term, accented, known), of * weight) for text, of in TEXT_WEIGHTS.items()]


def _in_text(text: str, term: tuple[Token, ...], accented: bool, known: bool = False) -> Clause:
    """Words standing together in a text. A single word that comes from the vocabulary, or is typed as there, is `known` to have its
    diacritics."""
    if len(term) == 1 and known:
        return Term(f"{text}_exact", term[0].exact)
    terms = _folded_terms(text, term)
    folded: Clause = terms[0] if len(terms) == 1 else All(terms)
    if not accented:
        return folded
    share = EXACT_SHARE / len(term)
    exact = (Weighted(Term(f"{text}_exact", word.exact), share) for word in term)
    return Plus(Weighted(folded, 1 - EXACT_SHARE), tuple(exact))


def _folded_terms(text: str, term: tuple[Token, ...]) -> tuple[Term, ...]:
    """The terms that a text must hold to hold the words together; a comma between two of them parts them."""
    terms: list[Term] = []
    for i, word in enumerate(term):
        goes_on = i + 1 < len(term) and term[i + 1].joined
        came_on = i > 0 and word.joined
        if goes_on:
            terms.append(Term(f"{text}_pairs", pair(word.folded, term[i + 1].folded)))
        elif not came_on:
            terms.append(Term(f"{text}_folded", word.folded))
    return tuple(terms)


def _place(concept: Concept, accented: bool, *, alone: bool) -> Clause:
    """Documents that concern the place, or name it."""
    assert concept.place is not None
    scale = 1.0 if alone else BESIDE_WORDS
    chosen = [Flat(clause, score * scale) for clause, score in _place_choices(concept.place)]
    named = [
        Weighted(_in_text(text, name, accented), weight * scale)
        for name in concept.place.spellings
        for text, weight in PLACE_WEIGHTS.items()
    ]
    return Best((*chosen, *named), REPEATED)


def _of_kind_in_place(question: Question) -> Iterator[Clause]:
    """Pages of the kind that is named, in the place that is named: «thông báo ở Mão Điền»."""
    kinds = tuple(kind for concept in question.concepts if (kind := named_kind(concept)))
    places = tuple(concept.place for concept in question.concepts if concept.place)
    keys = tuple(key for place in places for key in (*place.keys, *place.related))
    if kinds and keys:
        of_kind = OneOf("kind", kinds)
        yield Flat(All((of_kind, OneOf("own_place", keys))), KIND_IN_PLACE_SCORE)


def _place_choices(place: NamedPlace) -> Iterator[tuple[Clause, float]]:
    for rank, key in enumerate((*place.keys, *place.related)):
        page = All((OneOf("kind", ("place",)), OneOf("own_place", (key,))))
        yield page, PLACE_PAGE_SCORE / (1 + rank / 8)
    for keys, score in ((place.keys, PLACE_SCORE), (place.related, SUCCESSOR_SCORE)):
        if keys:
            yield OneOf("own_place", keys), score
            yield OneOf("place", keys), score / 2
    if place.provinces and not place.keys:
        yield OneOf("place", place.provinces), SUCCESSOR_SCORE


def _neighbours(concepts: tuple[Concept, ...]) -> Iterator[Clause]:
    """Neighbouring concepts whose words also stand side by side in a text."""
    for first, second in pairwise(concepts):
        if second.words[0].joined and not (first.filler and second.filler):
            yield Weighted(_side_by_side(first.words[-1], second.words[0]), NEIGHBOURS_WEIGHT)
