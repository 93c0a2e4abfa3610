"""What has changed for one person between two states of the schemes. Pure: two snapshots in, changes out.

A snapshot keeps the schemes that are possible for the person, with what is public of them; the instant at which it was taken tells what
has come by itself since, and what somebody has altered: the old rounds at the new instant are compared with the new ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from policies.eligibility import Call, Round, State, closes_on, current_call
from policies.eligibility.call_status import LOCAL_TIME

Kind: TypeAlias = Literal[
    "closes_3",
    "closes_14",
    "opens",
    "fits",
    "may_fit",
    "date",
    "amount",
    "law",
    "ends",
    "no_longer_fits",
    "withdrawn",
]
# In the order in which people are told: first what cannot wait.
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]
REMINDERS: tuple[tuple[int, Kind], ...] = ((3, "closes_3"), (14, "closes_14"))
"""Days before the end of a call on which people are reminded, the nearest first."""


@dataclass(frozen=True, slots=True)
class SchemeState:
    """One scheme for one person. `amounts` are its amounts of support in words; `law_changed`: it must be compared with the law again."""

    title: str
    url: str
    state: State
    rounds: tuple[Round, ...] = ()
    year_round: bool = False
    amounts: tuple[str, ...] = ()
    law_changed: bool = False

    def call(self, at: dt.datetime) -> Call:
        return current_call(self.rounds, at, year_round=self.year_round)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The possible schemes by code at an instant (aware). `excluded` are public schemes that are not possible."""

    at: dt.datetime
    schemes: Mapping[str, SchemeState]
    excluded: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Change:
    """`before` or `now` is None where the scheme was, or is, not possible. `mark` tells it from an earlier change of the same kind."""

    scheme: str
    kind: Kind
    mark: str
    before: SchemeState | None
    now: SchemeState | None

    @property
    def key(self) -> str:
        """The same for the same change, so that nobody is told of it twice."""
        return f"{self.scheme}:{self.kind}:{self.mark}"

    @property
    def title(self) -> str:
        """Of the scheme, as it is or was called."""
        scheme = self.now or self.before
        assert scheme is not None
        return scheme.title


def changes(before: Snapshot, now: Snapshot) -> tuple[Change, ...]:
    """What the person is to be told, what cannot wait first.

    A scheme that came, went, or is judged otherwise is one change, whatever else is new about it. Else there is at most one change
    of its call, one of its amounts and one of its law.
    """
    found = [change for code in sorted({*before.schemes, *now.schemes}) for change in _changes_of(code, before, now)]
    return tuple(sorted(found, key=lambda change: KINDS.index(change.kind)))


def _changes_of(code: str, before: Snapshot, now: Snapshot) -> Iterator[Change]:
    old, new = before.schemes.get(code), now.schemes.get(code)
    day = now.at.astimezone(LOCAL_TIME).date().isoformat()
    if old is None or new is None or old.state != new.state:
        yield Change(code, _verdict_kind(new, is_public=code in now.excluded), day, old, new)
        return
    if call := _call_change(old, new, before.at, now.at):
        kind, instant = call
        yield Change(code, kind, instant.isoformat() if instant else day, old, new)
    if old.amounts != new.amounts:
        yield Change(code, "amount", day, old, new)
    if new.law_changed and not old.law_changed:
        yield Change(code, "law", day, old, new)


def _verdict_kind(new: SchemeState | None, *, is_public: bool) -> Kind:
    if new is None:
        return "no_longer_fits" if is_public else "withdrawn"
    return "fits" if new.state == "fits" else "may_fit"


def _call_change(
    old: SchemeState, new: SchemeState, then: dt.datetime, now: dt.datetime
) -> tuple[Kind, dt.datetime | None] | None:
    """What has become of the call, and the instant by which it is known for the same."""
    was, call, unaltered = old.call(then), new.call(now), old.call(now)
    if call.is_open != was.is_open:
        return ("opens", call.opens_at or call.closes_at) if call.is_open else ("ends", was.closes_at)
    if (call.opens_at, call.closes_at) != (unaltered.opens_at, unaltered.closes_at):
        # Where somebody sets the past right, nobody needs to know.
        return ("date", None) if call.is_open or call.status == "not_yet" else None
    if not call.is_open:
        return None
    if call.opens_at and call.opens_at > then:
        return "opens", call.opens_at
    return _reminder(call.closes_at, then, now)


def _reminder(closes_at: dt.datetime | None, then: dt.datetime, now: dt.datetime) -> tuple[Kind, dt.datetime] | None:
    if closes_at is not None:
        for days, kind in REMINDERS:
            if _days_left(closes_at, now) <= days < _days_left(closes_at, then):
                return kind, closes_at
    return None


def _days_left(closes_at: dt.datetime, at: dt.datetime) -> int:
    return (closes_on(closes_at) - at.astimezone(LOCAL_TIME).date()).days
