"""The next best question within some results."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policies.eligibility import (
    FACTS,
    Interval,
    Judge,
    NumberRange,
    OneOf,
    Profile,
    Scheme,
    Value,
    judge,
    next_question,
)

from . import strategies as draw
from .builders import GOOD_BASE, MAY_MOC, UNDESCRIBED, profile, scheme

EXPORTS = scheme(OneOf("exports", frozenset({"yes"})))
YEARS = scheme(NumberRange("years", lo=2))
BOTH = scheme(NumberRange("years", lo=2), OneOf("exports", frozenset({"yes"})))
SIZE = scheme(OneOf("size", frozenset({"nho"})))


def asked(*schemes: object, query: str = "") -> tuple[str, int] | None:
    question = next_question(judge(s, profile(query)) for s in schemes)  # type: ignore[arg-type]
    return question and (question.fact, question.settles)


def test_the_fact_missing_in_most_undecided_schemes() -> None:
    assert asked(EXPORTS, YEARS, BOTH, YEARS) == ("years", 3)
    assert asked(EXPORTS, YEARS, BOTH, EXPORTS) == ("exports", 3)


def test_ties_go_by_the_registry() -> None:
    assert asked(YEARS, EXPORTS) == asked(EXPORTS, YEARS) == ("exports", 1)
    assert asked(SIZE) == ("employees", 1)
    assert asked(SIZE, query="employees=50") == ("revenue", 1)


def test_settled_schemes_do_not_count() -> None:
    assert asked(EXPORTS, EXPORTS, YEARS, query="exports=no") == ("years", 1)
    assert asked(MAY_MOC, query=f"legal_form=household&{GOOD_BASE}") is None
    assert asked(UNDESCRIBED) is None
    assert asked() is None


def test_a_question_comes_whole() -> None:
    question = next_question([judge(EXPORTS, Profile())])
    assert question is not None
    fact = FACTS["exports"]
    assert (question.label, question.help, question.kind) == (fact.question, fact.help, "flag")
    assert [option.value for option in question.options] == ["yes", "no", "unknown"]


@given(st.lists(draw.schemes(most=1), min_size=1, max_size=3), draw.profiles())
def test_what_is_asked_can_change_a_verdict(schemes: list[Scheme], person: Profile) -> None:
    """Some answer to it leaves a scheme with another verdict or with less to ask."""
    judged = Judge(person)
    before = [judged.assess(scheme) for scheme in schemes]
    question = next_question(before)
    if question is None:
        assert not any(assessment.missing for assessment in before)
        return
    known = person.value(question.fact)
    answers = draw.NUMBERS.get(question.fact) or draw.CATEGORIES[question.fact]
    possible = [Interval(a, a) if isinstance(a, int) else frozenset({a}) for a in answers]
    within = [value for value in possible if known is None or _inside(value, known)]
    after = [[Judge(person.with_value(question.fact, value)).assess(scheme) for scheme in schemes] for value in within]
    assert any(
        (now.kind, now.missing) != (was.kind, was.missing)
        for later in after
        for now, was in zip(later, before, strict=True)
    )


def _inside(value: Value, known: Value) -> bool:
    if isinstance(value, Interval):
        return isinstance(known, Interval) and value.within(known)
    return isinstance(known, frozenset) and value <= known
