"""The questions of the finder as a template shows them, built from the registry of facts: nothing is worded twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from policies.eligibility import (
    FACTS,
    OUTSIDE,
    UNKNOWN,
    Fact,
    Interval,
    Option,
    Profile,
    Reference,
    Scheme,
    telling_bands,
)
from policies.eligibility.size import SIZE_FACTS
from policies.eligibility.wording.amounts import opening, span
from policies.rules.measures import MEASURES
from search.finder import wording
from search.finder.answers import TYPED, Answers
from search.finder.industry_divisions import DIVISIONS
from site_core.numbers import Band, say, spell
from site_core.text.sorting import name_first, place_key


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answers.

    `choices` are answers for buttons, radios or checkboxes, «Không rõ» among them, and `more_choices` those that few need;
    `groups` those of a long list.
    `placeholder` stands in a list before anything is chosen and `hint` in the field that finds its lines.
    `typed_name` is the parameter of the field to type in (empty when there is none) and `typed` what stands in it;
    `input_mode` is the keyboard that a phone shows for it. `meanings` answer an error that is a question, and `read_as` says
    how a typed number was read. `said` is what was answered, in words, `note` what that covers, and `heard` the words of a sentence
    from which it was heard.
    """

    name: str
    kind: str
    label: str
    question: str
    help: str
    unit: str
    answered: bool
    said: str = ""
    note: str = ""
    heard: str = ""
    choices: tuple[Choice, ...] = ()
    more_choices: tuple[Choice, ...] = ()
    groups: tuple[ChoiceGroup, ...] = ()
    placeholder: str = ""
    hint: str = ""
    typed_name: str = ""
    typed_label: str = ""
    typed: str = ""
    error: str = ""
    meanings: tuple[Option, ...] = ()
    read_as: str = ""
    input_mode: str = "numeric"


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    questions: tuple[Question, ...]


def question(
    name: str,
    answers: Answers,
    reference: Reference,
    wishes: Iterable[tuple[str, str]],
    about: Iterable[Scheme] = (),
) -> Question:
    """The question about a fact, with what has been said. `wishes` are the intentions: codes and label. Where `about` are the schemes that
    are not settled, a number is asked no finer than they need."""
    fact = _as_fine_as_needed(FACTS[name], about, answers.profile)
    said = UNKNOWN if name in answers.unsure else answers.profile.answers.get(name, "")
    sent, typed = answers.sent.get(name, ("", ""))
    choices, groups = _choices(fact, said or _readable(sent, fact, reference), reference, list(wishes))
    choices = (*_unusual(fact, answers), *choices)
    often, rarely = _by_use(name, choices)
    listed = any(c.chosen for c in choices) or any(c.chosen for g in groups for c in g.choices)
    money = fact.kind == "number" and MEASURES[name].dimension == "money"
    kind = "money" if money else fact.kind
    return Question(
        name=name,
        kind=fact.kind,
        label=fact.label,
        question=fact.question,
        help=fact.help,
        unit=fact.unit,
        answered=bool(said),
        choices=often,
        more_choices=rarely,
        groups=groups,
        placeholder=wording.NOTHING_CHOSEN.get(fact.kind, ""),
        hint=wording.TYPE_TO_FIND.get(fact.kind, ""),
        typed_name=TYPED.get(name, ""),
        typed_label=wording.TYPE_INSTEAD[kind].format(unit=fact.unit) if name in TYPED else "",
        typed=typed or ("" if listed else _typed(fact, said, answers) or sent),
        error=answers.errors.get(name, ""),
        meanings=answers.meanings.get(name, ()),
        read_as="" if listed or fact.kind != "number" else answers.profile.label(name),
        input_mode="numeric" if fact.kind == "number" and not money else "text",
    )


def sections(answers: Answers, reference: Reference, wishes: Iterable[tuple[str, str]]) -> tuple[Section, ...]:
    """All questions, grouped."""
    kept = list(wishes)
    return tuple(
        Section(title, tuple(question(name, answers, reference, kept) for name in names))
        for title, names in wording.SECTIONS
    )


def _as_fine_as_needed(fact: Fact, about: Iterable[Scheme], profile: Profile) -> Fact:
    """The fact with fewer bands to choose from, where fewer tell the schemes apart."""
    bands = telling_bands(fact.name, about, profile) if fact.name in SIZE_FACTS else ()
    if not 1 < len(bands) < len(fact.bands):
        return fact
    options = tuple(Option(band.text(), opening(span(band, fact.unit))) for band in bands)
    return replace(fact, bands=options, options=(*options, fact.options[-1]))


def _by_use(name: str, choices: tuple[Choice, ...]) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """The choices that most people need, in the order in which they need them, and the others. One that was chosen is never put away."""
    if name == "intention":
        first = list(choices[: wording.EVERYDAY_WISHES])
    elif name == "legal_form":
        by_value = {choice.value: choice for choice in choices}
        first = [by_value[value] for value in wording.EVERYDAY_FORMS]
    else:
        return choices, ()
    first += [choice for choice in choices if choice not in first and (choice.chosen or choice.value == UNKNOWN)]
    return tuple(first), tuple(choice for choice in choices if choice not in first)


