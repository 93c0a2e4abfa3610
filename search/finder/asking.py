"""Which questions the finder puts first, one after the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from policies.eligibility import FACTS, Assessment, NextQuestion, Scheme, next_question
from search.finder.answers import ASK_ALL, Answers
from search.finder.cards import Link
from search.finder.match import MatchResult

# What comes before all else: it needs no paper to answer, and says which of the other questions are worth asking.
FIRST = "intention"

# Asked when nothing else is open: it decides no verdict, but how much.
AMOUNT = "investment"


# What has to be known before anything can be said to fit: asked with what was heard from a sentence, where it may still decide.
NEEDED = (FIRST, "industry", "place", "legal_form", AMOUNT, "counterpart", "other_funding")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which questions stand first on the page: their facts, and how many schemes an answer settles (0: it is optional).

    `done` says that no answer settles anything more: what may still be asked is offered folded, below the result. `about` are the
    schemes that are not settled, which say how finely a number has to be asked. `unsure` are the facts on which they hang and that were
    answered «Không rõ». `brief` says that the question is asked with little room, as it decides no verdict; `confirm` says that the
    answers were heard from a sentence and wait to be confirmed.
    """

    facts: tuple[str, ...]
    settles: int = 0
    all: bool = False
    done: bool = False
    about: tuple[Scheme, ...] = ()
    unsure: tuple[str, ...] = ()
    brief: bool = False
    confirm: bool = False


def to_ask(answers: Answers, wanted: str, result: MatchResult) -> Asked:
    """The questions to put first: those with errors, the one that was asked for, else what is wanted, else the one that settles most, else
    the cost, by which amounts are told."""
    if wanted == ASK_ALL:
        return Asked(tuple(FACTS), all=True)
    if answers.errors:
        return Asked(tuple(answers.errors))
    about = tuple(found.assessment.scheme for found in result.need_facts)
    said = {*answers.profile.answers, *answers.unsure}
    following = _next(answers, result)
    if wanted in FACTS:
        return Asked((wanted,), following.settles if following and following.fact == wanted else 0, about=about)
    if not said and not answers.text:
        return Asked((FIRST,))
    if following:
        return Asked((following.fact,), following.settles, about=about)
    open_to_all = result.fits or result.need_facts
    if open_to_all and AMOUNT not in said and any(_by_cost(found.assessment.scheme) for found in result.fits):
        return Asked((AMOUNT,), brief=True)
    left = {fact for found in result.need_facts for group in found.assessment.missing for fact in group}
    return Asked(
        tuple(name for name in (FIRST, AMOUNT) if open_to_all and name not in said),
        done=True,
        unsure=tuple(name for name in FACTS if name in left),
    )


def to_confirm(answers: Answers, heard: Collection[str], result: MatchResult) -> Asked:
    """One screen with what was heard and what is needed besides: only what may still change a verdict or an amount."""
    open_ones = (*result.fits, *result.need_facts)
    decides = {fact for found in open_ones for group in found.assessment.missing for fact in group} | set(
        answers.errors
    )
    if any(_by_cost(found.assessment.scheme) for found in open_ones):
        decides.add(AMOUNT)
    said = {*answers.profile.answers, *answers.unsure}
    needed = {name for name in NEEDED if name in said or name in decides or name == FIRST}
    return Asked(tuple(name for name in FACTS if name in needed or name in heard), confirm=True)


def unanswered(answers: Answers, asked: Asked) -> tuple[Link, ...]:
    """The other questions that may still be answered."""
    said = {*answers.profile.answers, *answers.unsure, *asked.facts}
    return tuple(Link(fact.label, answers.href(ask=name)) for name, fact in FACTS.items() if name not in said)


def _by_cost(scheme: Scheme) -> bool:
    """Whether what the scheme pays follows from the cost that is asked."""
    return any(item.base == AMOUNT and item.rate_percent for item in scheme.benefits)


def _next(answers: Answers, result: MatchResult) -> NextQuestion | None:
    """The next best question among those that have not been answered «Không rõ»."""
    found = (*result.fits, *result.need_facts, *result.not_eligible)
    return next_question(_without_unsure(scheme.assessment, answers.unsure) for scheme in found)


def _without_unsure(assessment: Assessment, unsure: Iterable[str]) -> Assessment:
    missing = (tuple(fact for fact in group if fact not in unsure) for group in assessment.missing)
    return replace(assessment, missing=tuple(group for group in missing if group))
