"""The answers in the finder's address: read from what a form sends, written back in one canonical form.

A form without JavaScript sends more than the address keeps: blanks, and for some questions two fields (a list to choose
from and a field to type in). Here these become one value a fact, or an error at the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode

from policies.eligibility import (
    FACTS,
    UNKNOWN,
    VERSION_PARAMETER,
    Fact,
    Option,
    Profile,
    ProfileError,
    Reference,
    upgraded,
    version_pair,
)
from policies.rules.measures import MEASURES
from search.finder import wording
from search.understanding.current import ranked
from search.understanding.match import Match, only_sure
from site_core.clock import DAY, read_day
from site_core.numbers import Band, Question, Refusal, say
from site_core.numbers import read as read_number

TEXT = "q"
ASK = "hoi"
# All of an address in one parameter, as other pages carry it along: some of its names are those of their filters.
ANSWERS = "toi"
ASK_ALL = "tat-ca"
MAX_TEXT = 200
MAX_ANSWERS = 1_000

# The field to type in, beside the list of the same question.
TYPED = {name: f"{name}_ghi" for name, fact in FACTS.items() if fact.kind in ("number", "industry", "place")}

KNOWN_PARAMETERS = frozenset({*FACTS, *TYPED.values(), TEXT, ASK, DAY, VERSION_PARAMETER})

# So many readings of what was typed are asked back.
MOST_MEANINGS = 5

# Four digits are a class, whether or not a list has it.
_CODE = re.compile(r"\d{4}")

Parameters = Mapping[str, Sequence[str]]

# From the kind of fact and what was typed to what may be meant, the likeliest first.
Ranked = Callable[[str, str], tuple[Match, ...]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a visitor has said.

    `unsure` are the questions answered «Không rõ»: the same as unanswered for every rule, but not asked again. `errors` are
    sentences by fact, and `sent` what was chosen and what was typed for these facts, so that nothing is lost; `meanings`
    are what a typed number, trade or place may have meant, where its sentence is a question: one of them answers it. `day` is the day
    that is asked about (`site_core.clock`), as an address writes it; empty for the present.
    """

    profile: Profile
    unsure: tuple[str, ...] = ()
    text: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    meanings: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    day: str = ""

    @property
    def to_confirm(self) -> bool:
        """Whether all that is wrong are answers that were asked back."""
        return bool(self.errors) and all(self.meanings.get(name) for name in self.errors)

    @property
    def pairs(self) -> dict[str, str]:
        """Canonical parameters, in the order of the registry."""
        said = {**self.profile.answers, **dict.fromkeys(self.unsure, UNKNOWN)}
        ordered = {name: said[name] for name in FACTS if name in said}
        return {
            **({TEXT: self.text} if self.text else {}),
            **ordered,
            **({DAY: self.day} if self.day else {}),
            **version_pair(),
        }

    def href(self, *, without: str = "", ask: str = "", **changes: str) -> str:
        """What a link to the finder leads to: these answers with some left out or changed, or one question asked."""
        pairs = {name: value for name, value in {**self.pairs, **changes}.items() if name != without}
        if ask:
            pairs[ASK] = ask
        return f"?{urlencode(pairs, safe=',')}" if pairs else "?"


def read(parameters: Parameters, reference: Reference, ranked: Ranked = ranked) -> Answers:
    """The answers that an address or a sent form holds; a fact that cannot be read is an error and not an answer.

    `ranked` understands trades and places in people's own words.
    """
    parameters = upgraded(parameters)
    values: dict[str, list[str]] = {}
    errors: dict[str, str] = {}
    meanings: dict[str, tuple[Option, ...]] = {}
    for name, fact in FACTS.items():
        answer = _answer(fact, parameters, reference, ranked)
        if answer.error:
            errors[name] = answer.error
            meanings[name] = answer.meanings
        elif answer.values:
            values[name] = answer.values
    profile, wrong = _parse(values, reference)
    errors.update(wrong)
    unsure = tuple(name for name in values if UNKNOWN in _pieces(values[name]) and name not in errors)
    return Answers(
        profile=profile,
        unsure=unsure,
        text=" ".join(" ".join(parameters.get(TEXT, ())).split())[:MAX_TEXT],
        errors={name: errors[name] for name in FACTS if name in errors},
        sent={name: _sent(parameters, name) for name in errors},
        meanings=meanings,
        day=_day(parameters),
    )


def _day(parameters: Parameters) -> str:
    text = " ".join(parameters.get(DAY, ())).strip()
    return text if read_day(text) else ""


def read_along(said: str, reference: Reference) -> Answers | None:
    """The answers in the query string of a finder's address; what cannot be read is left out, None when nothing is left."""
    if not 0 < len(said) <= MAX_ANSWERS:
        return None
    answers = read(parse_qs(said), reference)
    return answers if answers.profile.given else None


