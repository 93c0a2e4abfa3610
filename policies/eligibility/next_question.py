"""The question whose answer would help most within the current results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from policies.eligibility.facts import FACTS, FactKind, Option, registry_order
from policies.eligibility.verdict import Assessment, Verdict


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """`settles` is the number of undecided schemes in which the fact is missing.

    The options of an industry or a place hold «Không rõ» only: their choices come from the reference data.
    """

    fact: str
    label: str
    help: str
    kind: FactKind
    options: tuple[Option, ...]
    settles: int


def next_question(verdicts: Iterable[Verdict | Assessment]) -> NextQuestion | None:
    """The fact missing in most undecided schemes, ties in the order of the registry; None when none is."""
    missing = Counter(fact for verdict in verdicts for fact in {fact for group in verdict.missing for fact in group})
    if not missing:
        return None
    name, settles = min(missing.items(), key=lambda entry: (-entry[1], registry_order(entry[0])))
    fact = FACTS[name]
    return NextQuestion(name, fact.question, fact.help, fact.kind, fact.options, settles)
