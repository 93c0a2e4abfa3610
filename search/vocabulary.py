"""The editors' words as the search uses them, kept until a row changes."""

from __future__ import annotations

from functools import lru_cache

from search.analysis.vocabulary import SynonymRow, Vocabulary
from search.models import Synonym


def current_vocabulary() -> Vocabulary:
    """The vocabulary of the rows as they are now: a changed row counts at once. One query."""
    rows = Synonym.objects.order_by("pk").values_list("kind", "terms")
    return _build(tuple(rows))


@lru_cache(maxsize=2)
def _build(rows: tuple[tuple[str, str], ...]) -> Vocabulary:
    return Vocabulary.build(
        SynonymRow(kind, tuple(term.strip() for term in terms.split("|") if term.strip())) for kind, terms in rows
    )