def is_canonical(parameters: Parameters, answers: Answers) -> bool:
    """Whether an address already is what `Answers.href` writes; parameters of others do not count."""
    given = {name: list(values) for name, values in parameters.items() if name in KNOWN_PARAMETERS - {ASK, DAY}}
    return given == {name: [value] for name, value in answers.pairs.items() if name != DAY}


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was sent for one fact: values as the query string wants them, or what is wrong with them."""

    values: list[str] = field(default_factory=list)
    error: str = ""
    meanings: tuple[Option, ...] = ()


def _answer(fact: Fact, parameters: Parameters, reference: Reference, ranked: Ranked) -> _Answer:
    chosen = [value for value in parameters.get(fact.name, ()) if value.strip()]
    typed = " ".join(parameters.get(TYPED.get(fact.name, ""), ())).strip()
    if not typed:
        return _Answer(chosen)
    if fact.kind == "number":
        return _typed_number(fact, chosen, typed, reference)
    if typed in reference.places or _CODE.fullmatch(typed):
        return _merge(fact, chosen, typed, reference)
    return _in_words(fact, chosen, ranked(fact.kind, typed[:MAX_TEXT]), reference)


def _in_words(fact: Fact, chosen: list[str], matches: tuple[Match, ...], reference: Reference) -> _Answer:
    """A trade or a place in words: the one sure reading, one of those that were asked back and chosen since, or the question which."""
    meant = [match.value for match in matches if match.value in chosen]
    if meant:
        return _Answer(meant[:1])
    if sure := only_sure(matches):
        return _merge(fact, chosen, sure.value, reference)
    if not matches:
        return _Answer(error=wording.NOTHING_NEAR[fact.kind])
    meanings = tuple(Option(match.value, match.in_full) for match in matches[:MOST_MEANINGS])
    return _Answer(error=wording.WHICH[fact.kind], meanings=meanings)


def _typed_number(fact: Fact, chosen: list[str], typed: str, reference: Reference) -> _Answer:
    """A number as it was typed. Where it was asked back, one of its meanings may have been chosen since."""
    measure = MEASURES[fact.name]
    match read_number(typed, measure):
        case Refusal(sentence):
            return _Answer(error=sentence)
        case Question(bands, sentence):
            meanings = tuple(Option(_query(band), say(band, measure)) for band in bands)
            meant = [option.value for option in meanings if option.value in chosen]
            return _Answer(meant) if meant else _Answer(error=sentence, meanings=meanings)
        case found:
            return _merge(fact, chosen, _query(found.band), reference)


def _query(band: Band) -> str:
    """A band in the form of the query string: `8`, `10-49` or `200-`."""
    if band.is_point:
        return str(band.lo)
    return f"{band.lo}-{'' if band.hi is None else band.hi}"


def _merge(fact: Fact, chosen: list[str], typed: str, reference: Reference) -> _Answer:
    """One answer from the list and the field to type in. What is typed counts where it agrees with the choice."""
    if not chosen or UNKNOWN in _pieces(chosen) or _pieces(chosen) == [typed]:
        return _Answer([typed])
    if fact.kind == "place" and _inside(typed, chosen, reference):
        return _Answer([typed])
    if fact.kind == "number" and _narrower(fact.name, typed, chosen, reference):
        return _Answer([typed])
    return _Answer(error=wording.TWO_ANSWERS)


def _narrower(name: str, typed: str, chosen: list[str], reference: Reference) -> bool:
    """Whether the typed number lies in the chosen band. What cannot be read is left to the parser's message."""
    try:
        inner = Profile.parse({name: [typed]}, reference).interval(name)
        outer = Profile.parse({name: chosen}, reference).interval(name)
    except ProfileError:
        return True
    return inner.within(outer)


def _inside(typed: str, chosen: list[str], reference: Reference) -> bool:
    """Whether a place lies in what was chosen: the commune of a chosen district is the closer answer."""
    wide = frozenset[str]().union(*(reference.places.get(value, frozenset()) for value in _pieces(chosen)))
    return reference.places.get(typed, frozenset({""})) <= wide


def _parse(values: Parameters, reference: Reference) -> tuple[Profile, dict[str, str]]:
    """The profile of all that can be read, and the messages for the rest."""
    try:
        return Profile.parse(values, reference), {}
    except ProfileError as error:
        wrong = {e.parameter: wording.at_the_question(e.message_vi) for e in error.errors}
        good = {name: value for name, value in values.items() if name not in wrong}
        return Profile.parse(good, reference), wrong


def _pieces(values: Sequence[str]) -> list[str]:
    return [piece.strip() for value in values for piece in value.split(",") if piece.strip()]


def _sent(parameters: Parameters, name: str) -> tuple[str, str]:
    """What was chosen and what was typed at a question, cut to a length that a field can show."""
    chosen = ",".join(value for value in parameters.get(name, ()) if value.strip())
    typed = " ".join(parameters.get(TYPED.get(name, ""), ())).strip()
    return chosen[:MAX_TEXT], typed[:MAX_TEXT]
