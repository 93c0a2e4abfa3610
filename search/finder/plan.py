"""From what was found to a plan: what to go for first, how much together, what to do next, and what else there is. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

from policies.eligibility import (
    FACTS,
    Bundle,
    Call,
    Candidate,
    CombinationGroup,
    Finding,
    Interval,
    best_bundle,
    urgency,
)
from search.finder import wording
from search.finder.match import MatchResult, SchemeMatch
from site_core.text.amounts import date, deadline

MOST = 3
"""Schemes that a plan puts first."""

StepKind: TypeAlias = Literal["answer", "clarify", "confirm", "prepare", "wait", "ask"]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the owner does next for a scheme; `facts` are the questions of which any one answer helps, for «answer» and «clarify»."""

    kind: StepKind
    sentence: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A scheme of the plan, with what is said of it and not of all the others too (`Said`)."""

    scheme: SchemeMatch
    step: NextStep
    findings: tuple[Finding, ...]
    points: tuple[str, ...]
    missing: tuple[tuple[str, ...], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Said:
    """What holds of every scheme that the plan puts first, where there is more than one."""

    findings: tuple[Finding, ...] = ()
    points: tuple[str, ...] = ()
    missing: tuple[tuple[str, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """What else is possible for one thing that owners want to do."""

    label: str
    schemes: tuple[SchemeMatch, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`main` is empty when nothing is possible. `bundle` is None where no amount can be told; `certain` says that all its schemes
    fit with nothing left to confirm. `deadline` is the call of `main` that ends first, or else the one that begins first.
    """

    main: tuple[Planned, ...]
    bundle: Bundle | None
    certain: bool
    deadline: Call | None
    common: Said
    also: tuple[Need, ...]


def plan(
    result: MatchResult,
    groups: Iterable[CombinationGroup],
    needs: Sequence[tuple[str, str]],
    unsure: Collection[str] = (),
) -> Plan:
    """The plan for what was found. `needs` are the things that owners want, each («code,code», label), in their order; `unsure` the facts
    that were answered «Không rõ», which nobody is sent to answer again.

    First: the schemes that the intention of the profile names, else any; those that fit, or when none does the nearest, with the fewest
    questions left. Open calls stand before others, certain verdicts before those to confirm, more support before less.
    """
    first = _first(result)
    taken = {found.code for found in first}
    bundle = _bundle(result, first, groups)
    together = [found for found in first if bundle and found.code in bundle.schemes]
    common = _common(first)
    return Plan(
        main=tuple(_planned(found, common, unsure) for found in first),
        bundle=bundle,
        certain=bool(together) and all(found.assessment.state == "fits" for found in together),
        deadline=_deadline([found.call for found in first]),
        common=common,
        also=_also([found for found in (*result.fits, *result.need_facts) if found.code not in taken], needs),
    )


def beside(found: SchemeMatch, bundle: Bundle | None) -> str:
    """How a scheme stands to those that the sum counts, where it would pay too and is not one of them; else empty."""
    if bundle is None or found.estimate is None or found.code in bundle.schemes:
        return ""
    return wording.MAY_BE_BESIDE if found.code in bundle.to_ask else wording.INSTEAD


def bundle_of(result: MatchResult, groups: Iterable[CombinationGroup]) -> Bundle | None:
    """The best lawful combination of the schemes that a plan puts first."""
    return _bundle(result, _first(result), groups)


def _first(result: MatchResult) -> list[SchemeMatch]:
    wished = result.profile.value("intention")
    codes = wished if isinstance(wished, frozenset) else None
    fits, nearly = (
        [found for found in group if codes is None or found.code in codes] for group in (result.fits, result.need_facts)
    )
    return _best(fits or nearly, isinstance(result.profile.value("investment"), Interval))


def _best(schemes: Sequence[SchemeMatch], with_amounts: bool) -> list[SchemeMatch]:
    """The first few. Amounts are made only of those that are otherwise alike; what is alike then too keeps the order of the result."""
    by_rank: dict[tuple[int, bool, bool], list[SchemeMatch]] = {}
    for found in schemes:
        figures = found.assessment
        rank = (len(figures.missing), not found.call.is_open, figures.state != "fits")
        by_rank.setdefault(rank, []).append(found)
    best: list[SchemeMatch] = []
    for rank in sorted(by_rank):
        if len(best) < MOST:
            best += sorted(by_rank[rank], key=_worth) if with_amounts else by_rank[rank]
    return best[:MOST]


