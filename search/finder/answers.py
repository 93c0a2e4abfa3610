"""The answers in the finder's address: read from what a form sends, written back in one canonical form.

A form without JavaScript sends more than the address keeps: blanks, and for some questions two fields (a list to choose
from and a field to type in). Here these become one value a fact, or an error at the question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from policies.eligibility import FACTS, UNKNOWN, Fact, Profile, ProfileError, Reference
from search.finder import wording

TEXT = "q"
ASK = "hoi"
ASK_ALL = "tat-ca"
MAX_TEXT = 200

# The field to type in, beside the list of the same question.
TYPED = {name: f"{name}_ghi" for name, fact in FACTS.items() if fact.kind in ("number", "industry")}

KNOWN_PARAMETERS = frozenset({*FACTS, *TYPED.values(), TEXT, ASK})

# «1.500», «1,5 tỷ», «20 người»: digits, perhaps grouped in threes, perhaps one decimal, perhaps a unit.
_WRITTEN = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3}){1,4}|[0-9]{1,15})(?:[.,](?P<tenths>[0-9]))?"
    r"\s*(?P<unit>tỷ|tỉ|ty|ti|triệu|trieu|tr|người|nguoi|năm|nam)?(?:\s*đồng)?"
)
_BILLION = ("tỷ", "tỉ", "ty", "ti")

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a visitor has said.

    `unsure` are the questions answered «Không rõ»: the same as unanswered for every rule, but not asked again. `errors` are
    sentences by fact, and `sent` what was chosen and what was typed for these facts, so that nothing is lost.
    """

    profile: Profile
    unsure: tuple[str, ...] = ()
    text: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def pairs(self) -> dict[str, str]:
        """Canonical parameters, in the order of the registry."""
        said = {**self.profile.answers, **dict.fromkeys(self.unsure, UNKNOWN)}
        ordered = {name: said[name] for name in FACTS if name in said}
        return {**({TEXT: self.text} if self.text else {}), **ordered}

    def address(self, *, without: str = "", ask: str = "", **changes: str) -> str:
        """The query of the finder's address with some answers left out or changed, or one question asked."""
        pairs = {name: value for name, value in {**self.pairs, **changes}.items() if name != without}
        if ask:
            pairs[ASK] = ask
        return f"?{urlencode(pairs, safe=',')}" if pairs else "?"


def read(parameters: Parameters, reference: Reference) -> Answers:
    """The answers that an address or a sent form holds; a fact that cannot be read is an error and not an answer."""
    values: dict[str, list[str]] = {}
    errors: dict[str, str] = {}
    for name, fact in FACTS.items():
        chosen = [value for value in parameters.get(name, ()) if value.strip()]
        typed = " ".join(parameters.get(TYPED.get(name, ""), ())).strip()
        if typed and fact.kind == "number":
            typed = plain_number(typed, fact)
        merged, conflict = _merge(fact, chosen, typed, reference)
        if conflict:
            errors[name] = conflict
        elif merged:
            values[name] = merged
    profile, wrong = _parse(values, reference)
    errors.update(wrong)
    unsure = tuple(name for name in values if UNKNOWN in _pieces(values[name]) and name not in errors)
    return Answers(
        profile=profile,
        unsure=unsure,
        text=" ".join(" ".join(parameters.get(TEXT, ())).split())[:MAX_TEXT],
        errors={name: errors[name] for name in FACTS if name in errors},
        sent={name: _sent(parameters, name) for name in errors},
    )


def is_canonical(parameters: Parameters, answers: Answers) -> bool:
    """Whether an address already is what `Answers.address` writes; parameters of others do not count."""
    given = {name: list(values) for name, values in parameters.items() if name in KNOWN_PARAMETERS - {ASK}}
    return given == {name: [value] for name, value in answers.pairs.items()}


def plain_number(text: str, fact: Fact) -> str:
    """What people type as the query string wants it: «1.500» → 1500, «1,5 tỷ» → 1500 (million VND), «20 người» → 20.

    Anything else is handed on as it is, for the message that names it.
    """
    form = _WRITTEN.fullmatch(" ".join(text.lower().split()))
    if form is None:
        return text
    whole, tenths = int(form["whole"].replace(".", "")), int(form["tenths"] or 0)
    if form["unit"] in _BILLION and fact.unit == wording.MILLION_UNIT:
        return str(whole * 1000 + tenths * 100)
    return text if tenths else str(whole)


def _merge(fact: Fact, chosen: list[str], typed: str, reference: Reference) -> tuple[list[str], str]:
    """One answer from the list and the field to type in. What is typed counts where it agrees with the choice."""
    if not typed:
        return chosen, ""
    if not chosen or UNKNOWN in _pieces(chosen) or _pieces(chosen) == [typed]:
        return [typed], ""
    if fact.kind == "number" and _narrower(fact.name, typed, chosen, reference):
        return [typed], ""
    return [], wording.TWO_ANSWERS


def _narrower(name: str, typed: str, chosen: list[str], reference: Reference) -> bool:
    """Whether the typed number lies in the chosen band. What cannot be read is left to the parser's message."""
    try:
        inner = Profile.parse({name: [typed]}, reference).interval(name)
        outer = Profile.parse({name: chosen}, reference).interval(name)
    except ProfileError:
        return True
    return inner.within(outer)


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
