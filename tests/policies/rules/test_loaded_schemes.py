"""Every threshold of the schemes that a new site loads: just below, on it, just above, unknown, and a band across it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from policies.catalogue.answerable import eligibility_reference
from policies.catalogue.schemes import public_schemes
from policies.eligibility import NumberRange, OneOf, Profile, Reference, Scheme, judge

pytestmark = pytest.mark.django_db

BASE = {"industry": "1702", "place": "09400", "counterpart": "yes", "other_funding": "no", "relocates": "yes"}
# The largest class that may be supported is the medium enterprise: NĐ 80/2021/NĐ-CP, Điều 5, industry; million VND.
STAFF, REVENUE, CAPITAL = 200, 200_000, 100_000


@pytest.fixture
def reference() -> Reference:
    return eligibility_reference()


def schemes() -> list[Scheme]:
    return sorted((scheme.rules for scheme in public_schemes()), key=lambda scheme: scheme.code)


def limited_by_size() -> Iterator[Scheme]:
    for scheme in schemes():
        if any(isinstance(c, OneOf) and c.fact == "size" for route in scheme.routes for c in route.criteria):
            yield scheme


def verdict(scheme: Scheme, reference: Reference, **answers: str) -> str:
    given = BASE | {"legal_form": "enterprise"} | answers
    return judge(scheme, Profile.parse({name: [text] for name, text in given.items()}, reference)).kind


def test_fifteen_schemes_are_limited_by_size() -> None:
    assert len(list(limited_by_size())) == 15


@pytest.mark.parametrize(
    ("employees", "expected"),
    [
        (f"{STAFF - 1}", "fits"),
        (f"{STAFF}", "fits"),
        (f"{STAFF + 1}", "not_eligible"),
        ("unknown", "need_facts"),
        (f"{STAFF - 50}-{STAFF + 50}", "need_facts"),
        (f"{STAFF}-", "need_facts"),
        (f"1-{STAFF}", "fits"),
    ],
)
def test_the_limit_of_staff(reference: Reference, employees: str, expected: str) -> None:
    found = {s.code: verdict(s, reference, employees=employees, revenue="1000") for s in limited_by_size()}

    assert set(found.values()) == {expected}, found


@pytest.mark.parametrize(("fact", "other", "limit"), [("revenue", "capital", REVENUE), ("capital", "revenue", CAPITAL)])
@pytest.mark.parametrize(
    ("offset", "expected"), [(-1, "fits"), (0, "fits"), (1, "not_eligible")], ids=["below", "on", "above"]
)
def test_the_limits_of_revenue_and_capital(
    reference: Reference, fact: str, other: str, limit: int, offset: int, expected: str
) -> None:
    """Either revenue or capital within its limit is enough, so the other one is held above its own."""
    answers = {"employees": "50", fact: str(limit + offset), other: "900000"}

    assert {verdict(s, reference, **answers) for s in limited_by_size()} == {expected}


@pytest.mark.parametrize(("fact", "limit"), [("revenue", REVENUE), ("capital", CAPITAL)])
def test_an_unknown_amount_and_a_band_across_the_limit_settle_nothing(
    reference: Reference, fact: str, limit: int
) -> None:
    other = {"revenue": "capital", "capital": "revenue"}[fact]
    band = {"employees": "50", other: "900000", fact: f"{limit - 10}-{limit + 10}"}

    for scheme in limited_by_size():
        assert verdict(scheme, reference, **band) == "need_facts"
        assert verdict(scheme, reference, **(band | {fact: "unknown"})) == "need_facts"


def test_households_have_no_limit_of_size(reference: Reference) -> None:
    for scheme in limited_by_size():
        assert verdict(scheme, reference, legal_form="household", employees="5000") == "fits"


def test_no_loaded_scheme_has_a_threshold_that_these_tests_do_not_know() -> None:
    ranges = [c for s in schemes() for r in s.routes for c in r.criteria if isinstance(c, NumberRange)]

    assert ranges == []


@pytest.mark.parametrize("industry", ["1702", "1079", "3320", "1200", "0810"])
def test_industry_and_mining_are_in_and_what_is_beyond_the_trades_is_for_the_centre(
    reference: Reference, industry: str
) -> None:
    machinery = next(s for s in schemes() if s.code == "may-moc")
    answers = BASE | {"legal_form": "household", "industry": industry}
    found = judge(machinery, Profile.parse({k: [v] for k, v in answers.items()}, reference))

    assert found.kind == "fits"
    assert len(found.points_to_confirm) == (1 if industry in ("1200", "0810") else 0)


@pytest.mark.parametrize("industry", ["4711", "5610", "0111", "0910"])
def test_a_shop_a_service_a_farm_and_services_to_mining_are_out(reference: Reference, industry: str) -> None:
    machinery = next(s for s in schemes() if s.code == "may-moc")

    assert verdict(machinery, reference, legal_form="household", industry=industry) == "not_eligible"


@pytest.mark.parametrize("place", ["09169", "09187", "09190", "09286", "09325", "d256"])
def test_the_wards_of_the_former_city_are_for_the_centre_to_confirm(reference: Reference, place: str) -> None:
    machinery = next(s for s in schemes() if s.code == "may-moc")
    answers = BASE | {"legal_form": "household", "place": place}
    found = judge(machinery, Profile.parse({k: [v] for k, v in answers.items()}, reference))

    assert found.kind == "fits"
    assert len(found.points_to_confirm) == 1
