"""Two states of the schemes in, what a person is to be told out: each change once, nothing without one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.eligibility import Round
from search.alerts.changes import KINDS, SchemeState, Snapshot, changes

VIETNAM = dt.timezone(dt.timedelta(hours=7))
DAY = dt.timedelta(days=1)
AT = dt.datetime(2026, 11, 26, 7, 0, tzinfo=VIETNAM)
MIDNIGHT = AT.replace(hour=0)

instants = st.integers(-60 * 24, 60 * 24).map(lambda hours: AT + dt.timedelta(hours=hours))


@st.composite
def rounds(draw: Any) -> Round:
    first = draw(instants)
    last = draw(st.none() | st.integers(1, 80).map(lambda days: first + days * DAY))
    return Round(None if last and draw(st.booleans()) else first, last)


schemes = st.builds(
    SchemeState,
    title=st.just("Máy"),
    url=st.just("/ho-tro/may/"),
    state=st.sampled_from(["fits", "to_confirm", "need_facts"]),
    rounds=st.lists(rounds(), max_size=3).map(tuple),
    year_round=st.booleans(),
    amounts=st.lists(st.sampled_from(["300 triệu", "50%"]), max_size=2).map(tuple),
    law_changed=st.booleans(),
)
snapshots = st.builds(
    Snapshot,
    at=instants,
    schemes=st.dictionaries(st.sampled_from("abc"), schemes),
    excluded=st.just(frozenset("b")),
)


@given(snapshots)
def test_without_a_change_there_is_nothing_to_tell(snapshot: Snapshot) -> None:
    assert changes(snapshot, snapshot) == ()


@given(snapshots, snapshots)
def test_every_change_is_told_once_and_the_urgent_first(before: Snapshot, now: Snapshot) -> None:
    if now.at < before.at:
        before, now = now, before
    found = changes(before, now)
    assert len({change.key for change in found}) == len(found)
    assert len({(change.scheme, change.kind) for change in found}) == len(found)
    assert [change.kind for change in found] == sorted((c.kind for c in found), key=KINDS.index)
    told = {change.scheme for change in found}
    for code in {*before.schemes, *now.schemes}:
        old, new = before.schemes.get(code), now.schemes.get(code)
        if old is None or new is None or old.state != new.state or old.amounts != new.amounts:
            assert code in told
        elif (old.law_changed, old.rounds, old.year_round) == (new.law_changed, new.rounds, new.year_round):
            assert {c.kind for c in found if c.scheme == code} <= {"opens", "ends", "closes_3", "closes_14"}


@given(rounds(), st.lists(st.integers(1, 9), min_size=1, max_size=30))
def test_a_round_is_told_from_its_opening_to_its_end_however_often_one_looks(round_: Round, steps: list[int]) -> None:
    """Whoever looks every few days hears of each thing at most once, of the opening and the end for sure."""
    scheme = SchemeState("Máy", "/", "fits", (round_,))
    at, found = AT - 61 * DAY, []
    last = Snapshot(at, {"a": scheme})
    for days in [*steps, 300]:
        at += days * DAY
        now = Snapshot(at, {"a": scheme})
        found += changes(last, now)
        last = now
    kinds = [change.kind for change in found]
    assert len(set(kinds)) == len(kinds)
    assert ("ends" in kinds) == (round_.closes_at is not None and (round_.opens_at is None or "opens" in kinds))
    assert set(kinds) <= {"opens", "closes_14", "closes_3", "ends"}


@given(st.integers(15, 60))
def test_who_looks_every_day_hears_everything_of_a_round(days: int) -> None:
    scheme = SchemeState("Máy", "/", "fits", (Round(MIDNIGHT, MIDNIGHT + days * DAY),))
    at = [Snapshot(AT + n * DAY, {"a": scheme}) for n in range(-2, days + 3)]
    found = [change for before, now in zip(at, at[1:], strict=False) for change in changes(before, now)]
    assert [change.kind for change in found] == ["opens", *(["closes_14"] if days > 14 else []), "closes_3", "ends"]


OPEN = SchemeState("Máy", "/", "fits", (Round(AT - 9 * DAY, MIDNIGHT + 30 * DAY),), False, ("300 triệu",))
LATER = Round(AT + 40 * DAY, AT + 60 * DAY)

CASES: list[tuple[str, SchemeState | None, SchemeState | None, list[str]]] = [
    ("a new scheme fits", None, OPEN, ["fits"]),
    ("a new scheme may fit", None, replace(OPEN, state="need_facts"), ["may_fit"]),
    ("what was to be confirmed fits", replace(OPEN, state="to_confirm"), OPEN, ["fits"]),
    ("what fitted is to be confirmed", OPEN, replace(OPEN, state="to_confirm"), ["may_fit"]),
    ("the verdict says it all", replace(OPEN, state="need_facts", amounts=()), OPEN, ["fits"]),
    ("withdrawn", OPEN, None, ["withdrawn"]),
    ("the day is put off", OPEN, replace(OPEN, rounds=(Round(AT - 9 * DAY, AT + 50 * DAY),)), ["date"]),
    ("the day is moved to in two days", OPEN, replace(OPEN, rounds=(Round(AT - 9 * DAY, AT + 2 * DAY),)), ["date"]),
    ("closed early", OPEN, replace(OPEN, rounds=(Round(AT - 9 * DAY, AT - DAY),)), ["ends"]),
    ("a round is announced", replace(OPEN, rounds=()), replace(OPEN, rounds=(LATER,)), ["date"]),
    ("a round opens at once", replace(OPEN, rounds=()), OPEN, ["opens"]),
    ("a day of the past is corrected", replace(OPEN, rounds=(Round(None, AT - 9 * DAY),)),
     replace(OPEN, rounds=(Round(None, AT - 8 * DAY),)), []),
    ("another round after this one", OPEN, replace(OPEN, rounds=(*OPEN.rounds, LATER)), []),
    ("taken all year", OPEN, replace(OPEN, rounds=(), year_round=True), ["date"]),
    ("amount and law", OPEN, replace(OPEN, amounts=("200 triệu",), law_changed=True), ["amount", "law"]),
    ("the law was compared", replace(OPEN, law_changed=True), OPEN, []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "kinds"), CASES, ids=[case[0] for case in CASES])
def test_what_somebody_alters(name: str, old: Any, new: Any, kinds: list[str]) -> None:
    before = Snapshot(AT - DAY, {"a": old} if old else {})
    now = Snapshot(AT, {"a": new} if new else {})
    assert [change.kind for change in changes(before, now)] == kinds


def test_what_is_public_but_does_not_fit_was_not_withdrawn() -> None:
    (change,) = changes(Snapshot(AT, {"a": OPEN}), Snapshot(AT, {}, frozenset("a")))
    assert change.kind == "no_longer_fits"


def test_a_worker_that_was_away_tells_the_nearest_reminder_only() -> None:
    scheme = {"a": replace(OPEN, rounds=(Round(AT - 30 * DAY, AT + 2 * DAY),))}
    (change,) = changes(Snapshot(AT - 20 * DAY, scheme), Snapshot(AT, scheme))
    assert change.kind == "closes_3"


def test_a_reminder_of_the_same_day_has_the_same_key() -> None:
    scheme = {"a": replace(OPEN, rounds=(Round(AT - 30 * DAY, MIDNIGHT + 3 * DAY),))}
    first, second = (changes(Snapshot(AT - n * DAY, scheme), Snapshot(AT, scheme))[0] for n in (1, 5))
    assert first.key == second.key == "a:closes_3:2026-11-29T00:00:00+07:00"
