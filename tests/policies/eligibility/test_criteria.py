"""The criterion kinds: boundaries, sets of values, what is refused, and the two faces that must agree."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.eligibility import (
    CRITERION_KINDS,
    FACTS,
    SIZE,
    Card,
    Criterion,
    IndustryIn,
    NumberRange,
    OneOf,
    Outcome,
    PlaceIn,
    Profile,
    Unasked,
    evaluate,
)
from policies.eligibility.facts import closed_values
from policies.eligibility.filters import NUMBER_FACTS

from .builders import MAKING_OR_MINING, OLD_CITY_WARDS, SME, profile
from .strategies import ASKED, criteria, profiles


def outcome(criterion: Criterion, query: str) -> Outcome:
    """The outcome, after a look whether the filters say the same."""
    answers = profile(query)
    found = criterion.judge(answers).outcome
    assert evaluate(criterion.filter(answers, "certain"), criterion.fields()) == (found == "met")
    assert evaluate(criterion.filter(answers, "possible"), criterion.fields()) == (found != "unmet")
    return found


@pytest.mark.parametrize("fact", NUMBER_FACTS)
@pytest.mark.parametrize("k", [1, 2, 10, 300])
def test_boundaries_of_an_upper_and_a_lower_limit(fact: str, k: int) -> None:
    upper, lower = NumberRange(fact, hi=k), NumberRange(fact, lo=k)
    expected: list[tuple[str, Outcome, Outcome]] = [
        (f"{k - 1}", "met", "unmet"),
        (f"{k}", "met", "met"),
        (f"{k + 1}", "unmet", "met"),
        ("unknown", "unknown", "unknown"),
        (f"{k - 1}-{k + 1}", "unknown", "unknown"),
        (f"0-{k}", "met", "unknown"),
        (f"{k}-", "unknown", "met"),
        (f"{k + 1}-", "unmet", "met"),
    ]
    for answer, at_most, at_least in expected:
        assert outcome(upper, f"{fact}={answer}") == at_most, answer
        assert outcome(lower, f"{fact}={answer}") == at_least, answer


def test_a_limit_of_none_at_all() -> None:
    rule = NumberRange("years", hi=0)
    assert [outcome(rule, f"years={answer}") for answer in ("0", "1", "0-1", "1-")] == [
        "met",
        "unmet",
        "unknown",
        "unmet",
    ]


@pytest.mark.parametrize(("answer", "expected"), [
    ("10-50", "unknown"), ("20-30", "met"), ("31-50", "unmet"), ("0-19", "unmet"), ("0-20", "unknown"), ("30-", "unknown"),
])  # fmt: skip
def test_a_band_is_not_one_number(answer: str, expected: Outcome) -> None:
    """A band whose middle (30) passes is still only possible."""
    assert outcome(NumberRange("employees", 20, 30), f"employees={answer}") == expected


@pytest.mark.parametrize(("answer", "expected"), [
    ("household", "met"), ("household,cooperative", "met"), ("household,enterprise", "unknown"),
    ("enterprise", "unmet"), ("enterprise,artisan", "unmet"), ("unknown", "unknown"),
])  # fmt: skip
def test_one_of_several_values(answer: str, expected: Outcome) -> None:
    rule = OneOf("legal_form", frozenset({"household", "cooperative"}))
    assert outcome(rule, f"legal_form={answer}") == expected


@pytest.mark.parametrize(("query", "expected"), [
    ("place=09400", "met"), ("place=outside", "unmet"), ("place=09400,outside", "unknown"), ("", "unknown"),
    ("place=d262", "met"), ("place=d256", "unmet"), ("place=d256,outside", "unmet"), ("place=d262,09169", "unknown"),
])  # fmt: skip
def test_not_over_several_values(query: str, expected: Outcome) -> None:
    """«Not in» passes only when no possible value is in the group, and fails only when all are."""
    rule = PlaceIn(OLD_CITY_WARDS | {"outside"}, "Nơi khác", negate=True)
    assert outcome(rule, query) == expected


@pytest.mark.parametrize(("query", "expected"), [
    ("industry=1702", "met"), ("industry=0510", "met"), ("industry=4711", "unmet"),
    ("industry=1702,4711", "unknown"), ("industry=1702,0510", "met"), ("", "unknown"),
])  # fmt: skip
def test_divisions_hold_their_classes(query: str, expected: Outcome) -> None:
    assert outcome(IndustryIn(MAKING_OR_MINING, "Sản xuất"), query) == expected


def test_a_group_mixes_divisions_and_classes() -> None:
    rule = IndustryIn(frozenset({"10", "1702"}), "Nhóm")
    assert [outcome(rule, f"industry={code}") for code in ("1010", "1702", "1709")] == ["met", "met", "unmet"]


@pytest.mark.parametrize("fact", ["exports", "relocates", "counterpart", "other_funding"])
@pytest.mark.parametrize("accepted", ["yes", "no"])
def test_silence_is_neither_yes_nor_no(fact: str, accepted: str) -> None:
    rule = OneOf(fact, frozenset({accepted}))
    other = {"yes": "no", "no": "yes"}[accepted]
    answers = ("", f"{fact}=unknown", f"{fact}=yes,no", f"{fact}={accepted}", f"{fact}={other}")
    assert [outcome(rule, query) for query in answers] == ["unknown", "unknown", "unknown", "met", "unmet"]


def test_a_rule_that_accepts_everything_needs_no_answer() -> None:
    rule = OneOf("exports", frozenset({"yes", "no"}))
    finding = rule.judge(Profile())
    assert finding.outcome == "met"
    assert finding.sentence == "Mọi trường hợp đều đáp ứng yêu cầu về xuất khẩu."


def test_what_is_not_asked_is_never_settled() -> None:
    rule = Unasked("có danh hiệu nghệ nhân")
    assert rule.strength == "check"
    assert rule.judge(profile("legal_form=artisan")).outcome == "unknown"
    assert rule.missing(Profile()) == ()
    assert rule.question == ()


@settings(max_examples=80, deadline=None)
@given(st.data(), profiles())
def test_the_filter_of_a_criterion_says_what_its_judge_says(data: st.DataObject, answers: Profile) -> None:
    rule = data.draw(criteria(data.draw(st.sampled_from((SIZE, *ASKED))), "hard"))
    found = rule.judge(answers).outcome
    assert evaluate(rule.filter(answers, "certain"), rule.fields()) == (found == "met")
    assert evaluate(rule.filter(answers, "possible"), rule.fields()) == (found != "unmet")
    assert bool(rule.missing(answers)) == (found == "unknown")


@pytest.mark.parametrize(("make", "complaint"), [
    (lambda: OneOf("intention", frozenset({"may-moc"})), "intention"),
    (lambda: OneOf("employees", frozenset({"8"})), "employees"),
    (lambda: OneOf("colour", frozenset({"red"})), "colour"),
    (lambda: OneOf("exports", frozenset()), "ít nhất một giá trị"),
    (lambda: OneOf("exports", frozenset({"sieu-nho"})), "không có giá trị: sieu-nho"),
    (lambda: OneOf(SIZE, frozenset({"yes"})), "Quy mô"),
    (lambda: OneOf("exports", frozenset({"yes"}), strength="soft"), "Mức độ"),
    (lambda: IndustryIn(frozenset({"170"}), "Nhóm"), "170"),
    (lambda: IndustryIn(frozenset(), "Nhóm"), "ít nhất một"),
    (lambda: IndustryIn(frozenset({"17"}), "  "), "cần có tên"),
    (lambda: PlaceIn(frozenset({"d262"}), "Nhóm"), "d262"),
    (lambda: NumberRange("employees"), "ít nhất một mức"),
    (lambda: NumberRange("employees", 0, None), "ít nhất một mức"),
    (lambda: NumberRange("employees", 9, 8), "không lớn hơn"),
    (lambda: NumberRange("employees", -1, 8), "không âm"),
    (lambda: NumberRange("exports", 1), "exports"),
    (lambda: Unasked(" "), "nội dung"),
    (lambda: Unasked("có danh hiệu", strength="hard"), "bắt buộc"),
])  # fmt: skip
def test_a_rule_that_makes_no_sense_is_refused_in_words(make: Callable[[], Criterion], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        make()


def test_equal_rules_are_equal_and_can_be_kept_in_sets() -> None:
    assert OneOf("exports", {"yes"}) == OneOf("exports", frozenset({"yes"}))  # type: ignore[arg-type]
    assert len({OneOf(SIZE, SME), OneOf(SIZE, SME), PlaceIn(OLD_CITY_WARDS, "x"), Unasked("x")}) == 3


@pytest.mark.parametrize(("kind", "criterion"), CRITERION_KINDS.items())
def test_a_card_asks_for_what_the_constructor_needs(kind: str, criterion: type[Criterion]) -> None:
    card = criterion.card()
    assert isinstance(card, Card)
    assert card.kind == kind
    names = [field.name for field in card.fields]
    wanted = {name for field in names for name in (("codes", "label") if field == "group" else (field,))}
    assert wanted == set(criterion.__dataclass_fields__)
    strengths = next(field for field in card.fields if field.name == "strength")
    assert [option.value for option in strengths.choices] == (
        ["check", "priority"] if kind == "unasked" else ["hard", "check", "priority"]
    )


def test_the_card_of_one_of_offers_every_value_of_every_fact_once() -> None:
    fact, accepted = OneOf.card().fields[:2]
    offered = [option.value for option in accepted.choices]
    assert len(offered) == len(set(offered))
    for option in fact.choices:
        assert set(closed_values(option.value)) <= set(offered)
    assert {o.value: o.label for o in accepted.choices}["yes"] == "Có"


def test_what_a_criterion_asks_the_owner() -> None:
    assert OneOf("exports", frozenset({"yes"})).question == (FACTS["exports"],)
    assert [fact.name for fact in OneOf(SIZE, SME).question] == ["employees", "revenue", "capital"]
