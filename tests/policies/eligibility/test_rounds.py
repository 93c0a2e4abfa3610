"""One rule says when a scheme takes applications, whatever its rounds are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.eligibility import Call, Round, current_call, end_of_call, turns, urgency
from policies.eligibility.call_status import LOCAL_TIME

NOW = datetime(2026, 11, 25, 9, tzinfo=LOCAL_TIME)
OPEN = ("open", "closing")

# Hours around each other, so that ends and beginnings meet; midnight and its neighbours are among them.
instants = st.integers(-60 * 24, 60 * 24).map(lambda hours: NOW.replace(hour=0) + timedelta(hours=hours))


@st.composite
def a_round(draw: st.DrawFn) -> Round:
    opens, closes = draw(st.none() | instants), draw(st.none() | instants)
    if opens is None and closes is None:
        closes = draw(instants)
    if opens and closes and opens >= end_of_call(closes):
        opens = closes - timedelta(days=3)
    return Round(opens, closes)


rounds = st.lists(a_round(), max_size=6)


@given(rounds=rounds, year_round=st.booleans(), now=instants)
def test_open_when_any_round_is(rounds: list[Round], year_round: bool, now: datetime) -> None:
    call = current_call(rounds, now, year_round=year_round)
    some_open = any(r.status(now) in OPEN for r in rounds)
    assert (call.status in OPEN) == some_open
    assert call.is_open == (some_open or year_round)
    assert (call.status == "continuous") == (year_round and not some_open)
    assert (call.status == "no_round") == (not rounds and not year_round)
    if call.status == "closed":
        assert all(r.status(now) == "closed" for r in rounds)


@given(rounds=rounds, now=instants)
def test_who_trusts_the_day_comes_too_late_for_no_open_round(rounds: list[Round], now: datetime) -> None:
    call = current_call(rounds, now)
    if call.status in OPEN:
        ends = [r.end for r in rounds if r.status(now) in OPEN]
        assert Round(call.opens_at, call.closes_at).end == min(ends)
        assert (call.opens_at, call.closes_at) in {(r.opens_at, r.closes_at) for r in rounds}


@given(rounds=rounds, year_round=st.booleans(), now=instants)
def test_the_turns_say_at_any_instant_what_the_rule_says(rounds: list[Round], year_round: bool, now: datetime) -> None:
    found = turns(rounds, year_round=year_round)
    starts = [start for start, _ in found[1:] if start]
    assert starts == sorted(set(starts))
    call = [call for start, call in found if start is None or start <= now][-1]
    said = current_call(rounds, now, year_round=year_round)
    assert call.status == ("open" if said.status == "closing" else said.status)
    assert (call.opens_at, call.closes_at) == (said.opens_at, said.closes_at)


@given(rounds=rounds, now=instants, data=st.data())
def test_the_order_of_the_rounds_does_not_matter(rounds: list[Round], now: datetime, data: st.DataObject) -> None:
    assert current_call(data.draw(st.permutations(rounds)), now) == current_call(rounds, now)


def test_sorted_as_an_owner_wants_it() -> None:
    def calls(*days: tuple[int | None, int | None]) -> list[Call]:
        return [
            current_call([Round(*(None if d is None else NOW + timedelta(days=d) for d in pair))], NOW) for pair in days
        ]

    wanted = [
        *calls((-3, 2), (None, 30), (-3, None), (3, 50), (9, 20)),
        Call("continuous"),
        Call("no_round"),
        *calls((-9, -1), (-50, -40)),
    ]
    shuffled = wanted[::-1]
    assert sorted(shuffled, key=urgency) == wanted


def test_a_year_round_scheme_names_the_round_that_is_open() -> None:
    soon = Round(None, NOW + timedelta(days=20))
    later = Round(NOW + timedelta(days=9), None)
    assert current_call([soon, later], NOW, year_round=True) == Call("open", None, soon.closes_at)
    assert current_call([later], NOW, year_round=True) == Call("continuous")


def test_a_round_has_a_beginning_or_an_end() -> None:
    with pytest.raises(ValueError, match=r"^a round has a beginning or an end$"):
        Round(None, None)
    assert Round(datetime(2026, 1, 1, tzinfo=UTC), None).status(NOW) == "open"


def at(days: int | None) -> datetime | None:
    return None if days is None else NOW + timedelta(days=days)


@pytest.mark.parametrize(("pairs", "named"), [
    ([(-9, 5), (-9, 2), (-1, None)], (-9, 2)),
    ([(-3, 2), (-9, 2)], (-9, 2)),
    ([(-3, 2), (None, 2)], (None, 2)),
    ([(-3, None), (-9, None)], (-9, None)),
    ([(9, 10), (3, 50), (-50, -40)], (3, 50)),
    ([(3, None), (3, 50)], (3, 50)),
    ([(-50, -40), (-9, -1), (-20, -10)], (-9, -1)),
    ([(-20, -1), (-9, -1)], (-9, -1)),
])  # fmt: skip
def test_the_round_that_is_named(
    pairs: list[tuple[int | None, int | None]], named: tuple[int | None, int | None]
) -> None:
    """The open one that closes first, else the next to open, else the last that closed; of equals the one that opened first, or last."""
    call = current_call([Round(at(opens), at(closes)) for opens, closes in pairs], NOW)
    assert (call.opens_at, call.closes_at) == tuple(map(at, named))


def test_ends_and_beginnings_as_numbers() -> None:
    whole = Round(NOW, NOW.replace(hour=0))
    assert (whole.start, whole.end) == (NOW.timestamp(), end_of_call(NOW.replace(hour=0)).timestamp())
    assert Round(None, NOW).start == float("-inf")
    assert Round(NOW, None).end == float("inf")


def test_what_is_always_open_and_what_has_no_round_are_all_alike() -> None:
    assert (urgency(Call("continuous")), urgency(Call("no_round"))) == ((2, 0.0), (3, 0.0))


def test_without_a_round_nothing_ever_changes() -> None:
    assert turns(()) == ((None, Call("no_round")),)
    assert turns((), year_round=True) == ((None, Call("continuous")),)
