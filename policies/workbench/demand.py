"""What is asked for where, who of them qualifies now, and what it would cost: figures for the yearly plan, nothing personal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from policies.eligibility import Judge, Profile, Scheme, estimate

MILLION = 1_000_000
By: TypeAlias = Literal["place", "scheme"]
ALL = "*"
"""Stands for all communes, or all schemes, in a row that adds them up."""
FIGURES = ("asked", "eligible", "open", "unmet", "costed", "support", "own_funds", "erased")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One request: the key of its commune, the code of the scheme that it names, both may be empty, and what was answered."""

    place: str
    scheme: str
    profile: Profile


@dataclass(slots=True)
class Demand:
    """All requests of one commune for one scheme.

    `eligible` are those that fit it now, with or without points that the Centre must confirm; a request that names no scheme is
    eligible where any fits. `open` lack an answer. `unmet` are excluded from every public scheme. `support` and `own_funds` are in VND,
    the most that the estimates of the eligible say, over the `costed` among them. `erased` are counted in `asked` too, and nothing else
    is known of them.
    """

    place: str
    scheme: str
    asked: int = 0
    eligible: int = 0
    open: int = 0
    unmet: int = 0
    costed: int = 0
    support: int = 0
    own_funds: int = 0
    erased: int = 0

    @property
    def support_million(self) -> int:
        """In whole million VND."""
        return round(self.support / MILLION)

    @property
    def own_funds_million(self) -> int:
        return round(self.own_funds / MILLION)


Erased = Mapping[tuple[str, str], int]
"""By commune and scheme, how many requests were erased whose count alone is kept."""


def demand(wanted: Iterable[Wanted], erased: Erased, schemes: Iterable[Scheme], today: dt.date) -> list[Demand]:
    """A row for each commune and scheme that was asked for, in the order of their codes."""
    known = {scheme.code: scheme for scheme in schemes}
    rows: dict[tuple[str, str], Demand] = {}
    for one in wanted:
        row = rows.setdefault((one.place, one.scheme), Demand(one.place, one.scheme))
        _count(row, one, known, today)
    for (place, scheme), number in erased.items():
        row = rows.setdefault((place, scheme), Demand(place, scheme))
        row.asked += number
        row.erased += number
    return [rows[key] for key in sorted(rows)]


def together(rows: Iterable[Demand], by: By, known: Iterable[str]) -> list[Demand]:
    """The rows added up by commune or by scheme, with a row of noughts for each known code that nobody asked for: what is not reached."""
    sums = {code: _sum_of(by, code) for code in known}
    for row in rows:
        code = row.place if by == "place" else row.scheme
        total = sums.setdefault(code, _sum_of(by, code))
        for figure in FIGURES:
            setattr(total, figure, getattr(total, figure) + getattr(row, figure))
    return [sums[code] for code in sorted(sums)]


def _sum_of(by: By, code: str) -> Demand:
    return Demand(code, ALL) if by == "place" else Demand(ALL, code)


def _count(row: Demand, one: Wanted, known: Mapping[str, Scheme], today: dt.date) -> None:
    row.asked += 1
    judge = Judge(one.profile)
    kinds = {code: judge.assess(scheme).kind for code, scheme in known.items()}
    row.unmet += bool(kinds) and set(kinds.values()) == {"not_eligible"}
    about = {kinds[one.scheme]} if one.scheme in kinds else set() if one.scheme else set(kinds.values())
    row.eligible += "fits" in about
    row.open += "need_facts" in about and "fits" not in about
    if "fits" not in about or not one.scheme:
        return
    # Whoever asks for a scheme means its cost, whatever its rate is of.
    asking = one.profile.with_value("intention", frozenset({one.scheme}))
    made = estimate(known[one.scheme], asking, today)
    if made and made.support[1] is not None and made.own_funds[1] is not None:
        row.costed += 1
        row.support += made.support[1]
        row.own_funds += made.own_funds[1]
