"""The plan on hand-made schemes: what stands first, what is said once, what to do next, and what else there is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from policies.catalogue.schemes import PublicScheme
from policies.eligibility import Benefit, CombinationGroup, Judge, Profile, Round, Scheme, Unasked
from policies.eligibility.call_status import LOCAL_TIME
from policies.eligibility.estimate import MILLION
from search.finder.match import MatchResult, SchemeMatch
from search.finder.plan import MOST, Said, bundle_of, plan
from tests.policies.eligibility import builders

NOW = dt.datetime(2026, 11, 26, 9, tzinfo=LOCAL_TIME)
OPEN = Round(NOW - dt.timedelta(days=5), dt.datetime(2026, 12, 20, tzinfo=LOCAL_TIME))
LATER = Round(dt.datetime(2027, 1, 15, tzinfo=LOCAL_TIME), None)
OVER = Round(None, NOW - dt.timedelta(days=40))

HOUSEHOLD = f"{builders.GOOD_BASE}&legal_form=household&investment=600"
NEEDS = [("may-moc,day-chuyen", "Mua máy"), ("nhan-hieu,may-moc", "Bán hàng")]
ONE_MACHINE = CombinationGroup(
    "may", "Máy", "one_of", frozenset({"may-moc", "day-chuyen"}), "khoản 4 Điều 8", confirmed=True
)


def scheme(code: str, *rounds: Round, cap: int = 300, doubtful: bool = False, year_round: bool = False) -> Scheme:
    """What the household of the builders fits; `doubtful` leaves the Centre a point to confirm."""
    route = builders.HOUSEHOLD
    if doubtful:
        route = replace(route, criteria=(*route.criteria, Unasked("cơ sở ở địa bàn khó khăn")))
    benefit = Benefit(50, cap, "cơ sở", "investment", "khoản 4 Điều 8", confirmed=True)
    return Scheme(code, f"Hỗ trợ {code}", (route,), (benefit,), rounds, year_round)


def found(query: str, *schemes: Scheme) -> MatchResult:
    """What the finder makes of these schemes, in this order."""
    codes = {one.code: one.title for one in schemes}
    profile = Profile.parse(parse_qs(query), replace(builders.REFERENCE, intentions=codes))
    judge = Judge(profile)
    matches = [SchemeMatch(PublicScheme(one, "", ()), judge.assess(one), judge, NOW) for one in schemes]
    kinds = {
        kind: [one for one in matches if one.assessment.kind == kind] for kind in ("fits", "need_facts", "not_eligible")
    }
    return MatchResult(profile=profile, aside=[], next_question=None, engine="database", **kinds)


def codes(result: MatchResult) -> list[str]:
    return [planned.scheme.code for planned in plan(result, [], NEEDS).main]


def test_open_calls_then_certain_verdicts_then_more_support_stand_first() -> None:
    result = found(
        HOUSEHOLD,
        scheme("a", cap=200),
        scheme("b"),
        scheme("c", OPEN, doubtful=True),
        scheme("d", OPEN, cap=200),
        scheme("e"),
    )
    assert codes(result) == ["d", "c", "b"]
    assert MOST == 3
    assert codes(found(HOUSEHOLD.replace("investment=600", "years=3"), scheme("b"), scheme("a"))) == ["b", "a"]


def test_what_was_asked_for_stands_first_and_alone() -> None:
    result = found(HOUSEHOLD + "&intention=may-moc", scheme("may-moc"), scheme("day-chuyen", OPEN), scheme("nhan-hieu"))
    made = plan(result, [], NEEDS)
    assert [planned.scheme.code for planned in made.main] == ["may-moc"]
    assert made.common == Said()
    assert [(need.label, [one.code for one in need.schemes]) for need in made.also] == [
        ("Mua máy", ["day-chuyen"]),
        ("Bán hàng", ["nhan-hieu"]),
    ]


def test_each_other_scheme_is_named_once_under_the_first_need_that_it_serves() -> None:
    first = [scheme(code, OPEN) for code in ("x", "y", "z")]
    rest = [scheme("nhan-hieu"), scheme("may-moc"), scheme("la"), scheme("day-chuyen")]
    also = plan(found(HOUSEHOLD, *first, *rest), [], NEEDS).also
    assert [(need.label, [one.code for one in need.schemes]) for need in also] == [
        ("Mua máy", ["may-moc", "day-chuyen"]),
        ("Bán hàng", ["nhan-hieu"]),
        ("Việc khác", ["la"]),
    ]


def test_when_none_fits_the_nearest_are_planned_and_the_question_is_the_next_step() -> None:
    near, far = scheme("gan"), Scheme("xa", "Xa", (builders.ENTERPRISE, builders.HOUSEHOLD))
    lacking = "place=09400&industry=1702&other_funding=no&legal_form=household"
    result = found(lacking, near)
    made = plan(result, [], NEEDS)
    assert made.main[0].step.kind == "answer"
    assert made.main[0].step.facts == ("counterpart",)
    assert made.main[0].step.sentence == "Trả lời câu hỏi “Vốn đối ứng”."
    assert made.bundle is None
    nobody = replace(
        result, need_facts=[*found(lacking.replace("&legal_form=household", ""), far).need_facts, *result.need_facts]
    )
    assert codes(nobody) == ["gan", "xa"]
    assert plan(found(HOUSEHOLD.replace("09400", "outside"), near), [], NEEDS).main == ()


def test_nobody_is_sent_to_answer_again_what_he_does_not_know() -> None:
    lacking = found("place=09400&industry=1702&other_funding=no&legal_form=household", scheme("a"))
    step = plan(lacking, [], NEEDS, ["counterpart"]).main[0].step
    assert (step.kind, step.facts) == ("clarify", ("counterpart",))
    assert step.sentence == "Gửi nhu cầu để Trung tâm giúp làm rõ “Vốn đối ứng”."
    two = found("place=09400&industry=1702&legal_form=household", scheme("a"))
    step = plan(two, [], NEEDS, ["counterpart"]).main[0].step
    assert (step.kind, step.facts) == ("answer", ("other_funding",))
    assert step.sentence == "Trả lời câu hỏi “Nguồn hỗ trợ khác”."


@pytest.mark.parametrize(
    ("one", "kind", "sentence"),
    [
        (scheme("a", OPEN), "prepare", "Chuẩn bị hồ sơ. Hồ sơ được nhận đến hết ngày 20/12/2026."),
        (scheme("a", year_round=True), "prepare", "Chuẩn bị hồ sơ. Trung tâm đang nhận hồ sơ."),
        (scheme("a", LATER), "wait", "Chuẩn bị hồ sơ. Đợt đăng ký mở từ ngày 15/01/2027."),
        (scheme("a"), "ask", "Hỏi Trung tâm khi nào nhận hồ sơ: chưa có đợt đăng ký nào được công bố."),
        (scheme("a", OVER), "ask", "Hỏi Trung tâm về đợt đăng ký sau: đợt gần nhất đã đóng."),
        (
            scheme("a", OPEN, doubtful=True),
            "confirm",
            "Liên hệ Trung tâm để xác nhận 1 điểm trước khi chuẩn bị hồ sơ. Hồ sơ được nhận đến hết ngày 20/12/2026.",
        ),
        (
            Scheme("a", "A"),
            "confirm",
            "Liên hệ Trung tâm để xác nhận 1 điểm trước khi chuẩn bị hồ sơ.",
        ),
    ],
)
def test_the_next_step_says_what_the_owner_does(one: Scheme, kind: str, sentence: str) -> None:
    step = plan(found(HOUSEHOLD, one), [], NEEDS).main[0].step
    assert (step.kind, step.sentence) == (kind, sentence)


def test_the_deadline_is_that_of_the_call_that_ends_first_or_else_begins_first() -> None:
    sooner = Round(None, dt.datetime(2026, 12, 1, tzinfo=LOCAL_TIME))
    first = plan(found(HOUSEHOLD, scheme("a", OPEN), scheme("b", sooner), scheme("c", LATER)), [], NEEDS).deadline
    assert first is not None
    assert first.closes_at == sooner.closes_at
    coming = plan(found(HOUSEHOLD, scheme("a", LATER), scheme("b", year_round=True)), [], NEEDS).deadline
    assert coming is not None
    assert coming.opens_at == LATER.opens_at
    assert plan(found(HOUSEHOLD, scheme("a", OVER), scheme("b")), [], NEEDS).deadline is None


def test_what_holds_of_all_is_said_once_and_nothing_is_lost() -> None:
    result = found(HOUSEHOLD, scheme("a"), scheme("b", doubtful=True))
    made = plan(result, [], NEEDS)
    for planned in made.main:
        verdict = planned.scheme.verdict
        assert {*planned.findings, *made.common.findings} == set(verdict.findings)
        assert {*planned.points, *made.common.points} == set(verdict.points_to_confirm)
        assert not set(planned.findings) & set(made.common.findings)
        assert planned.note == ""
    assert [len(planned.points) for planned in made.main] == [0, 1]
    assert made.common.findings
    assert "chương trình quốc gia" in made.common.note


def test_the_bundle_is_of_what_stands_first_and_certain_only_when_all_of_it_is() -> None:
    result = found(HOUSEHOLD.replace("600", "1000"), scheme("may-moc"), scheme("day-chuyen", cap=450, doubtful=True))
    made = plan(result, [ONE_MACHINE], NEEDS)
    assert made.bundle is not None
    assert (made.bundle.schemes, made.bundle.support) == (("day-chuyen",), (450 * MILLION,) * 2)
    assert not made.certain
    assert bundle_of(result, [ONE_MACHINE]) == made.bundle
    assert plan(found(HOUSEHOLD, scheme("may-moc")), [ONE_MACHINE], NEEDS).certain
    like = plan(found(HOUSEHOLD, scheme("may-moc"), scheme("day-chuyen")), [ONE_MACHINE], NEEDS)
    assert like.bundle is not None
    assert like.bundle.schemes == (like.main[0].scheme.code,) == ("may-moc",)
