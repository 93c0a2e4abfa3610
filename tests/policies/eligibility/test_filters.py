"""The filters themselves: flat, and without what always holds, so that an engine is asked no more than needed."""

from __future__ import annotations

import pytest

from policies.eligibility import Profile
from policies.eligibility.filters import (
    OPEN_END,
    All,
    AnyOf,
    Everything,
    Filter,
    Mode,
    Not,
    Nothing,
    Range,
    Terms,
    evaluate,
    fact_filter,
    route_filter,
)

from .builders import profile

NOT_REFUSED = All((Terms("place", ("~",)), Not(Terms("place", ("-09400",)))))
ONE_SPARED = All((Terms("place", ("~",)), AnyOf((Not(Terms("place", ("-09400",))),))))


@pytest.mark.parametrize(("said", "fact", "mode", "expected"), [
    ("", "legal_form", "certain", Terms("legal_form", ("*",))),
    ("", "legal_form", "possible", Everything()),
    ("exports=yes,no", "exports", "possible", Everything()),
    ("legal_form=household", "legal_form", "certain", Terms("legal_form", ("household", "*"))),
    ("legal_form=household", "legal_form", "possible", Terms("legal_form", ("household", "*"))),
    (
        "legal_form=household,artisan", "legal_form", "certain",
        All((Terms("legal_form", ("artisan", "*")), Terms("legal_form", ("household", "*")))),
    ),
    ("legal_form=household,artisan", "legal_form", "possible", Terms("legal_form", ("artisan", "household", "*"))),
    ("", "place", "certain", Terms("place", ("*",))),
    ("", "place", "possible", Everything()),
    (
        "place=09400", "place", "certain",
        AnyOf((Terms("place", ("*",)), Terms("place", ("09400",)), NOT_REFUSED)),
    ),
    ("place=09400", "place", "possible", AnyOf((Terms("place", ("*", "09400")), ONE_SPARED))),
    (
        "industry=1702,1010", "industry", "certain",
        AnyOf((
            Terms("industry", ("*",)),
            All((Terms("industry", ("1010", "10")), Terms("industry", ("1702", "17")))),
            All((Terms("industry", ("~",)), Not(Terms("industry", ("-1010", "-10", "-1702", "-17"))))),
        )),
    ),
    (
        "industry=1702", "industry", "possible",
        AnyOf((
            Terms("industry", ("*", "1702", "17")),
            All((Terms("industry", ("~",)), AnyOf((Not(Terms("industry", ("-1702", "-17"))),)))),
        )),
    ),
    ("", "employees", "certain", All((Range("employees_lo", lte=0), Range("employees_hi", gte=OPEN_END)))),
    ("", "employees", "possible", Everything()),
    ("employees=0-", "employees", "possible", Everything()),
    ("employees=5-9", "employees", "certain", All((Range("employees_lo", lte=5), Range("employees_hi", gte=9)))),
    ("employees=5-9", "employees", "possible", All((Range("employees_lo", lte=9), Range("employees_hi", gte=5)))),
    ("employees=0-9", "employees", "possible", Range("employees_lo", lte=9)),
    ("employees=5-", "employees", "possible", Range("employees_hi", gte=5)),
    ("employees=8", "size", "certain", Terms("size", ("*",))),
    ("employees=8&revenue=0", "size", "certain", Terms("size", ("sieu-nho", "*"))),
])  # fmt: skip
def test_the_filter_of_a_fact(said: str, fact: str, mode: Mode, expected: Filter) -> None:
    assert fact_filter(fact, profile(said), mode) == expected


def test_the_filter_of_a_route_is_one_conjunction() -> None:
    said = profile("legal_form=household&employees=5-9")
    form, staff = Terms("legal_form", ("household", "*")), (Range("employees_lo", lte=9), Range("employees_hi", gte=5))
    assert route_filter(Profile(), "possible") == Terms("kind", ("described", "undescribed"))
    assert route_filter(said, "possible") == All((Terms("kind", ("described", "undescribed")), form, *staff))
    certain = route_filter(said, "certain")
    assert isinstance(certain, All)
    assert certain.of[:2] == (Terms("kind", ("described",)), form)
    assert {Range("employees_lo", lte=5), Range("employees_hi", gte=9), Terms("exports", ("*",))} <= set(certain.of)
    assert not any(isinstance(part, All | Everything) for part in certain.of)


@pytest.mark.parametrize(("condition", "holds"), [
    (Everything(), True),
    (Nothing(), False),
    (Not(Nothing()), True),
    (Terms("a", ("x", "y")), True),
    (Terms("a", ("z",)), False),
    (Terms("none", ("x",)), False),
    (Terms("n", ("5",)), False),
    (Range("n"), True),
    (Range("n", 5, 5), True),
    (Range("n", gte=6), False),
    (Range("n", lte=4), False),
    (Range("none"), False),
    (Range("a"), False),
    (All(()), True),
    (AnyOf(()), False),
    (All((Terms("a", ("x",)), Range("n", gte=6))), False),
    (AnyOf((Terms("a", ("z",)), Range("n", gte=5))), True),
])  # fmt: skip
def test_what_a_filter_means(condition: Filter, holds: bool) -> None:
    assert evaluate(condition, {"a": ["x"], "n": 5}) is holds
