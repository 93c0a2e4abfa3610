"""How much support, and how much of one's own, in VND."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from policies.eligibility.profile import Profile
from policies.eligibility.route import Benefit, Scheme
from policies.eligibility.values import Interval
from policies.eligibility.wording import estimates as wording

MILLION = 1_000_000

Span: TypeAlias = tuple[int, int | None]
"""From, to, in VND; None where nothing limits the upper end."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """`support` and `own_funds` in VND as ranges, because a cost given as a band is a band."""

    support: Span
    own_funds: Span
    confirmed: bool
    note: str


def estimate(scheme: Scheme, profile: Profile, today: date) -> Estimate | None:
    """Support = rate × cost, capped; own funds = cost − support. The cost is the answered `investment`.

    None without that answer, without an item in force that has a rate, or when the rate is of something
    else than the investment, unless the profile's intention names this very scheme. Of several items the
    first one counts: an editor lists the main item first.
    """
    cost = profile.value("investment")
    named = scheme.code in (profile.choices("intention") or ())
    item = next((i for i in scheme.benefits if i.in_force(today) and _applies(i, named)), None)
    if not isinstance(cost, Interval) or item is None:
        return None
    # Both grow with the cost (a rate is at most 100 %), so the ends of the band give the ends of the ranges.
    least = _support(item, cost.lo)
    if cost.hi is None:
        support: Span = (least, _cap(item))
        own: Span = (
            cost.lo * MILLION - least,
            0 if item.rate_percent == 100 and item.cap_million is None else None,
        )
    else:
        most = _support(item, cost.hi)
        support, own = (least, most), (cost.lo * MILLION - least, cost.hi * MILLION - most)
    note = wording.NATIONAL_CEILING if item.confirmed else wording.NATIONAL_CEILING + wording.NOT_CONFIRMED
    return Estimate(support, own, item.confirmed, note)


def _applies(item: Benefit, named: bool) -> bool:
    return item.rate_percent is not None and (item.base == "investment" or named)


def _support(item: Benefit, cost_million: int) -> int:
    """The support in VND for a cost in million VND; fractions of a dong are dropped."""
    paid = int(cost_million * MILLION * (item.rate_percent or 0) // 100)
    cap = _cap(item)
    return paid if cap is None else min(paid, cap)


def _cap(item: Benefit) -> int | None:
    return None if item.cap_million is None else int(item.cap_million * MILLION)
