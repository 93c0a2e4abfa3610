"""The registry of facts and what people are asked."""

from __future__ import annotations

import pytest

from policies.eligibility import FACTS, SIZE_CLASSES, UNKNOWN, Interval, Profile, size_classes

from .builders import REFERENCE


def test_the_registry_in_its_order() -> None:
    assert list(FACTS) == [
        "legal_form", "industry", "place", "employees", "revenue", "capital", "investment", "exports", "years",
        "intention", "relocates", "counterpart", "other_funding",
    ]  # fmt: skip
    assert {name for name, fact in FACTS.items() if fact.alterable} == {
        "counterpart", "relocates", "investment", "intention",
    }  # fmt: skip


@pytest.mark.parametrize("name", FACTS)
def test_every_question_is_worded_and_can_be_left_open(name: str) -> None:
    fact = FACTS[name]
    assert fact.question.endswith("?")
    assert fact.help.endswith(".")
    assert fact.label
    assert (fact.options[-1].value, fact.options[-1].label) == (UNKNOWN, "Không rõ")


@pytest.mark.parametrize("name", FACTS)
def test_every_option_reads_back_as_an_answer(name: str) -> None:
    for option in FACTS[name].options:
        answers = Profile.parse({name: [option.value]}, REFERENCE).answers
        assert answers == ({} if option.value == UNKNOWN else {name: option.value})


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if fact.kind == "number"])
def test_bands_leave_no_number_out_and_none_twice(name: str) -> None:
    intervals = [Profile.parse({name: [band.value]}, REFERENCE).interval(name) for band in FACTS[name].bands]
    assert intervals[0].lo == 0
    assert intervals[-1].hi is None
    for one, following in zip(intervals, intervals[1:], strict=False):
        assert one.hi is not None
        assert following.lo == one.hi + 1


def test_a_ticked_band_never_crosses_a_threshold_of_the_size_classes() -> None:
    for band in FACTS["employees"].bands:
        staff = Profile.parse({"employees": [band.value]}, REFERENCE).interval("employees")
        assert len(size_classes(staff, Interval(0, 0))) == 1
    for fact in ("revenue", "capital"):
        for band in FACTS[fact].bands:
            money = Profile.parse({fact: [band.value]}, REFERENCE).interval(fact)
            other = Interval(10**12, 10**12)
            amounts = (money, other) if fact == "revenue" else (other, money)
            assert len(size_classes(Interval(0, 0), *amounts)) == 1


def test_sizes_from_small_to_large() -> None:
    assert SIZE_CLASSES == ("sieu-nho", "nho", "vua", "lon")
