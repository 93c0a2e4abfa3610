"""A plan told in one sentence, as the answers that it may mean: shown to be confirmed, and never used before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policies.catalogue.answerable import wishes
from policies.eligibility import FACTS, Reference
from search.analysis.question import take_apart
from search.finder.answers import TYPED, Answers, read
from search.finder.sentence import PERHAPS, SEVERAL, Heard, Named, hear
from search.query.gazetteer import current_gazetteer
from search.understanding.current import ranked
from search.understanding.match import only_sure
from search.words.current import current_vocabulary

DESCRIPTION = "ke"
MAX_DESCRIPTION = 200

_FACTS = {**{typed: name for name, typed in TYPED.items()}, **{name: name for name in FACTS}}


@dataclass(frozen=True, slots=True)
class Described:
    """What was told, what was heard of it, and the answers that follow with those given before. `facts` are those that were heard."""

    text: str
    heard: tuple[Heard, ...]
    answers: Answers
    facts: tuple[str, ...]

    def words(self, fact: str) -> str:
        """The words from which a fact was heard; empty where it was not."""
        return next((one.words for one in self.heard if _FACTS[one.parameter] == fact), "")


def described(parameters: Mapping[str, Sequence[str]], reference: Reference) -> Described | None:
    """What the address tells in words; None when it tells nothing. What was answered before counts where nothing new was heard of it."""
    text = " ".join(" ".join(parameters.get(DESCRIPTION, ())).split())[:MAX_DESCRIPTION]
    if not text:
        return None
    question = take_apart(text, current_vocabulary(), current_gazetteer())
    heard = hear(question, {wish.value: wish.phrases for wish in wishes()}, _named("place"), _named("industry"))
    said = {_FACTS[one.parameter] for one in heard}
    before = {name: values for name, values in parameters.items() if name in _FACTS and _FACTS[name] not in said}
    answers = read({**before, **{one.parameter: [one.value] for one in heard}}, reference)
    return Described(text, heard, answers, tuple(name for name in FACTS if name in said))


def _named(kind: str) -> Named:
    """What some words name for certain at a question of this kind («industry» or «place»)."""

    def value(words: str) -> str:
        found = ranked(kind, words)
        if match := only_sure(found):
            return match.value
        if any(one.sure for one in found):
            return SEVERAL
        return PERHAPS if any(one.whole for one in found) else ""

    return value
