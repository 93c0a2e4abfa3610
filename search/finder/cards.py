"""What the finder's page shows of a match: the questions to ask, the answers given, and a card for each scheme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from policies.eligibility import (
    FACTS,
    OUTSIDE,
    Answer,
    Assessment,
    Estimate,
    Finding,
    NextQuestion,
    Profile,
    next_question,
)
from search.finder import wording
from search.finder.answers import ASK_ALL, Answers
from search.finder.match import MatchResult, SchemeMatch

SHOWN = 2
"""Reasons that a card shows, a point to confirm among them; the others are behind «Vì sao?»."""
SHOWN_QUESTIONS = 3

# Facts that no rule may depend on, asked when nothing else is open: they narrow the list and give amounts.
OPTIONAL = ("intention", "investment")


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Given:
    """One answer in the summary, with the addresses that change it and that take it back."""

    label: str
    answer: str
    change: str
    remove: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An estimate as parts of a bar 100 wide: support that is certain at this cost, support that is possible, own funds."""

    support: float
    perhaps: float
    own: float

    @property
    def own_from(self) -> float:
        return self.support + self.perhaps


@dataclass(frozen=True, slots=True)
class Card:
    """A scheme with its reasons arranged for reading.

    `bar` is None without an estimate or where its end is open. `asked` are the groups of questions of which any one
    answer of a group helps, `more_asked` those beyond the first few. `change` is the address with the smallest change
    applied, empty when there is none.
    """

    scheme: SchemeMatch
    bar: Bar | None
    reasons: tuple[Finding, ...]
    more_reasons: tuple[Finding, ...]
    points: tuple[str, ...]
    more_points: tuple[str, ...]
    asked: tuple[tuple[Link, ...], ...]
    more_asked: tuple[tuple[Link, ...], ...]
    changes: tuple[str, ...]
    change: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Which questions stand first on the page: their facts, and how many schemes an answer settles (0: it is optional).

    `done` says that no answer settles anything more: what may still be asked is offered folded, below the result.
    """

    facts: tuple[str, ...]
    settles: int = 0
    all: bool = False
    done: bool = False


def to_ask(answers: Answers, wanted: str, result: MatchResult) -> Asked:
    """The questions to put first: those with errors, the one that was asked for, else the one that settles most."""
    if wanted == ASK_ALL:
        return Asked(tuple(FACTS), all=True)
    if answers.errors:
        return Asked(tuple(answers.errors))
    following = _next(answers, result)
    if wanted in FACTS:
        return Asked((wanted,), settles=following.settles if following and following.fact == wanted else 0)
    if following:
        return Asked((following.fact,), following.settles)
    said = {*answers.profile.answers, *answers.unsure}
    open_to_all = result.fits or result.need_facts
    return Asked(tuple(name for name in OPTIONAL if open_to_all and name not in said), done=True)


def said(answers: Answers, result: MatchResult) -> str:
    """What the page says of itself when it has changed in place, for those who listen to it."""
    if answers.errors:
        sentence = wording.TO_CONFIRM if answers.to_confirm else wording.TO_CORRECT
        return sentence.format(count=len(answers.errors))
    if not result.possible:
        return wording.NOTHING_POSSIBLE
    sentence = wording.SOME_FIT if result.fits else wording.STILL_POSSIBLE
    return sentence.format(possible=result.possible, fits=len(result.fits))


def _next(answers: Answers, result: MatchResult) -> NextQuestion | None:
    """The next best question among those that have not been answered «Không rõ»."""
    found = (*result.fits, *result.need_facts, *result.not_eligible)
    return next_question(_without_unsure(scheme.assessment, answers.unsure) for scheme in found)


def _without_unsure(assessment: Assessment, unsure: Iterable[str]) -> Assessment:
    missing = (tuple(fact for fact in group if fact not in unsure) for group in assessment.missing)
    return replace(assessment, missing=tuple(group for group in missing if group))


def given(answers: Answers) -> tuple[Given, ...]:
    """What has been said, in the order of the registry."""
    said = {answer.fact: answer.label for answer in answers.profile.given}
    said.update(dict.fromkeys(answers.unsure, "không rõ"))
    return tuple(
        Given(FACTS[name].label, _sentence(said[name]), answers.href(ask=name), answers.href(without=name))
        for name in FACTS
        if name in said
    )


def written(answers: Answers) -> tuple[Given, ...]:
    """The numbers that were typed, as they were read."""
    typed = [FACTS[answer.fact].label for answer in answers.profile.given if _is_typed(answer)]
    return tuple(answer for answer in given(answers) if answer.label in typed)


def _is_typed(answer: Answer) -> bool:
    fact = FACTS[answer.fact]
    return fact.kind == "number" and answer.text not in {band.value for band in fact.bands}


def unanswered(answers: Answers, asked: Asked) -> tuple[Link, ...]:
    """The other questions that may still be answered."""
    said = {*answers.profile.answers, *answers.unsure, *asked.facts}
    return tuple(Link(fact.label, answers.href(ask=name)) for name, fact in FACTS.items() if name not in said)


def is_outside(profile: Profile) -> bool:
    """Whether the establishment certainly lies outside the area that the Centre serves."""
    return profile.value("place") == frozenset({OUTSIDE})


def card(scheme: SchemeMatch, answers: Answers) -> Card:
    """A scheme as its card shows it: what speaks for or against it first, two reasons at most."""
    verdict = scheme.verdict
    telling = "unmet" if verdict.kind == "not_eligible" else "met"
    shown_points = verdict.points_to_confirm[: 1 if verdict.kind == "fits" else 0]
    first = [f for f in verdict.findings if f.strength == "hard" and f.outcome == telling][: SHOWN - len(shown_points)]
    rest = [f for f in verdict.findings if f not in first and not (f.strength == "check" and f.outcome != "met")]
    asked = tuple(tuple(Link(FACTS[name].label, answers.href(ask=name)) for name in group) for group in verdict.missing)
    changes = verdict.smallest_change or ()
    return Card(
        scheme=scheme,
        bar=bar(scheme.estimate) if scheme.estimate else None,
        reasons=tuple(first),
        more_reasons=tuple(rest),
        points=shown_points,
        more_points=verdict.points_to_confirm[len(shown_points) :],
        asked=asked[:SHOWN_QUESTIONS],
        more_asked=asked[SHOWN_QUESTIONS:],
        changes=tuple(change.sentence for change in changes),
        change=answers.href(**{change.fact: change.to for change in changes}) if changes else "",
    )


def bar(estimate: Estimate) -> Bar | None:
    """Shares of the larger cost of the range; None when that is not known or is nothing."""
    (least, most), (_, own) = estimate.support, estimate.own_funds
    if most is None or own is None or most + own == 0:
        return None
    unit = 100 / (most + own)
    return Bar(round(least * unit, 2), round((most - least) * unit, 2), round(own * unit, 2))


def _sentence(label: str) -> str:
    return label[:1].upper() + label[1:]
