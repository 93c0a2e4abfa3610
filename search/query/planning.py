"""From a question and a request to the plan for an engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from search.analysis.question import KEPT_QUESTIONS, Question
from search.engines.choices import request_filters
from search.engines.plan import Clause, Plan
from search.query.best_bets import with_first
from search.query.clauses import text_clause
from search.requests import SearchRequest


def make_plan(question: Question, request: SearchRequest, now: dt.datetime, first: tuple[str, ...] = ()) -> Plan:
    """The plan for a question that has been taken apart, and for the filters of its request. `first` are keys of what is shown first."""
    text, marks = _looked_for(question, first if request.sort == "relevance" else ())
    return Plan(text=text, now=now, filters=request_filters(request, now), marks=marks)


@lru_cache(maxsize=KEPT_QUESTIONS)
def _looked_for(question: Question, first: tuple[str, ...]) -> tuple[Clause, tuple[tuple[str, ...], ...]]:
    """The clause of a question, with what is shown first, and the phrases to mark."""
    return with_first(text_clause(question), first), tuple(dict.fromkeys(_marks(question)))


def _marks(question: Question) -> Iterator[tuple[str, ...]]:
    """Phrases to mark in snippets: what decides, or all when nothing does."""
    telling = [c for c in question.concepts if not c.filler and not (c.vague and len(c.words) == 1)]
    for concept in telling or question.concepts:
        names = concept.place.spellings if concept.place else (concept.words,)
        loose = () if concept.known or concept.place else pairwise(concept.words)
        others = () if concept.vague else (target.words for target in concept.targets)
        for term in (*names, *loose, *others):
            yield tuple(word.folded for word in term)
