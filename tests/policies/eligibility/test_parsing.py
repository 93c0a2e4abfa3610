"""Reading answers: every accepted form, and an error that names the parameter for every bad one."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.eligibility import FACT_PARAMETERS, FACTS, Interval, ParameterError, Profile, ProfileError, Value

from .builders import OLD_CITY_WARDS, REFERENCE, THUAN_THANH, profile
from .strategies import profiles


@pytest.mark.parametrize(("query", "fact", "value"), [
    ("legal_form=household", "legal_form", frozenset({"household"})),
    ("legal_form=household,enterprise", "legal_form", frozenset({"household", "enterprise"})),
    ("legal_form=household&legal_form=enterprise", "legal_form", frozenset({"household", "enterprise"})),
    ("legal_form=household&legal_form=household", "legal_form", frozenset({"household"})),
    ("legal_form=%20household%20,", "legal_form", frozenset({"household"})),
    ("exports=yes,no", "exports", frozenset({"yes", "no"})),
    ("industry=1702", "industry", frozenset({"1702"})),
    ("industry=4711,1702", "industry", frozenset({"4711", "1702"})),
    ("industry=0199", "industry", frozenset({"0199"})),
    ("industry=9900", "industry", frozenset({"9900"})),
    ("place=09400", "place", frozenset({"09400"})),
    ("place=d262", "place", THUAN_THANH),
    ("place=d262,d256", "place", THUAN_THANH | OLD_CITY_WARDS),
    ("place=outside", "place", frozenset({"outside"})),
    ("employees=8", "employees", Interval(8, 8)),
    ("employees=008", "employees", Interval(8, 8)),
    ("employees=0", "employees", Interval(0, 0)),
    ("employees=10-49", "employees", Interval(10, 49)),
    ("employees=10+-+49", "employees", Interval(10, 49)),
    ("employees=7-7", "employees", Interval(7, 7)),
    ("employees=200-", "employees", Interval(200, None)),
    ("employees=8&employees=08", "employees", Interval(8, 8)),
    ("revenue=1000000000000", "revenue", Interval(10**12, 10**12)),
    ("employees=" + "0" * 1500 + "8", "employees", Interval(8, 8)),
    ("intention=may-moc,nhan-hieu", "intention", frozenset({"may-moc", "nhan-hieu"})),
])  # fmt: skip
def test_accepted_forms(query: str, fact: str, value: Value) -> None:
    assert profile(query).value(fact) == value


@pytest.mark.parametrize("fact", sorted(FACT_PARAMETERS))
@pytest.mark.parametrize("raw", [[], [""], ["unknown"], [" unknown "], ["", "unknown"]])
def test_unknown_and_empty_are_not_answers(fact: str, raw: list[str]) -> None:
    assert Profile.parse({fact: raw}, REFERENCE) == Profile()


def test_unknown_beside_a_value_leaves_everything_possible() -> None:
    assert profile("legal_form=household,unknown&employees=8&employees=unknown") == Profile()


@pytest.mark.parametrize(("query", "parameter", "code"), [
    ("legal_form=company", "legal_form", "unknown_value"),
    ("legal_form=household,company", "legal_form", "unknown_value"),
    ("legal_form=Household", "legal_form", "unknown_value"),
    ("exports=1", "exports", "unknown_value"),
    ("counterpart=co", "counterpart", "unknown_value"),
    ("industry=17", "industry", "not_an_industry_code"),
    ("industry=17021", "industry", "not_an_industry_code"),
    ("industry=0012", "industry", "not_an_industry_code"),
    ("industry=17o2", "industry", "not_an_industry_code"),
    ("industry=1799", "industry", "industry_not_in_register"),
    ("industry=3399", "industry", "industry_not_in_register"),
    ("place=9400", "place", "unknown_place"),
    ("place=99999", "place", "unknown_place"),
    ("place=D262", "place", "unknown_place"),
    ("intention=bay-len-sao-hoa", "intention", "unknown_intention"),
    ("employees=tám", "employees", "not_a_number"),
    ("employees=-5", "employees", "not_a_number"),
    ("employees=-49", "employees", "not_a_number"),
    ("employees=5.5", "employees", "not_a_number"),
    ("employees=1e3", "employees", "not_a_number"),
    ("employees=%2B5", "employees", "not_a_number"),
    ("employees=10-20-30", "employees", "not_a_number"),
    ("employees=1 000", "employees", "not_a_number"),
    ("employees=٨", "employees", "not_a_number"),
    ("employees=８", "employees", "not_a_number"),
    ("employees=²", "employees", "not_a_number"),
    ("employees=8,9", "employees", "several_numbers"),
    ("employees=5,5", "employees", "several_numbers"),
    ("employees=8&employees=9", "employees", "several_numbers"),
    ("employees=49-10", "employees", "reversed"),
    ("employees=1000000000001", "employees", "too_large"),
    ("employees=1-9999999999999", "employees", "too_large"),
    ("revenue=" + "9" * 1900, "revenue", "too_large"),
    ("capital=" + "9" * 10_000, "capital", "too_long"),
    ("place=" + ",".join(f"{n:05d}" for n in range(300)), "place", "too_many"),
    ("legal_form=house%00hold", "legal_form", "unreadable"),
    ("investment=1%00", "investment", "unreadable"),
    ("place=%ff", "place", "unreadable"),
])  # fmt: skip
def test_a_bad_value_is_an_error_that_names_the_parameter_and_says_what_to_do(
    query: str, parameter: str, code: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        profile(query)
    (error,) = caught.value.errors
    assert (error.parameter, error.code) == (parameter, code)
    for message in (error.message_vi, error.message_en):
        assert parameter in message
        assert "{" not in message
        assert len(message) < 400
    assert "hãy" in error.message_vi or "chỉ nhận" in error.message_vi
    assert error.message_vi.startswith(FACTS[parameter].label)


def test_all_errors_are_listed_at_once_in_the_order_of_the_registry() -> None:
    with pytest.raises(ProfileError) as caught:
        profile("employees=x&industry=17,1799&legal_form=y&exports=yes")
    assert [(error.parameter, error.code) for error in caught.value.errors] == [
        ("legal_form", "unknown_value"),
        ("industry", "not_an_industry_code"),
        ("industry", "industry_not_in_register"),
        ("employees", "not_a_number"),
    ]


def test_a_half_surrogate_is_unreadable_and_the_message_can_be_sent() -> None:
    with pytest.raises(ProfileError) as caught:
        Profile.parse({"place": ["\udcff"], "employees": ["\u202e8"]}, REFERENCE)
    for error in caught.value.errors:
        error.message_vi.encode()
        error.message_en.encode()
        assert "\u202e" not in error.message_vi


def test_decomposed_text_reads_as_composed() -> None:
    with pytest.raises(ProfileError) as caught:
        Profile.parse({"place": [unicodedata.normalize("NFD", "Thuận Thành")]}, REFERENCE)
    assert "Thuận Thành" in caught.value.errors[0].message_vi


def test_parameters_that_are_no_facts_are_passed_over() -> None:
    assert profile("utm_source=zalo&size=lon&employees=8") == profile("employees=8")


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(FACT_PARAMETERS)), st.lists(st.text(max_size=12), max_size=3)))
def test_any_text_is_read_or_refused_never_a_crash(params: dict[str, list[str]]) -> None:
    assert {error.parameter for error in refusals(params)} <= set(params)


def refusals(params: dict[str, list[str]]) -> tuple[ParameterError, ...]:
    try:
        Profile.parse(params, REFERENCE)
    except ProfileError as error:
        return error.errors
    return ()


def test_the_query_string_is_canonical() -> None:
    asked = "other_funding=no&place=d262,09169&employees=0010-049&legal_form=household,enterprise&exports=unknown"
    canonical = "legal_form=enterprise,household&place=09169,d262&employees=10-49&other_funding=no"
    assert profile(asked).query_string() == canonical
    assert profile(canonical) == profile(asked)


@settings(deadline=None)
@given(profiles())
def test_the_query_string_reads_back(answers: Profile) -> None:
    again = profile(answers.query_string())
    assert again.answers == answers.answers
    assert {a.fact: a.value for a in again.given} == {a.fact: a.value for a in answers.given}
    assert profile(again.query_string()) == again


def test_answers_are_replaced_and_taken_back() -> None:
    start = profile("legal_form=household&employees=8")
    assert start.with_answer("employees", "10-49", REFERENCE) == profile("legal_form=household&employees=10-49")
    assert start.with_answer("employees", "unknown", REFERENCE) == start.without("employees")
    assert start.without("employees").query_string() == "legal_form=household"
    assert start.with_value("counterpart", frozenset({"yes"})).answers["counterpart"] == "yes"
    assert start.with_value("employees", Interval(9, 9)) == profile("legal_form=household&employees=9")
    assert start.with_answer("place", "d262", REFERENCE) == profile("legal_form=household&place=d262&employees=8")
    assert (start.label("employees"), start.label("place")) == ("8 người", "")
    with pytest.raises(ProfileError):
        start.with_answer("employees", "nhiều", REFERENCE)


@pytest.mark.parametrize(("fact", "value"), [
    ("employees", frozenset({"8"})), ("exports", Interval(1, 1)), ("exports", frozenset()),
    ("exports", frozenset({"maybe"})),
])  # fmt: skip
def test_a_value_of_the_wrong_kind_is_refused(fact: str, value: Any) -> None:
    with pytest.raises(ValueError, match=fact):
        Profile().with_value(fact, value)


def test_blank_parameters_of_a_form_say_nothing() -> None:
    blank = parse_qs("&".join(f"{fact}=" for fact in FACTS), keep_blank_values=True)
    assert Profile.parse(blank, REFERENCE).query_string() == ""
