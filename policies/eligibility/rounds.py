"""When a scheme takes applications: one rule, from its rounds, for its card, its page, the finder, the search and the interface."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from policies.eligibility.call_status import CallStatus, call_status, end_of_call

_MOMENT = timedelta(microseconds=1)
_OPEN = ("open", "closing")
# Open rounds first, then those to come, then what is always taken, then what has no round, then what is over.
_RANKS: dict[CallStatus, int] = {"open": 0, "closing": 0, "not_yet": 1, "continuous": 2, "no_round": 3, "closed": 4}
_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Round:
    """A time in which applications are taken, between two aware instants of which one may be missing.

    `title` and `url` are of the announcement that says so; empty when the scheme says so itself.
    """

    opens_at: datetime | None
    closes_at: datetime | None
    title: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if self.opens_at is None and self.closes_at is None:
            raise ValueError("a round has a beginning or an end")

    def status(self, now: datetime) -> CallStatus:
        return call_status(self.opens_at, self.closes_at, now)

    @property
    def end(self) -> float:
        """The first second at which the round is over, since 1970; infinity for one without an end."""
        return _NEVER if self.closes_at is None else end_of_call(self.closes_at).timestamp()

    @property
    def start(self) -> float:
        return -_NEVER if self.opens_at is None else self.opens_at.timestamp()


@dataclass(frozen=True, slots=True)
class Call:
    """Whether one may apply at an instant, and the instants of the round that says so: None where there is none."""

    status: CallStatus
    opens_at: datetime | None = None
    closes_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether one may apply now."""
        return self.status in (*_OPEN, "continuous")


def current_call(rounds: Iterable[Round], now: datetime, *, year_round: bool = False) -> Call:
    """The call that these rounds make at an instant.

    It is open when any round is. Of several open rounds it names the one that closes first: who trusts its day comes too late for
    none of them, whichever is theirs; once that is over it names the next. `year_round` says that applications are always taken:
    then an open round is still named by its day, and otherwise the call is continuous. Else it is the round that opens next, else
    the one that closed last.
    """
    found: dict[str, list[Round]] = {"open": [], "not_yet": [], "closed": []}
    for round_ in rounds:
        status = round_.status(now)
        found["open" if status in _OPEN else status].append(round_)
    if found["open"]:
        return _call(min(found["open"], key=lambda r: (r.end, r.start)), now)
    if year_round:
        return Call("continuous")
    if found["not_yet"]:
        return _call(min(found["not_yet"], key=lambda r: (r.start, r.end)), now)
    if found["closed"]:
        return _call(max(found["closed"], key=lambda r: (r.end, r.start)), now)
    return Call("no_round")


def urgency(call: Call) -> tuple[int, float]:
    """By this calls are sorted: open ones by their end, those to come by their beginning, the always open, those without a round, the
    closed ones from the latest on."""
    end = _NEVER if call.closes_at is None else end_of_call(call.closes_at).timestamp()
    number = {0: end, 1: call.opens_at.timestamp() if call.opens_at else 0.0, 4: -end}
    rank = _RANKS[call.status]
    return rank, number.get(rank, 0.0)


def turns(rounds: Iterable[Round], *, year_round: bool = False) -> tuple[tuple[datetime | None, Call], ...]:
    """How the call goes on: from which instant on it is what, the first since ever. `closing` is not told from `open`.

    What an index keeps, so that it knows at any later instant what `current_call` says then.
    """
    rounds = tuple(rounds)
    instants = {r.opens_at for r in rounds if r.opens_at} | {end_of_call(r.closes_at) for r in rounds if r.closes_at}
    if not instants:
        return ((None, Call("continuous" if year_round else "no_round")),)
    changes = sorted(instants)
    found: list[tuple[datetime | None, Call]] = []
    for start, now in ((None, changes[0] - _MOMENT), *((instant, instant) for instant in changes)):
        call = current_call(rounds, now, year_round=year_round)
        call = replace(call, status="open") if call.status == "closing" else call
        if not found or found[-1][1] != call:
            found.append((start, call))
    return tuple(found)


def _call(round_: Round, now: datetime) -> Call:
    return Call(round_.status(now), round_.opens_at, round_.closes_at)