def _worth(found: SchemeMatch) -> int:
    """Less for more support. Of an amount without an upper end only the lower one is certain to be there."""
    amount = found.estimate
    return 0 if amount is None else -amount.support[0] - (amount.support[1] or amount.support[0])


def _bundle(result: MatchResult, schemes: Iterable[SchemeMatch], groups: Iterable[CombinationGroup]) -> Bundle | None:
    cost = result.profile.value("investment")
    if not isinstance(cost, Interval):
        return None
    candidates = [
        Candidate(found.code, found.title, amount, place)
        for place, found in enumerate(schemes)
        if (amount := found.estimate)
    ]
    return best_bundle(candidates, groups, cost)


def _planned(found: SchemeMatch, common: Said, unsure: Collection[str]) -> Planned:
    verdict, amount = found.verdict, found.estimate
    note = amount.note if amount else ""
    return Planned(
        scheme=found,
        step=_step(found, unsure),
        findings=_without(verdict.findings, common.findings),
        points=_without(verdict.points_to_confirm, common.points),
        missing=_without(verdict.missing, common.missing),
        note="" if note == common.note else note,
    )


def _common(schemes: Sequence[SchemeMatch]) -> Said:
    if len(schemes) < 2:
        return Said()
    verdicts = [found.verdict for found in schemes]
    notes = {found.estimate.note if found.estimate else "" for found in schemes}
    return Said(
        findings=_in_all([verdict.findings for verdict in verdicts]),
        points=_in_all([verdict.points_to_confirm for verdict in verdicts]),
        missing=_in_all([verdict.missing for verdict in verdicts]),
        note=notes.pop() if len(notes) == 1 else "",
    )


def _step(found: SchemeMatch, unsure: Collection[str]) -> NextStep:
    figures, call = found.assessment, found.call
    open_ones = [facts for group in figures.missing if (facts := tuple(fact for fact in group if fact not in unsure))]
    if open_ones:
        return NextStep("answer", wording.answer_first(_labels(open_ones[0]), len(open_ones) - 1), open_ones[0])
    if figures.missing:
        facts = tuple(dict.fromkeys(group[0] for group in figures.missing))
        return NextStep("clarify", wording.clarify(_labels(facts)), facts)
    if figures.state != "fits":
        return NextStep("confirm", wording.confirm_first(figures.points, _until(call)))
    if call.is_open:
        return NextStep("prepare", wording.prepare(_until(call)))
    if call.status == "not_yet" and call.opens_at:
        return NextStep("wait", wording.WAIT.format(day=date(call.opens_at)))
    return NextStep("ask", wording.ASK_WHEN_OVER if call.status == "closed" else wording.ASK_WHEN)


def _labels(facts: Iterable[str]) -> list[str]:
    return [FACTS[fact].label for fact in facts]


def _until(call: Call) -> str:
    """The end of an open call, empty where it has none."""
    return deadline(call.closes_at) if call.is_open and call.closes_at else ""


def _deadline(calls: Iterable[Call]) -> Call | None:
    dated = [
        call
        for call in calls
        if (call.is_open and call.closes_at is not None) or (call.status == "not_yet" and call.opens_at is not None)
    ]
    return min(dated, key=urgency, default=None)


def _also(rest: Sequence[SchemeMatch], needs: Sequence[tuple[str, str]]) -> tuple[Need, ...]:
    """Each scheme once, under the first need that it serves."""
    by_code = {code: label for codes, label in reversed(needs) for code in codes.split(",")}
    by_label: dict[str, list[SchemeMatch]] = {label: [] for _, label in needs}
    by_label.setdefault(wording.OTHER_NEEDS, [])
    for found in rest:
        by_label[by_code.get(found.code, wording.OTHER_NEEDS)].append(found)
    return tuple(Need(label, tuple(schemes)) for label, schemes in by_label.items() if schemes)


def _in_all(lists: Sequence[tuple[Thing, ...]]) -> tuple[Thing, ...]:
    return tuple(thing for thing in dict.fromkeys(lists[0]) if all(thing in others for others in lists[1:]))


def _without(things: tuple[Thing, ...], left_out: tuple[Thing, ...]) -> tuple[Thing, ...]:
    return tuple(thing for thing in things if thing not in left_out)
