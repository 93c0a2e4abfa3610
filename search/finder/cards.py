"""What the finder's page shows of a match: the questions to ask, the answers given, and a card for each scheme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from policies.catalogue.answerable import wished
from policies.eligibility import (
    FACTS,
    OUTSIDE,
    Answer,
    Estimate,
    Finding,
    Profile,
)
from search.finder import wording
from search.finder.answers import ANSWERS, Answers
from search.finder.match import MatchResult, SchemeMatch
from search.finder.plan import Said
from site_core.places.register import bare_name, current_register
from site_core.text.sorting import place_key, split_unit

SHOWN = 2
"""Reasons that a card shows, a point to confirm among them; the others are behind «Vì sao?»."""
SHOWN_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Given:
    """One answer in the summary, with the addresses that change it and that take it back; `note` says what it covers, where its name
    does not."""

    fact: str
    label: str
    answer: str
    change: str
    remove: str
    note: str = ""


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
class Line:
    """A scheme in a line: where its page is with these answers, and for one that is excluded the first reason, and where the result is with
    the smallest change that would end that."""

    scheme: SchemeMatch
    address: str
    why: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A scheme with its reasons arranged for reading.

    `bar` is None without an estimate or where its end is open. `asked` are the groups of questions of which any one
    answer of a group helps, `more_asked` those beyond the first few. `change` is the address with the smallest change
    applied, empty when there is none.
    """

    scheme: SchemeMatch
    address: str
    bar: Bar | None
    reasons: tuple[Finding, ...]
    more_reasons: tuple[Finding, ...]
    points: tuple[str, ...]
    more_points: tuple[str, ...]
    asked: tuple[tuple[Link, ...], ...]
    more_asked: tuple[tuple[Link, ...], ...]
    changes: tuple[str, ...]
    change: str


def said(answers: Answers, result: MatchResult) -> str:
    """What the page says of itself when it has changed in place, for those who listen to it."""
    if answers.errors:
        sentence = wording.TO_CONFIRM if answers.to_confirm else wording.TO_CORRECT
        return sentence.format(count=len(answers.errors))
    if not result.possible:
        return wording.NOTHING_POSSIBLE
    fits = sum(found.assessment.state == "fits" for found in result.fits)
    sentence = wording.SOME_FIT if fits else wording.STILL_POSSIBLE
    return sentence.format(possible=result.possible, fits=fits)


def given(answers: Answers) -> tuple[Given, ...]:
    """What has been said, in the order of the registry."""
    said = {answer.fact: answer.label for answer in answers.profile.given}
    said |= dict.fromkeys(answers.unsure, "không rõ")
    if wish := wished(answers.profile):
        said["intention"] = wish
    return tuple(
        Given(
            name,
            FACTS[name].label,
            _sentence(said[name]),
            answers.href(ask=name),
            answers.href(without=name),
            _former_names(answers) if name == "place" else "",
        )
        for name in FACTS
        if name in said
    )


def _former_names(answers: Answers) -> str:
    """The communes that the one unit answered was made of, by which people still call where they are."""
    register = current_register()
    own = register.units.get(answers.profile.answers.get("place", ""))
    if own is None or not own.is_current:
        return ""
    former = [register.units[key] for key in register.predecessors(own.key)]
    names = {bare_name(unit.name): split_unit(unit.name)[1] for unit in former if unit.level == own.level}
    names.pop(bare_name(own.name), None)
    return wording.FORMER_NAMES.format(names=", ".join(sorted(names.values(), key=place_key))) if names else ""


def written(answers: Answers) -> tuple[Given, ...]:
    """The numbers that were typed, as they were read."""
    typed = [FACTS[answer.fact].label for answer in answers.profile.given if _is_typed(answer)]
    return tuple(answer for answer in given(answers) if answer.label in typed)


def _is_typed(answer: Answer) -> bool:
    fact = FACTS[answer.fact]
    return fact.kind == "number" and answer.text not in {band.value for band in fact.bands}


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
    return Card(
        scheme=scheme,
        address=with_answers(scheme.url, answers),
        bar=bar(scheme.estimate) if scheme.estimate else None,
        reasons=tuple(first),
        more_reasons=tuple(rest),
        points=shown_points,
        more_points=verdict.points_to_confirm[len(shown_points) :],
        asked=asked[:SHOWN_QUESTIONS],
        more_asked=asked[SHOWN_QUESTIONS:],
        changes=tuple(change.sentence for change in verdict.smallest_change or ()),
        change=_changed(scheme, answers),
    )


def without(card: Card, common: Said) -> Card:
    """The card without what is said once for all the schemes that it stands among."""
    sentences = {finding.sentence for finding in common.findings}
    return replace(
        card,
        reasons=tuple(finding for finding in card.reasons if finding.sentence not in sentences),
        more_reasons=tuple(finding for finding in card.more_reasons if finding.sentence not in sentences),
        points=tuple(point for point in card.points if point not in common.points),
        more_points=tuple(point for point in card.more_points if point not in common.points),
    )


def line(scheme: SchemeMatch, answers: Answers) -> Line:
    """A scheme in a line, with the first reason where it is excluded."""
    address = with_answers(scheme.url, answers)
    if scheme.assessment.kind != "not_eligible":
        return Line(scheme, address)
    why = next((f.sentence for f in scheme.verdict.findings if f.strength == "hard" and f.outcome == "unmet"), "")
    return Line(scheme, address, why, _changed(scheme, answers))


def _changed(scheme: SchemeMatch, answers: Answers) -> str:
    """The finder's address with the smallest change applied; empty when there is none."""
    changes = scheme.verdict.smallest_change or ()
    return answers.href(**{change.fact: change.to for change in changes}) if changes else ""


def with_answers(url: str, answers: Answers) -> str:
    """A page's address that carries the answers along, so that the page can say what holds for this person."""
    said = urlencode(answers.pairs, safe=",")
    return f"{url}?{urlencode({ANSWERS: said})}" if said else url


def bar(estimate: Estimate) -> Bar | None:
    """Shares of the larger cost of the range; None when that is not known or is nothing."""
    (least, most), (_, own) = estimate.support, estimate.own_funds
    if most is None or own is None or most + own == 0:
        return None
    unit = 100 / (most + own)
    return Bar(round(least * unit, 2), round((most - least) * unit, 2), round(own * unit, 2))


def _sentence(label: str) -> str:
    return label[:1].upper() + label[1:]
