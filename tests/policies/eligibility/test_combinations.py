"""The best lawful combination of schemes: laws on random groups, and what is said in typical cases."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.eligibility import Bundle, Candidate, CombinationGroup, Estimate, Interval, best_bundle
from policies.eligibility.combinations import CONSIDERED
from policies.eligibility.estimate import MILLION
from policies.eligibility.wording import combinations as wording

CODES = "abcdef"


def candidate(code: str, cost: Interval, rate: int = 50, cap: int | None = 300, *, confirmed: bool = True) -> Candidate:
    """A scheme that pays a rate of the cost up to a cap in million VND."""

    def paid(million: int) -> int:
        share = million * MILLION * rate // 100
        return share if cap is None else min(share, cap * MILLION)

    least = paid(cost.lo)
    if cost.hi is None:
        ends = (cap and cap * MILLION), 0 if rate == 100 and cap is None else None
    else:
        ends = paid(cost.hi), cost.hi * MILLION - paid(cost.hi)
    return Candidate(
        code, f"Khoản {code}", Estimate((least, ends[0]), (cost.lo * MILLION - least, ends[1]), confirmed, "")
    )


def group(rule: str, members: str, **values: object) -> CombinationGroup:
    """Equal groups have equal keys; others do not."""
    return CombinationGroup(
        f"{rule}-{sorted(members)}-{values}", "Nhóm", rule, frozenset(members), **{"confirmed": True, **values}
    )  # type: ignore[arg-type]


costs = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: Interval(min(ends), max(ends)))
caps = st.tuples(st.integers(1, 9) | st.none(), st.integers(1, 100) | st.none()).filter(any)
exclusive = st.builds(
    group, st.sampled_from(["one_of", "not_same_cost"]), st.sets(st.sampled_from(CODES), min_size=1).map("".join)
)


def sharing(members: st.SearchStrategy[str]) -> st.SearchStrategy[CombinationGroup]:
    return st.builds(lambda m, c: group("share_cap", m, cap_million=c[0], cap_percent=c[1]), members, caps)


# Groups of which each contains the one before do not cross.
nested = sharing(st.integers(1, len(CODES)).map(lambda size: CODES[:size]))
crossing = sharing(st.sets(st.sampled_from(CODES), min_size=1).map("".join))


@st.composite
def cases(
    draw: st.DrawFn, shares: st.SearchStrategy[CombinationGroup]
) -> tuple[list[Candidate], list[CombinationGroup], Interval]:
    cost = draw(costs)
    codes = draw(st.lists(st.sampled_from(CODES), unique=True))
    pays = st.builds(candidate, st.just(""), st.just(cost), st.integers(1, 100), st.integers(1, 9) | st.none())
    found = [draw(pays) for _ in codes]
    groups = draw(st.lists(exclusive, max_size=2)) + draw(st.lists(shares, max_size=3))
    return [Candidate(code, f"Khoản {code}", c.estimate) for code, c in zip(codes, found, strict=True)], groups, cost


def worth(bundle: Bundle | None) -> int:
    return 0 if bundle is None else bundle.support[0] + (bundle.support[1] or 0)


def lawful(codes: tuple[str, ...], groups: list[CombinationGroup]) -> bool:
    return all(
        any(g.rule == "share_cap" and {a, b} <= g.members for g in groups)
        and not any(g.rule != "share_cap" and {a, b} <= g.members for g in groups)
        for a, b in combinations(codes, 2)
    )


def paid(chosen: tuple[Candidate, ...], groups: list[CombinationGroup], end: int, cost: int) -> int:
    """The most that nested caps let these schemes pay: from the innermost outwards."""
    total, counted = 0, frozenset[str]()
    for g in sorted((g for g in groups if g.rule == "share_cap"), key=lambda g: len(g.members)):
        total += sum(c.estimate.support[end] or 0 for c in chosen if c.code in g.members - counted)
        counted |= g.members
        limits = [cost * g.cap_percent // 100] if g.cap_percent else []
        total = min(total, *limits, *([g.cap_million * MILLION] if g.cap_million else []), total)
    total += sum(c.estimate.support[end] or 0 for c in chosen if c.code not in counted)
    return min(total, cost)


@given(cases(nested))
def test_it_is_the_best_of_all_lawful_subsets(case: tuple[list[Candidate], list[CombinationGroup], Interval]) -> None:
    candidates, groups, cost = case
    subsets = chain.from_iterable(combinations(candidates, size) for size in range(len(candidates) + 1))
    assert cost.hi is not None
    ends = cost.lo * MILLION, cost.hi * MILLION
    best = max(
        sum(paid(chosen, groups, end, ends[end]) for end in (0, 1))
        for chosen in subsets
        if lawful(tuple(c.code for c in chosen), groups)
    )
    assert worth(best_bundle(candidates, groups, cost)) == best


@given(cases(crossing | nested))
def test_it_is_lawful_and_never_more_than_the_cost(
    case: tuple[list[Candidate], list[CombinationGroup], Interval],
) -> None:
    candidates, groups, cost = case
    bundle = best_bundle(candidates, groups, cost)
    if bundle is None:
        assert not any(c.estimate.support[1] for c in candidates)
        return
    assert cost.hi is not None
    (least, most), own = bundle.support, bundle.own_funds
    assert most is not None
    assert own[1] is not None
    assert 0 <= least <= most
    assert 0 <= own[0] <= own[1]
    assert least + most + own[0] + own[1] == (cost.lo + cost.hi) * MILLION
    assert lawful(bundle.schemes, groups)
    alone = {c.code: c.estimate.support for c in candidates}
    for end, total in enumerate((least, most)):
        for g in groups:
            outside = sum(alone[code][end] or 0 for code in bundle.schemes if code not in g.members)
            if g.rule == "share_cap":
                assert total <= g.limit((cost.lo, cost.hi)[end] * MILLION) + outside
    assert not set(bundle.to_ask) & set(bundle.schemes)


@given(cases(crossing | nested), st.randoms(use_true_random=False))
def test_a_further_scheme_never_lowers_it_and_the_order_does_not_matter(
    case: tuple[list[Candidate], list[CombinationGroup], Interval], chance: random.Random
) -> None:
    candidates, groups, cost = case
    whole = best_bundle(candidates, groups, cost)
    assert worth(best_bundle(candidates[1:], groups, cost)) <= worth(whole)
    chance.shuffle(candidates)
    chance.shuffle(groups)
    assert best_bundle(candidates, groups, cost) == whole


COST = Interval(600, 600)
MACHINES, LINE = candidate("may-moc", COST), candidate("day-chuyen", COST, cap=450)
CLAUSE = "khoản 4 Điều 8 Thông tư 28/2018/TT-BTC"
MACHINES_OR_LINE = CombinationGroup(
    "may-moc-day-chuyen", "Máy móc hoặc dây chuyền", "one_of", frozenset({"may-moc", "day-chuyen"}), CLAUSE, True
)


def test_of_schemes_that_exclude_each_other_the_better_is_counted_and_the_clause_is_said() -> None:
    cost = Interval(1000, 1000)
    bundle = best_bundle([candidate("may-moc", cost), candidate("day-chuyen", cost, cap=450)], [MACHINES_OR_LINE], cost)
    assert bundle is not None
    assert (bundle.schemes, bundle.support) == (("day-chuyen",), (450 * MILLION,) * 2)
    assert (bundle.own_funds, bundle.confirmed, bundle.to_ask) == ((550 * MILLION,) * 2, True, ())
    assert bundle.reasons == (
        f"Chỉ được nhận một trong các khoản: “Khoản day-chuyen” hoặc “Khoản may-moc” ({CLAUSE}).",
    )


def test_a_tie_goes_by_confirmed_then_by_place_then_by_code() -> None:
    bundle = best_bundle([MACHINES, LINE], [MACHINES_OR_LINE], COST)
    assert bundle is not None
    assert bundle.schemes == ("day-chuyen",)
    bundle = best_bundle([MACHINES, candidate("day-chuyen", COST, confirmed=False)], [MACHINES_OR_LINE], COST)
    assert bundle is not None
    assert bundle.schemes == ("may-moc",)
    doubtful = best_bundle([candidate("day-chuyen", COST, confirmed=False)], [MACHINES_OR_LINE], COST)
    assert doubtful is not None
    assert (doubtful.confirmed, doubtful.rules_confirmed) == (False, True)
    bundle = best_bundle([MACHINES, replace(LINE, place=1)], [MACHINES_OR_LINE], COST)
    assert bundle is not None
    assert bundle.schemes == ("may-moc",)


def test_what_one_rule_has_left_out_is_not_explained_again_by_another() -> None:
    """The narrower rule first; the wider one only for what it adds; an unconfirmed one that decides nothing takes nothing away."""
    model = candidate("mo-hinh", COST, 30)
    wide = CombinationGroup("chi-phi", "Chi phí", "not_same_cost", frozenset({"may-moc", "day-chuyen", "mo-hinh"}))
    pair = best_bundle([MACHINES, LINE], [wide, MACHINES_OR_LINE], COST)
    assert pair is not None
    assert (len(pair.reasons), pair.confirmed, pair.rules_confirmed) == (1, True, True)
    bundle = best_bundle([MACHINES, LINE, model], [wide, MACHINES_OR_LINE], COST)
    assert bundle is not None
    assert (len(bundle.reasons), bundle.confirmed, bundle.rules_confirmed) == (2, False, False)
    assert "“Khoản day-chuyen” hoặc “Khoản mo-hinh”. " in bundle.reasons[1]


def test_what_no_group_speaks_of_is_not_added_but_asked() -> None:
    """Two schemes are named in one wish and nothing says that they may come together."""
    bundle = best_bundle([MACHINES, candidate("nhan-hieu", COST, cap=35)], [MACHINES_OR_LINE], COST)
    assert bundle is not None
    assert (bundle.schemes, bundle.support, bundle.to_ask) == (("may-moc",), (300 * MILLION,) * 2, ("nhan-hieu",))
    assert bundle.reasons == (
        "Số tiền này chưa tính “Khoản nhan-hieu”: hãy hỏi Trung tâm có được nhận cùng lúc hay không.",
    )


def test_schemes_that_share_a_cap_are_added_up_to_it() -> None:
    share = CombinationGroup(
        "tong", "Tổng", "share_cap", frozenset({"may-moc", "nhan-hieu"}), "", False, cap_million=320, cap_percent=90
    )
    bundle = best_bundle([MACHINES, candidate("nhan-hieu", COST, cap=35)], [share], COST)
    assert bundle is not None
    assert (bundle.schemes, bundle.support) == (("may-moc", "nhan-hieu"), (320 * MILLION,) * 2)
    assert not bundle.confirmed
    assert bundle.reasons == (
        "Tổng hỗ trợ của “Khoản may-moc” và “Khoản nhan-hieu” không quá 320 triệu đồng và 90% chi phí."
        + wording.TO_COMPARE,
    )


def test_a_single_scheme_is_its_own_estimate_also_for_a_cost_without_an_upper_end() -> None:
    cost = Interval(3501, None)
    for rate, cap in ((50, 300), (50, None), (100, None)):
        alone = candidate("may-moc", cost, rate, cap)
        bundle = best_bundle([alone], [MACHINES_OR_LINE], cost)
        assert bundle is not None
        assert (bundle.support, bundle.own_funds) == (alone.estimate.support, alone.estimate.own_funds)
        assert bundle.reasons == ()


def test_more_than_the_cost_is_never_paid_and_it_is_said() -> None:
    pair = [candidate("a", COST, 60, None), candidate("b", COST, 70, None)]
    bundle = best_bundle(pair, [group("share_cap", "ab", cap_percent=100)], COST)
    assert bundle is not None
    assert (bundle.support, bundle.own_funds) == ((600 * MILLION,) * 2, (0, 0))
    assert bundle.reasons[-1] == wording.COST


def test_nothing_is_a_bundle_of_nothing() -> None:
    assert best_bundle([], [MACHINES_OR_LINE], COST) is None
    assert best_bundle([candidate("a", Interval(0, 0))], [], Interval(0, 0)) is None


def test_very_many_candidates_are_combined_lawfully_from_the_best_of_them() -> None:
    many = [candidate(f"{number:04}", COST, 1 + number % 50) for number in range(1000)]
    everything = CombinationGroup("tong", "Tổng", "share_cap", frozenset(c.code for c in many), cap_percent=80)
    bundle = best_bundle(many, [everything], COST)
    assert bundle is not None
    assert bundle.support == (480 * MILLION,) * 2
    assert len(bundle.schemes) <= CONSIDERED


@pytest.mark.parametrize(
    ("rule", "caps", "message"),
    [
        ("one_of", {"cap_million": 5}, wording.NO_CAP_HERE.format(rule=wording.RULES["share_cap"])),
        ("share_cap", {}, wording.CAP_NEEDED),
        ("share_cap", {"cap_percent": 101}, wording.BAD_CAP),
        ("share_cap", {"cap_million": 0}, wording.BAD_CAP),
        ("both", {}, wording.NO_SUCH_RULE.format(rule="both")),
    ],
)
def test_a_rule_that_says_nothing_is_refused_with_a_sentence(rule: str, caps: dict[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        group(rule, "ab", **caps)
