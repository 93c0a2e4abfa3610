"""The editors' words as the search uses them, kept until a row changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from django.db.models import Q
from django.utils import timezone

from search.analysis.rows import SynonymRow
from search.analysis.vocabulary import Vocabulary
from search.query.best_bets import BestBetRow, BestBets
from search.words.models import BestBetPage, Synonym

# (kind, terms separated by bars) of a synonym; (best bet, its phrases as lines, page) of a page that comes first.
SynonymKey: TypeAlias = tuple[str, str]
BestBetKey: TypeAlias = tuple[int, str, int]


@dataclass(frozen=True)
class Words:
    """What editors have taught the search."""

    vocabulary: Vocabulary
    best_bets: BestBets


def current_words() -> Words:
    """The words as they are now: a changed row counts at once. Two queries."""
    return Words(current_vocabulary(), best_bets(best_bet_rows()))


def current_vocabulary() -> Vocabulary:
    """The vocabulary of the rows as they are now. One query."""
    return vocabulary(synonym_rows())


def synonym_rows(without: int | None = None) -> tuple[SynonymKey, ...]:
    """The rows of synonyms, but for one when its key is given."""
    rows = Synonym.objects.order_by("pk").exclude(pk=without) if without else Synonym.objects.order_by("pk")
    return tuple(rows.values_list("kind", "terms"))


def best_bet_rows(without: int | None = None) -> tuple[BestBetKey, ...]:
    """Live pages of the best bets that are in force today, in order, but for one best bet when its key is given."""
    today = timezone.localdate()
    in_force = Q(best_bet__valid_from=None) | Q(best_bet__valid_from__lte=today)
    in_force &= Q(best_bet__valid_to=None) | Q(best_bet__valid_to__gte=today)
    rows = BestBetPage.objects.filter(in_force, page__live=True).order_by("best_bet", "sort_order", "pk")
    if without:
        rows = rows.exclude(best_bet=without)
    return tuple(rows.values_list("best_bet", "best_bet__phrases", "page"))


@lru_cache(maxsize=4)
def vocabulary(rows: tuple[SynonymKey, ...]) -> Vocabulary:
    """The vocabulary of some rows, and of the words that come with the project."""
    return Vocabulary.build(
        SynonymRow(kind, tuple(term.strip() for term in terms.split("|") if term.strip())) for kind, terms in rows
    )


@lru_cache(maxsize=4)
def best_bets(rows: tuple[BestBetKey, ...]) -> BestBets:
    """The best bets of some rows."""
    return BestBets.build(_grouped(rows))


def _grouped(rows: Iterable[BestBetKey]) -> Iterable[BestBetRow]:
    pages: dict[tuple[int, str], list[str]] = {}
    for best_bet, phrases, page in rows:
        pages.setdefault((best_bet, phrases), []).append(f"page:{page}")
    return (BestBetRow(tuple(phrases.splitlines()), tuple(keys)) for (_, phrases), keys in pages.items())
