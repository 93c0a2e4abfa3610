"""The smallest change of what a person can alter."""

from __future__ import annotations

from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings

from policies.eligibility import (
    Change,
    Interval,
    NumberRange,
    OneOf,
    Profile,
    Route,
    Scheme,
    Value,
    judge,
    smallest_change,
)

from .builders import GOOD_BASE, MAY_MOC, REFERENCE, profile, scheme
from .strategies import NUMBERS, profiles, schemes

COUNTERPART = OneOf("counterpart", frozenset({"yes"}))
RELOCATES = OneOf("relocates", frozenset({"yes"}))


FEW = ("investment", "exports", "relocates", "counterpart")
"""Three facts that a person can alter, and one that nobody can."""


def pairs(changes: tuple[Change, ...] | None) -> list[tuple[str, str, str]] | None:
    return None if changes is None else [(c.fact, c.from_, c.to) for c in changes]


def test_the_counterpart_capital_can_be_committed() -> None:
    answers = profile(f"legal_form=household&{GOOD_BASE}".replace("counterpart=yes", "counterpart=no"))
    changes = judge(MAY_MOC, answers).smallest_change
    assert pairs(changes) == [("counterpart", "no", "yes")]
    assert changes is not None
    assert changes[0].sentence == "Nếu bạn cam kết bố trí đủ vốn đối ứng, yêu cầu này được đáp ứng."


@pytest.mark.parametrize("change", [("1702", "4711"), ("09400", "outside"), ("other_funding=no", "other_funding=yes")])
def test_what_nobody_can_alter_leaves_no_change(change: tuple[str, str]) -> None:
    answers = profile(f"legal_form=household&{GOOD_BASE}".replace(*change))
    verdict = judge(MAY_MOC, answers)
    assert (verdict.kind, verdict.smallest_change) == ("not_eligible", None)


def test_none_when_only_a_part_of_what_is_unmet_can_be_altered() -> None:
    answers = profile("legal_form=household&place=09400&industry=4711&counterpart=no&other_funding=no")
    assert judge(MAY_MOC, answers).smallest_change is None


@pytest.mark.parametrize("query", [f"legal_form=household&{GOOD_BASE}", "legal_form=household", ""])
def test_none_when_not_excluded(query: str) -> None:
    assert smallest_change(MAY_MOC, profile(query)) is None
    assert judge(MAY_MOC, profile(query)).smallest_change is None


@pytest.mark.parametrize(("said", "to", "word"), [
    ("100", "300", "tăng đến 300 triệu đồng"), ("100-200", "300", "tăng đến 300 triệu đồng"),
    ("900", "500", "giảm đến 500 triệu đồng"), ("900-", "500", "giảm đến 500 triệu đồng"),
])  # fmt: skip
def test_an_investment_moves_to_the_nearest_limit(said: str, to: str, word: str) -> None:
    changes = smallest_change(scheme(NumberRange("investment", 300, 500)), profile(f"investment={said}"))
    assert pairs(changes) == [("investment", said, to)]
    assert changes is not None
    label = profile(f"investment={said}").label("investment")
    sentence = f"Nếu chi phí đầu tư dự kiến {word} (bạn cho biết: {label}), yêu cầu này được đáp ứng."
    assert changes[0].sentence == sentence


@pytest.mark.parametrize("criterion", [NumberRange("investment", lo=100), NumberRange("investment", hi=900)])
def test_what_is_accepted_has_no_nearest_limit_at_an_open_end(criterion: NumberRange) -> None:
    assert criterion.nearest(profile("investment=1000" if criterion.hi is None else "investment=500")) == (
        None if criterion.hi is None else Interval(900, 900)
    )


def test_the_route_with_fewest_changes_wins_and_ties_go_by_key() -> None:
    who = OneOf("legal_form", frozenset({"household"}))
    both = Route("a", "A", who, (COUNTERPART, RELOCATES))
    second, third = Route("c", "C", who, (RELOCATES,)), Route("b", "B", who, (COUNTERPART,))
    answers = profile("legal_form=household&counterpart=no&relocates=no")
    for routes in ((both, second, third), (third, second, both)):
        assert pairs(smallest_change(Scheme("x", "X", routes), answers)) == [("counterpart", "no", "yes")]
    changes = smallest_change(Scheme("x", "X", (both,)), answers)
    assert pairs(changes) == [("relocates", "no", "yes"), ("counterpart", "no", "yes")]


def applied(profile: Profile, changes: tuple[Change, ...]) -> Profile:
    for change in changes:
        profile = profile.with_answer(change.fact, change.to, REFERENCE)
    return profile


@settings(max_examples=80, deadline=None)
@given(schemes(most=3, facts=FEW), profiles(("legal_form", *FEW)))
def test_applied_it_ends_the_exclusion_and_no_part_of_it_does(scheme: Scheme, answers: Profile) -> None:
    verdict = judge(scheme, answers)
    changes = verdict.smallest_change
    if changes is None:
        assert verdict.kind != "not_eligible" or fewest_by_trying(scheme, answers) is None
        return
    assert verdict.kind == "not_eligible"
    assert all(change.from_ == answers.answers[change.fact] for change in changes)
    assert judge(scheme, applied(answers, changes)).kind != "not_eligible"
    parts = chain.from_iterable(combinations(changes, size) for size in range(len(changes)))
    for part in parts:
        assert judge(scheme, applied(answers, part)).kind == "not_eligible"
    assert len(changes) == fewest_by_trying(scheme, answers)


def fewest_by_trying(scheme: Scheme, answers: Profile) -> int | None:
    """The fewest alterable answers to replace so that the scheme is no longer excluded, by trying all."""
    yes_no: list[Value] = [frozenset({"yes"}), frozenset({"no"})]
    options: dict[str, list[Value]] = {
        "investment": [Interval(n, n) for n in NUMBERS["investment"]], "relocates": yes_no, "counterpart": yes_no,
    }  # fmt: skip
    for size in range(1, 4):
        for facts in combinations(options, size):
            for values in product(*(options[fact] for fact in facts)):
                changed = answers
                for fact, value in zip(facts, values, strict=True):
                    changed = changed.with_value(fact, value)
                if judge(scheme, changed).kind != "not_eligible":
                    return size
    return None