def _typed(fact: Fact, said: str, answers: Answers) -> str:
    """An answer as it stands in the field to type in: «1.500», «300–500», a code as it is."""
    if fact.kind != "number" or not said:
        return said
    return spell(_band(answers.profile.interval(fact.name)), MEASURES[fact.name])


def _band(interval: Interval) -> Band:
    return Band(Fraction(interval.lo), None if interval.hi is None else Fraction(interval.hi))


def _readable(sent: str, fact: Fact, reference: Reference) -> str:
    """What was chosen at a question with an error, where it is one of the answers: the error is then in the other field."""
    known = {"industry": reference.industries, "place": reference.place_names}.get(fact.kind, ())
    return sent if sent in known or sent in {option.value for option in fact.options} else ""


def _choices(
    fact: Fact, said: str, reference: Reference, wishes: list[tuple[str, str]]
) -> tuple[tuple[Choice, ...], tuple[ChoiceGroup, ...]]:
    """Answers to choose from, and, for a long list, its groups. Whatever has been said stands among them."""
    unsure = Choice(UNKNOWN, wording.UNSURE, said == UNKNOWN)
    if fact.kind == "intention":
        return (*_wishes(said, reference.intentions, wishes), unsure), ()
    if fact.kind in ("industry", "place"):
        groups = _industries(reference) if fact.kind == "industry" else _places(reference)
        return (unsure,), _with_said(groups, said, fact.kind, reference)
    choices = [Choice(o.value, o.label, o.value == said) for o in fact.options if o.value != UNKNOWN]
    if fact.kind != "number" and said and said != UNKNOWN and not any(c.chosen for c in choices):
        choices.append(Choice(said, _several(said, fact.options), True))
    return (*choices, unsure), ()


def _unusual(fact: Fact, answers: Answers) -> tuple[Choice, ...]:
    """An answer that was confirmed because it is unusually large: typed again, it would be asked back again."""
    said = answers.profile.answers.get(fact.name, "")
    if fact.kind != "number" or said in ("", *(option.value for option in fact.bands)):
        return ()
    band, measure = _band(answers.profile.interval(fact.name)), MEASURES[fact.name]
    return (Choice(said, say(band, measure), True),) if max(band.lo, band.hi or 0) > measure.usual else ()


def _several(said: str, options: Iterable[Option]) -> str:
    """The label of an answer that holds several values."""
    labels = {option.value: option.label for option in options}
    return " hoặc ".join(labels[value] for value in said.split(","))


def _wishes(said: str, titles: Mapping[str, str], wishes: list[tuple[str, str]]) -> tuple[Choice, ...]:
    """Wishes to tick. One is ticked when all its schemes have been asked for; a scheme that no ticked wish holds
    stands for itself, so that a link to one scheme is kept."""
    codes = frozenset(said.split(",")) - {"", UNKNOWN}
    choices = [Choice(value, label, codes >= set(value.split(","))) for value, label in wishes]
    covered = {code for choice in choices if choice.chosen for code in choice.value.split(",")}
    rest = [
        Choice(code, wording.ONLY_SCHEME.format(title=titles.get(code, code)), True) for code in sorted(codes - covered)
    ]
    return (*rest, *choices)


def _industries(reference: Reference) -> list[ChoiceGroup]:
    divisions = groupby(sorted(reference.industries), key=lambda code: code[:2])
    return [
        ChoiceGroup(
            f"{division} {DIVISIONS.get(division, '')}".strip(),
            tuple(Choice(code, f"{reference.industries[code]} ({code})") for code in codes),
        )
        for division, codes in divisions
    ]


def _places(reference: Reference) -> list[ChoiceGroup]:
    by_name = sorted(reference.place_names.items(), key=lambda item: place_key(item[1]))
    now = [Choice(key, name_first(name)) for key, name in by_name if key != OUTSIDE and not key.startswith("d")]
    then = [Choice(key, name_first(name)) for key, name in by_name if key.startswith("d")]
    elsewhere = Choice(OUTSIDE, reference.place_names.get(OUTSIDE, ""))
    return [
        ChoiceGroup(wording.PLACES_ELSEWHERE, (elsewhere,)),
        ChoiceGroup(wording.PLACES_NOW, tuple(now)),
        ChoiceGroup(wording.PLACES_THEN, tuple(then)),
    ]


def _with_said(groups: list[ChoiceGroup], said: str, kind: str, reference: Reference) -> tuple[ChoiceGroup, ...]:
    """The groups with the answer marked. An answer of several values gets a line of its own; a code that the register
    does not hold stands in the field to type in instead."""
    marked = [ChoiceGroup(g.label, tuple(Choice(c.value, c.label, c.value == said) for c in g.choices)) for g in groups]
    if "," in said:
        names = reference.industries if kind == "industry" else reference.place_names
        label = " hoặc ".join(names.get(code, code) for code in said.split(","))
        marked.insert(0, ChoiceGroup(wording.ANSWERED_BEFORE, (Choice(said, label, True),)))
    return tuple(marked)
