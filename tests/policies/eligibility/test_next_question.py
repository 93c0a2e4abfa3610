"""The next best question within some results."""

from __future__ import annotations

from policies.eligibility import FACTS, NumberRange, OneOf, Profile, judge, next_question

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
