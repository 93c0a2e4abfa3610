"""Verdicts: the golden profiles, which route is shown, what is missing and what the Centre must confirm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policies.eligibility import Assessment, Judge, NumberRange, OneOf, Profile, Route, Scheme, Unasked, Verdict, judge

from .builders import ARTISANS, COMMON, GOOD_BASE, HOUSEHOLD, MAY_MOC, UNDESCRIBED, profile, scheme

Missing = tuple[tuple[str, ...], ...]
ENTERPRISE = f"legal_form=enterprise&{GOOD_BASE}"


def verdict(query: str, of: Scheme = MAY_MOC) -> Verdict:
    return judge(of, profile(query))


@pytest.mark.parametrize(("query", "kind", "missing"), [
    (f"legal_form=household&{GOOD_BASE}", "fits", ()),
    ("legal_form=household&place=09400&industry=1702&other_funding=no", "need_facts", (("counterpart",),)),
    (f"legal_form=household&{GOOD_BASE}".replace("other_funding=no", "other_funding=yes"), "not_eligible", ()),
    (f"legal_form=household&{GOOD_BASE}".replace("1702", "4711"), "not_eligible", ()),
    (f"legal_form=household&{GOOD_BASE}".replace("09400", "outside"), "not_eligible", ()),
    (f"legal_form=household&{GOOD_BASE}".replace("09400", "d262"), "fits", ()),
    (f"legal_form=household,enterprise&{GOOD_BASE}", "need_facts", (("legal_form",),)),
    (f"{ENTERPRISE}&employees=500", "not_eligible", ()),
    (f"{ENTERPRISE}&employees=50", "need_facts", (("revenue", "capital"),)),
    (f"{ENTERPRISE}&employees=50&revenue=100000", "fits", ()),
    (f"{ENTERPRISE}&employees=150-250&revenue=100000", "need_facts", (("employees",),)),
    (ENTERPRISE, "need_facts", (("employees",), ("revenue", "capital"))),
    ("", "need_facts", (("legal_form",), ("industry",), ("place",), ("counterpart",), ("other_funding",))),
])  # fmt: skip
def test_golden_profiles(query: str, kind: str, missing: Missing) -> None:
    found = verdict(query)
    assert (found.kind, found.missing) == (kind, missing)


@pytest.mark.parametrize(("employees", "kind"), [
    ("199", "fits"), ("200", "fits"), ("201", "not_eligible"), ("199-201", "need_facts"), ("unknown", "need_facts"),
])  # fmt: skip
def test_the_staff_threshold_of_the_scheme(employees: str, kind: str) -> None:
    assert verdict(f"{ENTERPRISE}&revenue=100000&employees={employees}").kind == kind


@pytest.mark.parametrize(("fact", "limit", "other"), [("revenue", 200_000, "capital"), ("capital", 100_000, "revenue")])
def test_the_money_thresholds_of_the_scheme(fact: str, limit: int, other: str) -> None:
    base = f"{ENTERPRISE}&employees=50&{other}=500000"
    kinds = [
        verdict(f"{base}&{fact}={n}").kind for n in (limit - 1, limit, limit + 1, f"{limit}-{limit + 1}", "unknown")
    ]
    assert kinds == ["fits", "fits", "not_eligible", "need_facts", "need_facts"]


def test_a_large_enterprise_hears_of_its_size_not_of_not_being_a_household() -> None:
    found = verdict(f"{ENTERPRISE}&employees=500")
    assert found.route is not None
    assert found.route.key == "doanh-nghiep"
    (reason,) = [f for f in found.findings if f.outcome == "unmet"]
    assert reason.fact == "size"
    assert reason.sentence.startswith("Cơ sở của bạn có 500 lao động, vượt mức doanh nghiệp vừa (200 lao động)")


def test_no_answers_exclude_nothing() -> None:
    assert {judge(s, Profile()).kind for s in (MAY_MOC, ARTISANS, UNDESCRIBED)} == {"need_facts"}


def test_checks_never_rule_out_and_become_points_to_confirm() -> None:
    old_city = verdict(f"legal_form=household&{GOOD_BASE}".replace("09400", "09169"))
    assert old_city.kind == "fits"
    (point,) = old_city.points_to_confirm
    assert "Phường 09169".lower() in point
    assert "Trung tâm" in point
    assert verdict(f"legal_form=household&{GOOD_BASE}").points_to_confirm == ()
    metal = verdict(f"legal_form=household&{GOOD_BASE}".replace("1702", "2511"))
    assert (metal.kind, len(metal.points_to_confirm)) == ("fits", 1)


def test_what_is_not_asked_is_a_point_to_confirm() -> None:
    found = verdict("legal_form=artisan", ARTISANS)
    assert found.kind == "fits"
    assert found.points_to_confirm == ("Trung tâm cần xác nhận: có danh hiệu nghệ nhân.",)
    assert found.findings[-1].fact == ""


@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
def test_priority_never_affects_the_verdict(answer: str) -> None:
    found = verdict(f"legal_form=household&{GOOD_BASE}&exports={answer}")
    assert found.kind == "fits"
    assert found.points_to_confirm == ()
    outcome = {"yes": "met", "no": "unmet", "unknown": "unknown"}[answer]
    assert [f.outcome for f in found.findings if f.strength == "priority"] == [outcome]


def test_a_scheme_that_nobody_has_described_needs_the_centre_not_facts() -> None:
    found = verdict(f"legal_form=household&{GOOD_BASE}", UNDESCRIBED)
    assert (found.kind, found.route, found.missing, found.findings) == ("need_facts", None, (), ())
    assert "Trung tâm" in found.points_to_confirm[0]


FORM = OneOf("legal_form", frozenset({"household"}))
OTHER = OneOf("legal_form", frozenset({"enterprise"}))
EXPORTS = OneOf("exports", frozenset({"yes"}))
YEARS = NumberRange("years", lo=1)
FEW = NumberRange("employees", hi=10)
TITLE = Unasked("điều chưa rõ")


@pytest.mark.parametrize(("routes", "query", "shown"), [
    pytest.param(
        (Route("a", "", FORM, (TITLE,)), Route("b", "", FORM)), "legal_form=household", "b", id="certain: fewest points"
    ),
    pytest.param(
        (Route("a", "", FORM, (YEARS,)), Route("b", "", FORM, (TITLE, Unasked("nữa")))), "legal_form=household", "b",
        id="certain before possible",
    ),
    pytest.param(
        (Route("a", "", FORM, (EXPORTS, YEARS)), Route("b", "", FORM, (YEARS, TITLE))), "legal_form=household", "b",
        id="possible: fewest missing",
    ),
    pytest.param(
        (Route("a", "", FORM, (YEARS, TITLE)), Route("b", "", FORM, (YEARS,))), "legal_form=household", "b",
        id="possible: then fewest points",
    ),
    pytest.param(
        (Route("a", "", OTHER), Route("b", "", FORM, (EXPORTS, YEARS))), "legal_form=household&exports=no&years=0", "b",
        id="excluded: one's own legal form first, though more is unmet",
    ),
    pytest.param(
        (Route("a", "", FORM, (EXPORTS, YEARS)), Route("b", "", FORM, (EXPORTS, FEW))),
        "legal_form=household&exports=no&years=0&employees=5", "b", id="excluded: fewest unmet",
    ),
    pytest.param((Route("b", "", FORM), Route("a", "", FORM)), "legal_form=household", "a", id="ties by key"),
])  # fmt: skip
def test_the_route_shown(routes: tuple[Route, ...], query: str, shown: str) -> None:
    for order in (routes, routes[::-1]):
        found = verdict(query, Scheme("x", "X", order))
        assert found.route is not None
        assert found.route.key == shown


def test_a_wide_answer_is_named_again() -> None:
    few = scheme(NumberRange("employees", hi=20))
    assert verdict("employees=10-49", few).missing == (("employees",),)
    assert verdict("employees=10-20", few).kind == "fits"


def test_missing_groups_follow_the_registry_and_leave_out_what_a_narrower_group_serves() -> None:
    many = scheme(
        OneOf("counterpart", frozenset({"yes"})), OneOf("size", frozenset({"nho"})), NumberRange("revenue", hi=10_000)
    )
    assert verdict("", many).missing == (("employees",), ("revenue",), ("counterpart",))


def test_findings_come_in_one_order_who_first() -> None:
    found = verdict(f"legal_form=household&{GOOD_BASE}")
    strengths = [f.strength for f in found.findings]
    assert found.findings[0].fact == "legal_form"
    assert strengths == sorted(strengths, key=["hard", "check", "priority"].index)
    assert len(found.findings) == len(COMMON) + 1
    turned = replace(HOUSEHOLD, criteria=COMMON[::-1])
    assert turned == HOUSEHOLD
    assert [f.clause for f in found.findings if f.clause] == ["Điều 5"]


def test_only_checks_that_are_not_met_make_points() -> None:
    """The route without points is shown: neither a priority that is not met nor a check that is met makes one."""
    asked = OneOf("exports", frozenset({"yes"}))
    for strength, said in (("priority", "no"), ("check", "yes")):
        routes = (Route("a", "", FORM, (replace(asked, strength=strength),)), Route("b", "", FORM))
        found = verdict(f"legal_form=household&exports={said}", Scheme("x", "X", routes))
        assert found.route == routes[0]
        assert found.points_to_confirm == ()


def test_nothing_is_missing_where_something_is_unmet() -> None:
    found = verdict("exports=no", scheme(EXPORTS, YEARS))
    assert (found.kind, found.missing) == ("not_eligible", ())


def test_a_scheme_in_figures() -> None:
    asked = OneOf("exports", frozenset({"yes"}))
    soft = (
        *(replace(asked, strength=strength, clause=clause) for strength in ("check", "priority") for clause in "ab"),
        replace(YEARS, strength="check"), replace(YEARS, strength="priority"), TITLE,
    )  # fmt: skip
    route = Route("a", "", FORM, soft)
    one = Scheme("x", "X", (route,))
    for said, points, priorities in (("exports=yes", 2, 2), ("exports=no", 4, 0), ("exports=yes&years=3", 1, 3)):
        found = Judge(profile(f"legal_form=household&{said}")).assess(one)
        assert found == Assessment(one, "fits", route, (), points, priorities)
    assert Judge(profile("")).assess(one) == Assessment(one, "need_facts", route, (("legal_form",),), 4, 0)


def test_a_scheme_without_routes_has_one_point_to_confirm() -> None:
    judge_ = Judge(profile("legal_form=household"))
    assert judge_.assess(UNDESCRIBED) == Assessment(UNDESCRIBED, "need_facts", None, (), 1, 0)
    assert len(judge_.explain(judge_.assess(UNDESCRIBED)).points_to_confirm) == 1


def test_what_schemes_share_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    outcome = OneOf.outcome
    monkeypatch.setattr(OneOf, "outcome", lambda self, said: (looked.append(self), outcome(self, said))[1])
    shared = Route("b", "", FORM, (EXPORTS,))
    judge_ = Judge(profile("legal_form=household&exports=yes"))
    kinds = [judge_.assess(Scheme(code, code, (shared, Route("a", "", FORM)))).kind for code in "xyz"]
    assert kinds == ["fits"] * 3
    assert looked == [FORM, EXPORTS]
